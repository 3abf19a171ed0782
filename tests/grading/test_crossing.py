"""What crosses between the learner's process and the checks: data unchanged, the rest as handles, nothing hostile."""

import contextlib
import datetime
import decimal
import fractions
import json
import math
import numbers
import operator
from collections import Counter, OrderedDict

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from masterclass.grading.crossing import (
    Handle,
    Keeper,
    LearnerError,
    Packer,
    Uncrossable,
    handle_from,
    pack_error,
    raise_error,
    unpack,
)
from masterclass.grading.rehearsal import leading_statements

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def crossed(value):
    packer = Packer()
    tree = json.loads(json.dumps(packer.pack(value)))
    return unpack(tree, packer.buffers)


def same(one, other):
    """Tell whether two values are of one type and equal, NaN and NaN too."""
    if type(one) is not type(other):
        return False
    if isinstance(one, pd.DataFrame | pd.Series | pd.Index):
        return one.equals(other) and (not isinstance(one, pd.Series) or one.dtype == other.dtype)
    if isinstance(one, np.ndarray):
        return (
            one.dtype == other.dtype and one.shape == other.shape and same(one.ravel().tolist(), other.ravel().tolist())
        )
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one.items()), list(other.items()))
    return one is other or bool(one == other) or (one != one and other != other)


texts = st.text(max_size=8) | st.sampled_from(["\0", "\1", "\2", "a\0b", "\ud800", ""])
scalars = (
    st.none() | st.booleans() | st.integers() | st.floats() | texts | st.binary(max_size=8)
    | st.complex_numbers(allow_nan=False) | st.dates() | st.datetimes() | st.timedeltas() | st.fractions()
    | st.decimals(allow_nan=False) | st.sampled_from([..., pd.NA, pd.NaT, range(2, 9, 3), math.inf])
)  # fmt: skip
hashable = st.integers() | texts | st.booleans() | st.dates()
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(hashable, inner, max_size=4) | st.frozensets(hashable, max_size=4)
        | st.sets(hashable, max_size=4)
    ),
    max_leaves=12,
)  # fmt: skip


@few
@given(values)
def test_plain_values_cross_unchanged(value):
    assert same(crossed(value), value)


@few
@given(arrays.arrays(arrays.scalar_dtypes().filter(lambda kind: kind.kind in "biufcmMSU"), arrays.array_shapes()))
def test_arrays_cross_unchanged(value):
    assert same(crossed(value), value)


@few
@given(st.lists(st.none() | st.floats() | texts | st.integers(), max_size=8))
def test_columns_of_anything_keep_none_and_nan_apart(column):
    made = np.empty(len(column), dtype=object)
    made[:] = column
    assert same(crossed(made), made)
    assert same(crossed(pd.Series(made, name="x")).tolist(), column)


KINDS = """
    float32 float64 object string category datetime64[ns] datetime64[s] timedelta64[ns] Int8 UInt32 Int64 Float64
    boolean zoned str
"""
NUMBERS = st.lists(st.integers(0, 100) | st.none(), min_size=1, max_size=6)


@few
@given(
    NUMBERS,
    st.sampled_from(KINDS.split()),
)
def test_columns_of_each_kind_cross_unchanged(numbers, kind):
    column = pd.Series(numbers, dtype="Int64")
    if kind == "zoned":
        column = pd.to_datetime(column.astype("float64"), unit="D").dt.tz_localize("Europe/London")
    elif kind.startswith(("datetime", "timedelta")):
        make = pd.to_datetime if kind.startswith("datetime") else pd.to_timedelta
        column = make(column.astype("float64"), unit="D").astype(kind)
    elif kind == "boolean":
        column = (column % 2).astype("boolean")
    elif kind == "str":
        column = column.astype(pd.StringDtype("python", na_value=np.nan))
    else:
        column = column.astype("float64").astype(kind) if kind.startswith("float") else column.astype(kind)
    frame = pd.DataFrame({"a": column, "b": range(len(column))})
    other = crossed(frame)
    pd.testing.assert_frame_equal(other, frame)
    pd.testing.assert_series_equal(crossed(frame.set_index("b")["a"]), frame.set_index("b")["a"])
    pd.testing.assert_index_equal(crossed(pd.Index(column, name="n")), pd.Index(column, name="n"))


