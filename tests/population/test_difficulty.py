"""How hard the town is to link: keys find most, fitted models more, nobody all, and some groups are missed more."""

import pandas as pd
import pytest
import recordlinkage
import splink.comparison_library as compare
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from masterclass import linkage, population

SEEDS = (population.DEFAULT_SEED, 1, 7)
EXACT_KEYS = (
    ["first_name", "surname", "date_of_birth", "sex"],
    ["first_name", "date_of_birth", "postcode"],
    ["surname", "date_of_birth", "postcode", "sex"],
    ["first_name", "surname", "postcode"],
)


@pytest.fixture(scope="module", params=SEEDS)
def town(request):
    return population.draw(10_000, request.param)


def tidied(town, name):
    tidy = town.load(name)
    for column in ("first_name", "surname"):
        tidy[column] = tidy[column].str.lower()
    tidy["postcode"] = tidy["postcode"].str.replace(" ", "")
    return tidy


def by_key(town, columns):
    left, right = (tidied(town, name).reset_index() for name in ("schools", "earnings"))
    both = left[["schools_id", *columns]].dropna().merge(right[["earnings_id", *columns]].dropna(), on=columns)
    return pd.MultiIndex.from_frame(both[["schools_id", "earnings_id"]])


def by_ecm(town):
    return recordlinkage.ECMClassifier().fit_predict(linkage.compare(town.load("schools"), town.load("earnings")))


def by_splink(town):
    """Link as Splink's own manual does, and keep pairs that are as likely as not."""
    api = DuckDBAPI()
    shared = ["first_name", "surname", "sex", "date_of_birth", "postcode"]
    tables = [
        api.register(tidied(town, name)[shared].rename_axis("unique_id").reset_index(), dataset_display_name=name)
        for name in ("schools", "earnings")
    ]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            compare.ForenameSurnameComparison("first_name", "surname"),
            compare.DateOfBirthComparison("date_of_birth", input_is_string=True),
            compare.ExactMatch("postcode"),
            compare.ExactMatch("sex"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("date_of_birth"),
            block_on("first_name", "surname"),
            block_on("postcode"),
            block_on("first_name", "substr(date_of_birth, 1, 4)"),
            block_on("surname", "substr(date_of_birth, 1, 4)"),
        ],
    )
    linker = Linker(tables, settings, log_level=40)
    linker.training.estimate_probability_two_random_records_match([block_on(*EXACT_KEYS[0][:3])], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("date_of_birth"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first_name", "surname"))
    found = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    swap = found["source_dataset_l"] == "earnings"
    left = found["unique_id_l"].where(~swap, found["unique_id_r"])
    right = found["unique_id_r"].where(~swap, found["unique_id_l"])
    return pd.MultiIndex.from_arrays([left, right])


def recall_and_precision(town, links, name):
    true = town.true_links("schools", "earnings")
    recall, precision = true.isin(links).mean(), links.isin(true).mean()
    print(f"seed {town.seed}: {name} recall {recall:.3f}, precision {precision:.3f}")
    return recall, precision


def test_exact_match_keys_find_between_80_and_90_percent(town):
    true = town.true_links("schools", "earnings")
    links = by_key(town, EXACT_KEYS[0])
    assert links.isin(true).mean() > 0.99
    for columns in EXACT_KEYS[1:]:
        links = links.union(by_key(town, columns))
    recall, precision = recall_and_precision(town, links, "match-keys")
    assert 0.80 <= recall <= 0.90
    assert precision > 0.96


def test_a_fitted_model_finds_about_95_percent_and_never_all(town):
    recall, precision = recall_and_precision(town, by_ecm(town), "ECM")
    assert 0.93 <= recall <= 0.985
    assert precision > 0.96


def test_splink_finds_about_as_many_and_every_method_misses_some_groups_more():
    town = population.draw()
    links = {"match-keys": by_key(town, EXACT_KEYS[0]), "ECM": by_ecm(town), "Splink": by_splink(town)}
    for columns in EXACT_KEYS[1:]:
        links["match-keys"] = links["match-keys"].union(by_key(town, columns))
    recall, precision = recall_and_precision(town, links["Splink"], "Splink")
    assert 0.90 <= recall <= 0.99
    assert precision > 0.93
    true = town.true_links("schools", "earnings")
    people = town.load_truth("people").loc[town.load_truth("schools")[true.get_level_values(0)]]
    changed = people["surname_changed_on"].notna().map({True: "changed surname", False: "same surname"})
    for groups in (people["sex"], people["ethnicity"], changed):
        found = pd.DataFrame({name: true.isin(each) for name, each in links.items()}).groupby(groups.to_numpy())
        print(found.mean().round(3).assign(people=found.size()).to_string())
    white = (people["ethnicity"] == "White").to_numpy()
    for name, each in links.items():
        assert true[~white].isin(each).mean() < true[white].isin(each).mean(), name
