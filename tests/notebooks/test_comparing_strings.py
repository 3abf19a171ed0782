"""The notebook on comparing strings says true things: what its prose claims in words holds for what it computes."""

import numpy as np
import pytest
from worked import assert_short_and_quiet, executed, headings

NOTEBOOK = "comparing-strings"
HEADINGS = [
    "Four pairs of names",
    "Counting edits",
    "Two letters the wrong way round",
    "A bonus for the beginning",
    "By sound",
    "Which comparator forgives which mistake",
    "Where to cut",
    "A missing value is no answer",
    "Both ways round",
]
LEVENSHTEIN, DAMERAU, JARO_WINKLER = "Levenshtein", "Damerau", "Jaro–Winkler"
TELL = """
import json
import jellyfish
pairs = [("smith", "smiht"), ("smith", "msith"), ("charlotte", "charles"), ("omar", "umar"), ("wood", "woodward")]
some = spelt[["one", "other"]].drop_duplicates().to_numpy()
print(json.dumps({
    "exact": (left == right).to_dict("index"), "words": alike(pairs).to_dict("index"),
    "by hand": [[edits(*pair), damerau(*pair)] for pair in some],
    "library": [[count(*pair) for count in (jellyfish.levenshtein_distance, jellyfish.damerau_levenshtein_distance)]
                for pair in some],
    "slips": [[edits(*pair), damerau(*pair)] for pair in slips],
    "names": {name: code for name, code in zip(names_of_sound, map(jellyfish.soundex, names_of_sound))},
    "letter": respelt.groupby("first letter")["sound"].mean().tolist(), "split": split.to_numpy().tolist(),
    "collide": given.groupby(lengths, observed=True).agg(per_thousand).tolist(),
    "kinds": by_kind.loc[sorted(often)].to_dict("index"), "kept": {n: kept[n].to_dict() for n in kept},
    "through": {n: through[n].to_dict() for n in through}, "sound": by_sound, "rates": rates_of_length,
    "true": len(of_true), "levels": [[(levels[c] == v).sum() for v in (1, 0, -1)] for c in ("by default", "apart")],
    "postcodes": (alike_codes >= 0.88).mean(), "best": best.to_dict("index"),
}, default=float))
"""
AFTER = [
    ("soundex", "names_of_sound = names"),
    ("short", "rates_of_length = {name: rate.to_dict() for name, rate in rates.items()}"),
]


@pytest.fixture(scope="module")
def run():
    """Run the notebook in a real kernel; return it as run, and what it found."""
    return executed(NOTEBOOK, TELL, after=AFTER)


@pytest.fixture(scope="module")
def found(run):
    return run[1]


def at_price(found, name, strangers):
    """Return the share of true pairs that a comparator forgives for so many strangers, read off its line."""
    points = sorted((found["through"][name][cut], found["kept"][name][cut]) for cut in found["kept"][name])
    return float(np.interp(strangers, *np.transpose(points)))


def test_headings_are_those_that_exercises_point_to():
    assert headings(NOTEBOOK) == HEADINGS


def test_no_cell_is_long_and_none_complains(run):
    assert_short_and_quiet(run[0])


def test_exact_comparison_takes_one_respelt_person_and_two_twins_alike(found):
    assert found["exact"]["respelt"] == found["exact"]["twins"] == {"first_name": False, "surname": True}


def test_edits_counted_by_hand_are_those_of_the_library(found):
    assert [one for one, _ in found["by hand"]] == [one for one, _ in found["library"]]
    damerau = [(mine, theirs) for (_, mine), (_, theirs) in zip(found["by hand"], found["library"], strict=True)]
    assert all(mine >= theirs for mine, theirs in damerau)  # the library's may edit again what changed places
    assert sum(mine > theirs for mine, theirs in damerau) < 0.01 * len(damerau)
    assert found["slips"] == [[2, 1], [1, 1], [2, 1], [2, 1]]


def test_jaro_winkler_favours_a_shared_beginning(found):
    words = {pair: row[JARO_WINKLER] for pair, row in found["words"].items()}
    assert words["smith, smiht"] > words["smith, msith"]
    assert words["charlotte, charles"] > words["omar, umar"]
    assert words["wood, woodward"] > 0.88