@pytest.mark.parametrize(
    "value",
    [
        Counter("abca"),
        OrderedDict(b=1, a=2),
        decimal.Decimal("1.10"),
        fractions.Fraction(1, 3),
        datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC),
        np.float32(0.1),
        np.int64(5),
        np.datetime64("2026-03-01"),
        pd.Timestamp("2026-03-01 12:00", tz="Europe/London"),
        pd.Timestamp("2026-03-01", tz="UTC"),
        pd.Timedelta(days=3),
        pd.RangeIndex(2, 9, 3, name="r"),
        pd.MultiIndex.from_tuples([(1, "a"), (2, "b")], names=["x", "y"]),
        pd.DataFrame({"a": [1, 2], "b": [[1], {"c": (2,)}]}),
        pd.DataFrame({(1, "a"): [1.0]}),
        pd.DataFrame(np.zeros((0, 3))),
    ],
    ids=lambda value: type(value).__name__,
)
def test_other_kinds_cross_unchanged(value):
    assert same(crossed(value), value)


def test_two_columns_of_one_name_cross():
    frame = pd.DataFrame([[1, "x"], [2, "y"]], columns=["a", "a"])
    pd.testing.assert_frame_equal(crossed(frame), frame)


class Equal(str):
    __hash__ = str.__hash__

    def __eq__(self, other):
        return True


class Frame(pd.DataFrame):
    pass


@pytest.mark.parametrize(
    "thing", [Equal("x"), Frame({"a": [1]}), len, object(), [Equal("x")], type("N", (int,), {})(3)]
)
def test_what_is_not_data_does_not_cross_as_data(thing):
    with pytest.raises(Uncrossable):
        crossed(thing)


WORDS = """
    list tuple set frozenset dict Counter defaultdict array objects texts scalar values masked strings moments Index
    Categorical Series DataFrame RangeIndex MultiIndex Timestamp Timedelta bytes handle range complex Decimal Fraction
    date NAType NaTType ellipsis <f8 <M8[ns] |O <U9 Int64 UTC dateutil//etc/passwd ../x unit __class__ i4,i4 V8
"""
words = st.sampled_from(WORDS.split())
trees = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | words | st.just({}),
    lambda inner: (
        st.lists(inner, max_size=4) | st.tuples(words, inner, inner).map(list) | st.dictionaries(words, inner)
    ),
    max_leaves=16,
)


@settings(few, max_examples=400)
@given(trees, st.lists(st.binary(max_size=24), max_size=3))
def test_hostile_trees_are_refused_and_nothing_else(tree, buffers):
    with contextlib.suppress(Uncrossable):
        unpack(tree, buffers, lambda told: None)


@pytest.mark.parametrize(
    "tree",
    [
        ["array", "|O", [1], 0],
        ["array", "<f8", [10**18], 0],
        ["objects", "|V8", [1], ["x"]],
        ["Timestamp", 0, "ns", "dateutil//etc/passwd"],
        ["moments", "../../etc/passwd", ["array", "<i8", [1], 0], "ns"],
        ["DataFrame", [["list", []]], ["list", [1]], ["list", []]],
        ["MultiIndex", [["list", [1]]], [["list", [5]]], ["list", [None]]],
        ["set", [["list", []]]],
        ["__init__", 1],
        ["handle", {}],
        ["Decimal", "x"],
        eval("[" * 90 + "]" * 90),
    ],
)
def test_these_trees_are_refused(tree):
    with pytest.raises(Uncrossable):
        unpack(tree, [bytes(8)])


# --- handles


class Model:
    """What a learner's cell may make."""

    rate = 0.5

    def __len__(self):
        return 3

    def __iter__(self):
        return iter("abc")

    def __getitem__(self, place):
        return place * 2

    def __call__(self, x, by=2):
        return x * by

    def __eq__(self, other):
        return True

    def __lt__(self, other):
        return True

    def __contains__(self, other):
        return True

    def __float__(self):
        return 1.0

    def __array__(self, *others):
        return np.ones(3)


