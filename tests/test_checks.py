"""The messages a learner reads: three parts, the likely slip named, and nothing of a fresh town given away."""

import numpy as np
import pandas as pd
import pytest

from masterclass import checks

LOOK = "notebooks/linking-schools-to-earnings#match-keys"


@pytest.fixture
def exercise():
    return checks.Exercise("01-first-link", {"one-key": 2, "two-keys": 3})


def message(exercise, compare, task="one-key"):
    with pytest.raises(checks.CheckFailed) as caught, exercise.visible(task, look=LOOK) as check:
        compare(check)
    return str(caught.value)


def passes(exercise, compare):
    with exercise.visible("one-key", look=LOOK) as check:
        compare(check)


def test_a_message_has_three_parts_and_names_the_page_and_section(exercise):
    told = message(exercise, lambda check: check.number(3, 4, "`links`")).splitlines()
    assert told == [
        "What we saw: `links` is 3",
        "What we expected: 4",
        "Where to look: the book, notebooks/linking-schools-to-earnings.html, section “match keys”",
    ]


def test_jupyter_shows_the_message_without_a_traceback():
    assert checks.CheckFailed("a", "b", "c")._render_traceback_() == [
        "What we saw: a",
        "What we expected: b",
        "Where to look: the book, c.html",
    ]


def test_passing_says_visible_checks_passed_and_never_correct(exercise, capsys):
    with exercise.visible("one-key", look=LOOK) as check:
        check.number(4, 4.0, "`links`")
    assert capsys.readouterr().out == "Visible checks passed\n"


def test_a_missing_answer_is_told_as_such(exercise):
    told = message(exercise, lambda check: check.number(no_such_answer, 1, "x"))  # noqa: F821
    assert "there is no `no_such_answer` yet" in told


@pytest.mark.parametrize("empty", [..., None])
def test_an_untouched_gap_is_told_as_such(exercise, empty):
    assert "your answer in `links`" in message(exercise, lambda check: check.pairs(empty, [], "`links`"))


PAIRS = [("S1", "E1"), ("S2", "E2")]


@pytest.mark.parametrize(
    "same",
    [
        pd.MultiIndex.from_tuples(PAIRS),
        set(PAIRS),
        PAIRS[::-1],
        pd.DataFrame(PAIRS, columns=["schools_id", "earnings_id"]),
        pd.Series([1, 1], index=pd.MultiIndex.from_tuples(PAIRS)),
        np.array(PAIRS),
    ],
)
def test_pairs_in_any_container_and_order_are_the_same_pairs(exercise, same):
    with exercise.visible("one-key", look=LOOK) as check:
        check.pairs(same, pd.MultiIndex.from_tuples(PAIRS), "`links`")


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (PAIRS[:1], "holds 1 pairs: 0 pairs should not be there, 1 pair missing"),
        ([*PAIRS, ("S3", "E3")], "1 pair should not be there"),
        ([*PAIRS, PAIRS[0]], "1 repeated"),
        ([(b, a) for a, b in PAIRS], "the wrong way round"),
        ("S1", "a pandas MultiIndex"),
        ([1, 2], "to hold pairs of record ids"),
    ],
)
def test_wrong_pairs_are_told_by_how_they_are_wrong(exercise, seen, told):
    assert told in message(exercise, lambda check: check.pairs(seen, PAIRS, "`links`"))


@pytest.mark.parametrize("seen", [True, "4", [4], np.array([4]), pd.Series([4])])
def test_a_number_must_be_one_number(exercise, seen):
    assert "to be one number" in message(exercise, lambda check: check.number(seen, 4, "`links`"))


@pytest.mark.parametrize("seen", [1, "yes", object(), np.array([True]), []])
def test_only_true_is_true(exercise, seen):
    assert "What we saw: saw" in message(exercise, lambda check: check.that(seen, "saw", "expected"))


def test_series_and_frames_are_compared_by_label(exercise):
    series, frame = pd.Series({"a": 1, "b": 2}), pd.DataFrame({"x": [1, 2], "y": [3, 4]}, index=["a", "b"])
    with exercise.visible("one-key", look=LOOK) as check:
        check.same(series[::-1].astype(float), series, "`s`")
        check.same(frame.loc[["b", "a"], ["y", "x"]], frame, "`f`")
    assert "has 1 row" in message(exercise, lambda check: check.same(series[:1], series, "`s`"))
    assert "the columns `x`, `y`" in message(exercise, lambda check: check.same(frame[["x"]], frame, "`f`"))
    assert "the same values" in message(exercise, lambda check: check.same(series + 1, series, "`s`"))
    assert "to be a pandas Series" in message(exercise, lambda check: check.same([1, 2], series, "`s`"))


