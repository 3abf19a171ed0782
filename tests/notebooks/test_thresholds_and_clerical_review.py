"""The notebook on thresholds and clerical review says true things: its prose holds for the numbers it computes."""

import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "thresholds-and-clerical-review"
HEADINGS = [
    "The weights we start from",
    "What each mistake costs",
    "Two thresholds",
    "A sample by weight band",
    "Two reviewers",
    "Cannot tell",
    "An interval for precision",
    "Recall from missed pairs",
    "What fifty reviewers can do",
]
TELL = """
import json
print(json.dumps({
    "weights": dict(zip(friends.index, friends["weight"].tolist())),
    "single": single.tolist(), "linked": pd.DataFrame(linked, index=friends.index).to_dict("index"),
    "fates": pd.DataFrame(fates, index=friends.index).to_dict("index"),
    "in the band": plan["pairs in the band"].tolist(),
    "errors": {use: [int(n) for n in false_and_missed(single[use],
    single[use]) + false_and_missed(upper[use], lower[use])]
               for use in harm.index},
    "plain": int(plain.reindex(names).iloc[:2].sum()), "plain top": int(plain["15 and over"]),
    "kappas": {name: [float((some["Asha"] == some["Ben"]).mean()),
                      None if some["Ben"].nunique() == some["Asha"].nunique() == 1
                      else float(cohen_kappa_score(some["Asha"], some["Ben"]))]
              for name, some in labels.groupby("band")},
    "by hand": float(kappa_by_hand), "by library": float(cohen_kappa_score(labels["Asha"], labels["Ben"])),
    "chance": float(by_chance), "ben": sorted(set(labels.loc[labels["band"] == "10 to 15", "Ben"])),
    "apart are twins": bool((both["surname"].str.upper() == both["surname_payroll"]).all()
                            and (both["date_of_birth"] == both["date_of_birth_payroll"]).all()
                            and not apart.index.isin(true_links).any()),
    "apart": len(apart), "twins seen": bool(pairs[-1] in apart.index),
    "answers": answers.T.to_dict(), "worst": at_worst.to_dict(), "best": at_best.to_dict(),
    "plain share": [float(answers["match"].sum() / read.sum()),
                    float((answers["match"] + answers["cannot tell"]).sum() / read.sum())],
    "precision": [float(worst), float(best)], "library": estimate.astype(float).to_dict(),
    "hand": [float(bounds["low"].min()), float(bounds["high"].max())],
    "truth": float(is_true[links.index].mean()), "claims": table.T.to_dict(),
    "above": [rows_above(upper["statistic"]), rows_above(15)],
    "below": below.T.to_dict(), "hiding": float((below["pairs"] * most)["below -10"]), "people": len(true_links),
    "recall": [float(lowest), float(highest)],
    "true recall": [float(is_true[links.index].sum() / each) for each in truths],
    "other": [len(other), int(other.isin(weight.index).sum()), int(other.isin(true_links).sum()), int(lost)],
    "towns": towns.tolist(), "outcome": friends["outcome"].to_dict(),
    "all right": [n * (1 - linkage.wilson(n, n)[0]) for n in (40, 100, 200, 400)],
}, default=float))
"""
HELPERS = """
def rows_above(high):
    return int((~is_true[weight >= high]).sum())
shares = [labels[name].value_counts(normalize=True).reindex(order, fill_value=0) for name in ("Asha", "Ben")]
kappa_by_hand = (agreed - (shares[0] * shares[1]).sum()) / (1 - (shares[0] * shares[1]).sum())
"""


@pytest.fixture(scope="module")
def run():
    """Run the notebook in a real kernel; return it as run, and what it found."""
    return executed(NOTEBOOK, HELPERS + TELL)


@pytest.fixture(scope="module")
def found(run):
    return run[1]


def test_headings_are_those_that_exercises_point_to():
    assert headings(NOTEBOOK) == HEADINGS


def test_no_cell_is_long_and_none_complains(run):
    assert_short_and_quiet(run[0])