def test_soundex_splits_every_name_whose_first_letter_varies(found):
    names = found["names"]
    assert names["smith"] == names["smyth"] and names["fadumo"] == names["fadumah"]
    assert names["catherine"] != names["katherine"]
    differs, same = found["letter"]
    assert differs == 0 and same > 0.9
    assert {"omar", "ibrahim", "zhou"} <= {one for one, _ in found["split"]}
    english = sum(one in ("catherine", "katherine", "geoffrey", "jeffrey") for one, _ in found["split"])
    assert english < len(found["split"]) / 2


def test_short_names_collide_in_soundex(found):
    short, _, long = found["collide"]
    assert short > 4 * long


def test_each_comparator_forgives_what_the_prose_says(found):
    kinds = found["kinds"]
    assert set(kinds) == {
        "OCR",
        "keyboard typo",
        "phonetic",
        "transliteration",
        "nickname",
        "former surname",
        "swapped names",
    }
    best = {kind: max(row, key=row.get) for kind, row in kinds.items()}
    assert kinds["OCR"]["Levenshtein"] > 0.8 and min(kinds["OCR"], key=kinds["OCR"].get) == "Soundex"
    assert min(row["Soundex"] for row in (kinds["keyboard typo"], kinds["OCR"])) == kinds["OCR"]["Soundex"]
    assert (
        best["keyboard typo"] == DAMERAU
        and kinds["keyboard typo"][DAMERAU] > kinds["keyboard typo"][LEVENSHTEIN] + 0.05
    )
    slips = ("OCR", "keyboard typo", "phonetic", "transliteration")
    assert [kind for kind in slips if best[kind] == "Soundex"] == ["transliteration"]
    assert kinds["phonetic"][LEVENSHTEIN] > kinds["phonetic"]["Soundex"]
    assert best["nickname"] == JARO_WINKLER and max(kinds["nickname"].values()) < 0.5
    assert max(*kinds["former surname"].values(), *kinds["swapped names"].values()) < 0.05


def test_a_cut_has_its_own_meaning_for_each_comparator(found):
    through = found["through"]
    assert through[JARO_WINKLER]["1.0"] > 50
    assert through[JARO_WINKLER]["0.75"] > 1.9 * through[LEVENSHTEIN]["0.75"]


def test_for_the_same_strangers_the_lines_run_close_and_soundex_lies_below(found):
    for strangers in (105, 115, 125):
        shares = [at_price(found, name, strangers) for name in (LEVENSHTEIN, DAMERAU, JARO_WINKLER)]
        assert max(shares) - min(shares) < 0.2
    most = max(found["kept"][JARO_WINKLER].values())
    assert most > max(found["kept"][LEVENSHTEIN].values()) + 0.1
    sound = found["sound"]
    assert at_price(found, JARO_WINKLER, sound["strangers"]) > sound["forgiven"] + 0.15
    assert found["true"] < 300


def test_short_names_are_confused_by_edits_and_long_ones_by_their_beginning(found):
    short, long = found["rates"]["up to 4 letters"], found["rates"]["7 letters or more"]
    assert short[LEVENSHTEIN] > 2 * long[LEVENSHTEIN] and short[DAMERAU] > 2 * long[DAMERAU]
    assert short[JARO_WINKLER] < long[JARO_WINKLER]


def test_missing_counts_as_differing_unless_kept_apart(found):
    default, apart = found["levels"]
    assert default[0] == apart[0] and default[2] == 0
    assert apart[2] > 0 and default[1] == apart[1] + apart[2]


def test_different_postcodes_are_often_alike(found):
    assert 0.1 < found["postcodes"] < 0.5


def test_crosswise_helps_the_swapped_pair_only(found):
    best = found["best"]
    assert best["swapped"]["as they stand"] == 0 and best["swapped"]["better"] == 1
    assert all(row["better"] == row["as they stand"] for name, row in best.items() if name != "swapped")
    assert abs(best["renamed"]["better"] - best["twins"]["better"]) < 0.15