def test_an_array_of_another_shape_is_not_the_same(exercise):
    assert "What we expected" in message(exercise, lambda check: check.same(1.0, np.array([1.0, 1.0]), "`a`"))


def test_the_learners_function_gets_copies_and_its_errors_become_messages(exercise):
    shared = pd.DataFrame({"a": [1]})

    def spoils(frame):
        frame["a"] = 0
        return frame

    with exercise.visible("one-key", look=LOOK) as check:
        check.call(spoils, shared)
    assert shared["a"].tolist() == [1]
    assert "stopped with KeyError: 'surnme'" in message(
        exercise, lambda check: check.call(lambda f: f["surnme"], shared)
    )
    assert "a gap in it is still open" in message(exercise, lambda check: check.call(lambda f: ..., shared))
    assert "gave nothing back" in message(exercise, lambda check: check.call(lambda f: None, shared))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda column: column.lower(), "`.str` in front"),
        (lambda column: column and column, "`&`, `|` and `~`"),
        (lambda column: column.to_frame("a")["b"], "the name of a column that the table has"),
        (lambda column: colunm, "check the spelling"),  # noqa: F821
        (lambda: 1, "the arguments that the task names"),
    ],
)
def test_the_errors_that_beginners_meet_come_with_their_cure(exercise, answer, told):
    assert told in message(exercise, lambda check: check.call(answer, pd.Series(["A", "B"])))


def test_a_hidden_check_tells_its_property_and_nothing_of_the_fresh_town(exercise):
    for compare in (
        lambda check: check.number(739_201, 4, "`links`"),
        lambda check: check.call(lambda: {}["739201"]),
        lambda check: no_such_answer,  # noqa: F821
        lambda check: (_ for _ in ()).throw(ValueError("739201")),
    ):
        with pytest.raises(checks.CheckFailed) as caught, exercise.hidden("one-key", "pairs agree", look=LOOK) as check:
            compare(check)
        assert "739" not in str(caught.value)
        assert "it did not hold that pairs agree" in str(caught.value)


def test_interrupting_a_check_is_not_a_failed_check(exercise):
    with pytest.raises(KeyboardInterrupt), exercise.hidden("one-key", "pairs agree", look=LOOK):
        raise KeyboardInterrupt


@pytest.mark.parametrize("given", ["b", "B", " b. ", "'B'", "(b)", "b)"])
def test_a_choice_passes_whatever_its_case_and_spaces(exercise, given):
    exercise.choice("one-key", given, "b", {"a": "No: …", "b": "Yes."}, look=LOOK)


def test_each_wrong_choice_has_a_sentence_of_its_own(exercise):
    with pytest.raises(checks.CheckFailed, match="A link rate says nothing"):
        exercise.choice("one-key", "A", "b", {"a": "A link rate says nothing.", "b": "Yes."}, look=LOOK)
    with pytest.raises(checks.CheckFailed, match="one of `a`, `b`"):
        exercise.choice("one-key", "z", "b", {"a": "No.", "b": "Yes."}, look=LOOK)


WHY = {"a": "Ask first.", "b": "Then decide.", "c": "Tell people last."}


@pytest.mark.parametrize("given", [["A", "b ", "c"], ("a", "b", "c"), "a, B, c", "A > B > C"])
def test_an_order_passes_whatever_its_case_spaces_and_form(exercise, given):
    exercise.order("one-key", given, ["a", "b", "c"], WHY, look=LOOK)
    passes(exercise, lambda check: check.ordered(given, WHY, "`steps`"))


def test_an_order_tells_why_the_first_that_is_out_of_place_belongs_elsewhere(exercise):
    with pytest.raises(checks.CheckFailed, match=r"you chose 'c' for place 2\. Tell people last\."):
        exercise.order("one-key", ["a", "c", "b"], ["a", "b", "c"], WHY, look=LOOK)
    for given in (["a", "b"], "a b", 7, ["a", "b", "c", "c"]):
        with pytest.raises(checks.CheckFailed):
            exercise.order("one-key", given, ["a", "b", "c"], WHY, look=LOOK)
        assert "once" in message(exercise, lambda check, given=given: check.ordered(given, WHY, "`steps`"))


KEY, FITS = {"1": "x", "2": "y"}, {"1": {"x": "Yes.", "y": "One is no y."}, "2": {"x": "Two is no x.", "y": "Yes."}}