def held(thing):
    """Return a handle, as in a check, on something that stays where it is."""
    keeper, iterators = Keeper(), []
    handles = Packer(keeper.describe)

    def ask(kind, number, *parts):
        there = iterators[number] if kind == "next" else keeper[number]
        if kind == "call":
            return there(*parts[0], **parts[1])
        if kind == "iterate":
            iterators.append(iter(there))
            return len(iterators) - 1
        if kind == "next":
            return list(there), True
        return {"attribute": getattr, "item": lambda one, place: one[place], "length": len, "repr": repr}[kind](
            there, *parts
        )

    return unpack(json.loads(json.dumps(handles.pack(thing))), [], lambda told: handle_from(told, ask))


def test_a_handle_answers():
    handle = held(Model())
    assert isinstance(handle, Handle) and type(handle).__name__ == "Model"
    assert handle(4, by=3) == 12 and handle.rate == 0.5 and len(handle) == 3 and handle[4] == 8
    assert list(handle) == ["a", "b", "c"] and callable(handle) and not callable(held(object()))


@pytest.mark.parametrize(
    "use",
    [
        lambda handle: handle == 1,
        lambda handle: operator.eq(1, handle),
        lambda handle: handle != handle,
        lambda handle: [handle] == [1],
        lambda handle: handle in [1, 2],
        lambda handle: "a" in handle,
        lambda handle: handle < 1,
        lambda handle: sorted([handle, 1]),
        lambda handle: max(handle, 1),
        np.asarray,
        lambda handle: np.testing.assert_allclose(handle, 1),
        lambda handle: pd.Series([1]) == handle,
        float,
        int,
        lambda handle: setattr(handle, "rate", 1),
    ],
)
def test_a_handle_is_not_compared_nor_changed(use):
    with pytest.raises(TypeError):
        use(held(Model()))


def test_a_handle_is_hashed_by_identity():
    one, other = held(Model()), held(Model())
    assert hash(one) != hash(other) and one in {one: 1} and len({one, other}) == 2


def test_an_object_says_only_what_class_of_the_known_libraries_it_is():
    from matplotlib.figure import Figure

    assert isinstance(held(Figure()), Figure)
    import sklearn.utils._param_validation as full_of_others  # it imports numbers.Real

    liar = type("Real", (), {"__module__": full_of_others.__name__, "__qualname__": "Real"})
    assert full_of_others.Real is numbers.Real and not isinstance(held(liar()), numbers.Real)
    assert not isinstance(held(type("str", (str,), {"__module__": "builtins"})("x")), str)


# --- errors


def raised(error):
    packer = Packer()
    told = json.loads(json.dumps(pack_error(error, packer)))
    with pytest.raises(Exception) as caught:
        raise_error(told, packer.buffers)
    return caught.value


def test_errors_of_python_arrive_as_themselves():
    assert type(raised(KeyError("x"))) is KeyError and raised(NameError("n", name="n")).name == "n"
    assert "first argument must be" not in str(raised(ValueError("bad", 3)))


def test_a_learners_error_never_passes_for_one_of_ours():
    from masterclass.checks import CheckFailed

    error = raised(CheckFailed("saw", "expected", "look"))
    assert isinstance(error, LearnerError) and type(error).__name__ == "LearnerError"
    for kind in (StopIteration, KeyboardInterrupt, SystemExit, GeneratorExit):
        assert isinstance(raised(kind("x")), LearnerError)


def test_an_error_that_cannot_be_told_is_told_all_the_same():
    class Odd(Exception):
        def __str__(self):
            raise RuntimeError

    assert type(raised(Odd("x"))).__name__ == "Odd"


def test_only_what_no_answer_can_change_is_worked_out_before_a_check():
    answers = frozenset({"precision"})
    cell = "town = draw()\ndef share(a):\n    return a\ntown, truth = share(town), 1\nwith check:\n    precision(town)"
    assert leading_statements(cell, answers) == 3
    assert leading_statements("seen = precision(town)\nexpected = 1\nprint(seen)", answers) == 0
    assert leading_statements("town = draw()\ntown['x'] = 1\nprint(town)", answers) == 1, "it changes what it names"
    assert leading_statements("town.sort_index(inplace=True)\nprint(town)", answers) == 0