def test_one_threshold_loses_charlotte_for_a_payment_links_the_twins_and_never_reaches_the_swapped_pair(found):
    payment, statistic, alert = "payment to stop", "statistic", "safeguarding alert"
    assert found["single"][0] > found["single"][1] == 0 > found["single"][2]
    assert found["weights"]["twins"] > 2 * found["weights"]["renamed"]
    assert found["linked"]["renamed"] == {payment: "no", statistic: "yes", alert: "yes"}
    assert set(found["linked"]["twins"].values()) == {"yes"}
    assert set(found["linked"]["swapped"].values()) == {"no"}


def test_with_a_band_charlotte_is_read_and_only_the_alert_reads_the_swapped_pair(found):
    assert set(found["fates"]["renamed"].values()) == {"review"}
    assert set(found["fates"]["twins"].values()) == set(found["fates"]["respelt"].values()) == {"link"}
    assert list(found["fates"]["swapped"].values()) == ["leave", "leave", "review"]
    payment, statistic, alert = found["in the band"]
    assert statistic < payment < alert / 3
    for false, missed, false_band, missed_band in found["errors"].values():
        assert 0 < false_band < false
        assert 0 < missed_band < missed


def test_a_plain_sample_spends_itself_where_nobody_doubts(found):
    assert found["plain"] < 25
    assert found["plain top"] > 80


def test_agreement_is_mostly_chance_and_kappa_is_zero_where_the_twins_are(found):
    assert found["by hand"] == pytest.approx(found["by library"])
    assert found["chance"] > 0.5
    agree, kappa = found["kappas"]["10 to 15"]
    assert agree > 0.9
    assert kappa == pytest.approx(0)
    assert found["ben"] == ["match"]
    assert found["kappas"]["15 and over"] == [1, None]
    assert found["apart"] > 0
    assert found["apart are twins"]
    assert found["twins seen"], "the twins that we follow are in the sample"


def test_most_of_the_lowest_band_cannot_be_told(found):
    lowest = found["answers"]["0 to 5"]
    assert lowest["cannot tell"] > sum(lowest.values()) / 2
    assert found["best"]["0 to 5"] - found["worst"]["0 to 5"] > 0.6


def test_precision_is_reported_as_a_range_that_holds_the_truth(found):
    assert found["plain share"][0] < found["precision"][0]
    assert found["plain share"][1] < found["precision"][1]
    library = found["library"]
    assert [library["if_false"], library["if_true"]] == pytest.approx(found["precision"])
    assert found["hand"][0] < library["low"] < found["truth"] < library["high"] < found["hand"][1]
    width = library["high"] - library["low"]
    assert library["if_true"] - library["if_false"] > width / 2, "most of the width is what nobody could tell"
    assert all(3 < most <= 4 for most in found["all right"])


def test_the_model_claims_too_much_in_the_two_middle_bands_only(found):
    for name, row in found["claims"].items():
        held = row["low"] <= row["claimed"] <= row["high"]
        assert held == (name in ("0 to 5", "15 and over")), name
        assert row["claimed"] > 0.9
    assert found["above"][0] > found["above"][1] == 0


def test_recall_among_the_pairs_sampled_holds_the_truth_and_the_rest_cannot_be_sampled(found):
    assert found["recall"][0] < found["true recall"][0] < found["recall"][1]
    assert found["true recall"][1] < found["true recall"][0]
    for name in ("-5 to 0", "-10 to -5"):
        assert found["below"][name]["match"] + found["below"][name]["cannot tell"] > 0
    assert found["below"]["below -10"]["match"] == found["below"]["below -10"]["cannot tell"] == 0
    assert found["hiding"] > found["people"]


def test_another_route_finds_a_few_people_whom_blocking_lost(found):
    pairs, compared, true, lost = found["other"]
    assert compared == 0
    assert 0 < true < lost
    assert true < pairs / 2


def test_a_team_of_fifty_reads_the_statistic_for_tens_of_millions_and_the_alert_for_a_few(found):
    _, statistic, alert = (towns * 10_000 for towns in found["towns"])
    assert 2e7 < statistic < 1e8
    assert 2e6 < alert < 1e7


def test_the_four_pairs_end_as_told(found):
    assert found["outcome"] == {"renamed": "cannot tell", "respelt": "link", "swapped": "leave", "twins": "no match"}