def test_a_match_passes_whatever_its_case_and_type_of_item(exercise):
    for given in ({"1": "X ", "2": "y"}, {2: "Y", 1: "x"}):
        exercise.match("one-key", given, KEY, FITS, look=LOOK)
        passes(exercise, lambda check, given=given: check.matched(given, KEY, ["x", "y"], "`pairs`"))


def test_each_wrong_match_has_a_sentence_of_its_own(exercise):
    for given, told in (({"1": "y", "2": "y"}, "One is no y."), ({"1": "x", "2": "x"}, "Two is no x.")):
        with pytest.raises(checks.CheckFailed, match=told):
            exercise.match("one-key", given, KEY, FITS, look=LOOK)
    assert "has '' for '2'" in message(exercise, lambda check: check.matched({"1": "x"}, KEY, ["x", "y"], "`pairs`"))
    assert "a dictionary" in message(exercise, lambda check: check.matched("x", KEY, ["x", "y"], "`pairs`"))


SIDES = {"below": "You read the lower end.", "above": "You read the upper end."}


def test_a_reading_passes_within_its_range_and_is_told_on_which_side_it_lies(exercise):
    for given in (42, 42.5, "42", "42 %"):
        exercise.reading("one-key", given, (40, 45), SIDES, look=LOOK)
        passes(exercise, lambda check, given=given: check.read(given, 0, 100, "`share`"))
    for given, told in ((30, "lower end"), (60, "upper end"), (float("nan"), "lower end")):
        with pytest.raises(checks.CheckFailed, match=told):
            exercise.reading("one-key", given, (40, 45), SIDES, look=LOOK)
    for given in ("many", ...):
        with pytest.raises(checks.CheckFailed, match="a number read from the chart"):
            exercise.reading("one-key", given, (40, 45), SIDES, look=LOOK)
    for given in (700, "many", ..., float("nan")):
        assert "`share`" in message(exercise, lambda check, given=given: check.read(given, 0, 100, "`share`"))


def test_the_summary_lists_what_is_done(exercise, capsys):
    with exercise.visible("one-key", look=LOOK):
        pass
    message(exercise, lambda check: check.fail("saw", "expected"), task="two-keys")
    exercise.summary()
    told = capsys.readouterr().out
    assert "one-key    2 points  visible checks passed" in told
    assert "two-keys   3 points  not yet" in told
    assert "1 of 2 tasks pass" in told


def test_a_fresh_town_follows_the_secret_and_the_task(monkeypatch):
    monkeypatch.setenv(checks.SECRET_VARIABLE, "one")
    first, again, other = (checks.fresh_town(task).load("schools") for task in ("a", "a", "b"))
    pd.testing.assert_frame_equal(first, again)
    assert not first.equals(other)
    monkeypatch.setenv(checks.SECRET_VARIABLE, "two")
    assert not checks.fresh_town("a").load("schools").equals(first)


def test_a_town_draws_only_the_tables_asked_for():
    town = checks.fresh_town("a")
    town.load("schools")
    (block,) = town.blocks
    assert list(block._records) == ["schools"] and not block._forms


@pytest.mark.parametrize(
    ("seen", "slip"),
    [
        (0.25, 0.25),
        (np.float64(0.25), 1 / 4),
        (pd.Series([1.0, np.nan]), pd.Series([1, np.nan], ["a", "b"])),
        ([1, 2], np.array([1.0, 2.0])),
        ({"a", "b"}, {"b", "a"}),
    ],
)
def test_a_slip_that_is_known_earns_its_sentence(seen, slip):
    assert checks.hint_for(seen, {"another slip": 99, "you took the mean": slip}, "otherwise") == "you took the mean"


@pytest.mark.parametrize("seen", [0.2501, True, "1", None, ..., [1, [2]], {1}, pd.Series([1.0]), len])
def test_any_other_answer_earns_the_common_sentence(seen):
    assert checks.hint_for(seen, {"a number": 1, "a set": {2}, "two": [1, 2]}, "read on") == "read on"


def test_half_of_the_learners_take_form_a_first_and_everybody_the_other_form_afterwards():
    ids = [f"learner{number:03}" for number in range(400)]
    before = [checks.form_for(one, "00-before-you-start") for one in ids]
    assert 150 < before.count("A") < 250 and set(before) == {"A", "B"}
    assert all(checks.form_for(one, "99-what-has-changed") != form for one, form in zip(ids, before, strict=True))
    assert checks.form_for(" Ada ", "00-x") == checks.form_for("ada", "00-x")
