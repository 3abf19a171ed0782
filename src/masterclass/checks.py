"""The three-part messages that exercise checks speak: what we saw, what we expected, where to look.

A check cell reads like this::

    with exercise.visible("match-key-pairs", look="notebooks/linking-schools-to-earnings#match-keys") as check:
        check.pairs(links, expected, "`links`")

and its hidden twin, which meets a town the learner has not seen, like this::

    town = checks.fresh_town("match-key-pairs")
    expected = ...
    proves = "your function finds exactly the pairs whose key agrees"
    with exercise.hidden("match-key-pairs", proves, look=...) as check:
        check.pairs(check.call(link_on, town.load("schools"), town.load("earnings")), expected, "its answer")

A visible check may quote numbers.
A hidden check only ever says which property failed: whatever goes wrong inside it, the message is the sentence it
was given.
"""

from __future__ import annotations

import copy
import hashlib
import numbers
import os
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

#: Seeds the fresh towns of people who learn alone; a cohort has a secret of its own in this variable.
SECRET_VARIABLE = "MASTERCLASS_SECRET"
PUBLIC_SECRET = "learning alone"

#: What an error of Python or pandas usually means in a beginner's answer, by a part of its message.
LIKELY_SLIPS = {
    "'Series' object has no attribute": "`.str` in front of a text method, as in `column.str.lower()`",
    "truth value of a": "`&`, `|` and `~` with round brackets where you wrote `and`, `or` or `not`",
    "NameError": "only names that your answer makes, that it is given, or that a cell above makes: check the spelling",
    "KeyError": "the name of a column that the table has, in the same spelling and in quotation marks",
    "takes": "a function with the arguments that the task names, in that order",
    "unhashable type": "a text, a number or a tuple where you gave a list: `tuple(...)` turns a list into one",
}


class CheckFailed(AssertionError):
    """A check that did not pass, told in three parts.

    Parameters
    ----------
    saw, expected, look : str
        What we saw, what we expected, and the book page that helps.
    """

    def __init__(self, saw: str, expected: str, look: str = ""):
        self.saw, self.expected, self.look = saw, expected, look
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """Return the message, one part a line."""
        lines = [f"What we saw: {self.saw}", f"What we expected: {self.expected}"]
        return [*lines, f"Where to look: {_page(self.look)}"] if self.look else lines

    def _render_traceback_(self) -> list[str]:
        """Tell Jupyter to show the message alone: the learner needs no traceback through our code."""
        return self.lines()


def _page(look: str) -> str:
    page, _, anchor = look.partition("#")
    section = f", section “{anchor.replace('-', ' ')}”" if anchor else ""
    return f"the book, {page}.html{section}"


def fresh_town(task: str, *, people: int = 500, number: int = 0):
    """Draw a town that the learner has not seen, the same for everybody in a cohort.

    Parameters
    ----------
    task : str
        The task's name: each task meets a town of its own.
    people : int
        Size of the town.
    number : int
        Which of the task's towns.

    Returns
    -------
    masterclass.population.Town
        With ``load``, ``load_truth`` and ``true_links``, as in :mod:`masterclass.datasets`.
    """
    secret = os.environ.get(SECRET_VARIABLE) or PUBLIC_SECRET
    digest = hashlib.sha256(f"{secret}/{task}/{number}".encode()).digest()
    return _town(people, int.from_bytes(digest[:6], "big"))


@lru_cache(maxsize=64)
def _town(people: int, seed: int):
    """Keep towns for a process that meets them again; what is loaded from one is always a copy."""
    from masterclass import population

    return population.draw(people, seed=seed)


class Exercise:
    """One exercise's tasks, and which of them have passed their visible checks in this session.

    Parameters
    ----------
    name : str
        The exercise, for example ``"01-first-link"``.
    tasks : dict of str to int
        Points of each task (visible and hidden check together), in order.
    """

    def __init__(self, name: str, tasks: Mapping[str, int]):
        self.name, self.tasks = name, dict(tasks)
        self._seen: dict[str, bool] = {}

    def visible(self, task: str, *, look: str) -> Check:
        """Open the visible check of ``task``; passing prints "Visible checks passed"."""
        return Check(self, self._known(task), look)

    def hidden(self, task: str, proves: str, *, look: str) -> Check:
        """Open the hidden check of ``task``; ``proves`` is the one sentence a learner may read when it fails."""
        return Check(self, self._known(task), look, proves=proves)

    def choice(self, task: str, answer: Any, key: str, feedback: Mapping[str, str], *, look: str) -> None:
        """Mark a task without code: raise with the sentence that belongs to the option chosen.

        Belongs in a hidden check, since key and sentences give the answer away.
        Case, spaces, quotes and a closing full stop do not matter.
        """
        self._chosen(answer, key, feedback, f"one of {_listed(feedback)} that fits the question for `{task}`", look)

    def match(
        self, task: str, answer: Any, key: Mapping[str, str], feedback: Mapping[str, Mapping[str, str]], *, look: str
    ) -> None:
        """Mark a task that matches items with options: raise with the sentence of the first item that does not fit.

        Parameters
        ----------
        answer : dict
            The option chosen for each item, as in ``{"1": "B", "2": "A"}``; case and spaces do not matter.
        key : dict of str to str
            The option that fits each item.
        feedback : dict of str to dict
            For each item, the sentence of each option.
        """
        given = _tidy_match(answer)
        for item, option in key.items():
            expected = f"for each of {_listed(key)} the option that fits it, for `{task}`"
            self._chosen(given.get(tidy_choice(item)), option, feedback[item], expected, look, f" for {item!r}")

    def order(self, task: str, answer: Any, key: Iterable[str], feedback: Mapping[str, str], *, look: str) -> None:
        """Mark a task that puts options in order: raise with the sentence of the first that is not in its place.

        Parameters
        ----------
        answer : list of str, or str
            The options in order, as in ``["B", "A", "C"]`` or ``"B, A, C"``.
        feedback : dict of str to str
            For each option, why its place is where it is; told when it stands in the place of another.
        """
        given, key = _tidy_order(answer), [tidy_choice(one) for one in key]
        sentences = {tidy_choice(option): sentence for option, sentence in feedback.items()}
        for number, (mine, right) in enumerate(zip(given, key, strict=False), 1):
            if mine != right:
                told = sentences.get(mine, "It is no option here.")
                raise CheckFailed(f"you chose {mine!r} for place {number}. {told}", f"another order for `{task}`", look)
        if len(given) != len(key):
            raise CheckFailed(_said(answer), f"{_count(key, 'option')} in order for `{task}`", look)

    def reading(
        self, task: str, answer: Any, between: tuple[float, float], feedback: Mapping[str, str], *, look: str
    ) -> None:
        """Mark a number read from a chart: raise with the sentence for ``"below"`` or ``"above"`` the range."""
        low, high = between
        value = _as_reading(answer)
        if value is None:
            raise CheckFailed(_said(answer), f"a number read from the chart for `{task}`", look)
        if not low <= value <= high:
            side = "above" if value > high else "below"  # a NaN is below nothing: it is told so
            raise CheckFailed(f"you read {_short(value)}. {feedback[side]}", f"what the chart shows for `{task}`", look)

    def _chosen(
        self, answer: Any, key: str, feedback: Mapping[str, str], expected: str, look: str, where: str = ""
    ) -> None:
        given = tidy_choice(answer)
        if given == tidy_choice(key):
            return
        options = {tidy_choice(option): sentence for option, sentence in feedback.items()}
        told = f"you chose {given!r}{where}. {options[given]}" if given in options else _said(answer)
        raise CheckFailed(told, expected, look)

    def summary(self) -> None:
        """Print what is done and what is not, with points."""
        width = max(map(len, self.tasks))
        for task, points in self.tasks.items():
            state = {True: "visible checks passed", False: "not yet: read its message"}.get(
                self._seen.get(task), "not run yet"
            )
            print(f"{task:<{width}}  {points:>2} points  {state}")  # noqa: T201
        done = sum(self._seen.get(task, False) for task in self.tasks)
        print(  # noqa: T201
            f"\n{done} of {len(self.tasks)} tasks pass their visible checks "
            f"({self.name}, {sum(self.tasks.values())} points in all).\n"
            "Hidden checks run when your work is graded; where you wrote code, they try it on a town you have not seen."
        )

    def _known(self, task: str) -> str:
        if task not in self.tasks:
            raise KeyError(f"{task!r} is not a task of {self.name}: {', '.join(self.tasks)}")
        return task


class Check:
    """Comparisons that fail with a three-part message; made by :class:`Exercise`, used in a ``with`` block."""

    def __init__(self, exercise: Exercise, task: str, look: str, proves: str = ""):
        self._exercise, self._task, self._look, self._proves = exercise, task, look, proves

    def __enter__(self) -> Check:
        if not self._proves:
            self._exercise._seen[self._task] = False
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: Any) -> None:
        if error is not None and not isinstance(error, Exception):
            return  # an interrupt is the trainer's or the learner's own
        if self._proves:
            if error is not None:
                raise CheckFailed(
                    f"on a town you have not met, it did not hold that {self._proves}.",
                    f"{self._proves}, in any town. A typed-in answer, or one that fits one town only, cannot do that.",
                    self._look,
                ) from None
            return
        if error is None:
            self._exercise._seen[self._task] = True
            print("Visible checks passed")  # noqa: T201
        elif not isinstance(error, CheckFailed):
            raise self._told(error) from None

    def fail(self, saw: str, expected: str) -> None:
        """Raise the three-part message."""
        raise CheckFailed(saw, expected, self._look)

    def that(self, condition: Any, saw: str, expected: str) -> None:
        """Fail unless ``condition`` is true: a real ``True``, not merely something truthy."""
        if not (isinstance(condition, bool | np.bool_) and bool(condition)):
            self.fail(saw, expected)

    def call(self, function: Callable, *arguments: Any, **named: Any) -> Any:
        """Return what the learner's function answers for copies of the arguments; its errors become messages."""
        name = f"`{getattr(function, '__name__', 'your answer')}`"
        if not callable(function):
            self.fail(f"{name} is not a function: {_said(function)}", "a function, made with `def`")
        if not getattr(type(function), "crosses", False):  # where it runs in another process, it gets copies anyway
            arguments, named = copy.deepcopy(arguments), copy.deepcopy(named)
        try:
            answer = function(*arguments, **named)
        except NotImplementedError:
            raise CheckFailed(f"{name} is not written yet", f"a body for {name}", self._look) from None
        except Exception as error:
            saw = f"{type(error).__name__}: {error}"
            cure = next((told for part, told in LIKELY_SLIPS.items() if part in saw), f"{name} to give an answer")
            raise CheckFailed(f"{name} stopped with {saw}", cure, self._look) from None
        if answer is Ellipsis:
            self.fail(f"{name} gives back `...`: a gap in it is still open", "your own words in place of the dots")
        if answer is None:
            self.fail(f"{name} gave nothing back", f"{name} to end with `return` and its answer")
        return answer

    def number(self, seen: Any, expected: float, what: str, *, hint: str = "", within: float = 1e-9) -> None:
        """Compare a number, to an absolute or relative difference of ``within``."""
        self._given(seen, what)
        if isinstance(seen, bool | np.bool_) or not isinstance(seen, numbers.Real | np.number):
            self.fail(f"{what} is {_said(seen)}", f"{what} to be one number")
        if not np.isclose(float(seen), float(expected), rtol=within, atol=within):
            self.fail(f"{what} is {_short(seen)}", hint or f"{_short(expected)}")

    def between(self, seen: Any, low: float, high: float, what: str, *, hint: str = "") -> None:
        """Fail unless the number lies from ``low`` to ``high``, both included."""
        self._given(seen, what)
        if isinstance(seen, bool | np.bool_) or not isinstance(seen, numbers.Real | np.number):
            self.fail(f"{what} is {_said(seen)}", f"{what} to be one number")
        if not low <= float(seen) <= high:
            self.fail(f"{what} is {_short(seen)}", hint or f"a number from {_short(low)} to {_short(high)}")

    def pairs(self, seen: Any, expected: Iterable, what: str, *, hint: str = "") -> None:
        """Compare two sets of record pairs; order and container do not matter, a repeated pair does.

        ``seen`` may be a MultiIndex, a frame or series indexed by pairs, a frame with the two id columns, or a list
        or set of pairs.
        """
        self._given(seen, what)
        mine = _as_pairs(seen)
        if mine is None:
            self.fail(
                f"{what} is {_said(seen)}",
                f"{what} to hold pairs of record ids, for example a pandas MultiIndex of (schools_id, earnings_id)",
            )
        wanted = set(_as_pairs(expected))
        absent, extra, repeated = wanted - set(mine), set(mine) - wanted, len(mine) - len(set(mine))
        if absent or extra or repeated:
            turned = {(right, left) for left, right in extra} & absent
            self.fail(
                f"{what} holds {len(mine):,} pairs: {_count(extra, 'pair')} should not be there, "
                f"{_count(absent, 'pair')} missing" + (f", {repeated:,} repeated" if repeated else ""),
                (hint or f"{len(wanted):,} pairs")
                + (" Some of yours are the right pairs the wrong way round." if turned else ""),
            )

    def same(self, seen: Any, expected: Any, what: str, *, hint: str = "") -> None:
        """Compare text, a set, a list, an array, a series or a frame with ``expected``.

        Sets ignore order; series and frames are compared by label, so the order of rows and columns does not matter,
        nor do integer against float of the same value.
        """
        self._given(seen, what)
        if isinstance(expected, set | frozenset):
            self._same_set(seen, expected, what, hint)
        elif isinstance(expected, pd.Series | pd.DataFrame):
            self._same_pandas(seen, expected, what, hint)
        elif isinstance(expected, np.ndarray | list | tuple):
            self._same_array(seen, expected, what, hint)
        elif isinstance(expected, numbers.Real) and not isinstance(expected, bool):
            self.number(seen, float(expected), what, hint=hint)
        elif type(seen) is not type(expected) or seen != expected:
            self.fail(f"{what} is {_said(seen)}", hint or f"{_short(expected)}")

    def one_of(self, answer: Any, options: Iterable[str], what: str) -> None:
        """Check only that an answer has the form of one of the options; the key belongs in the hidden check."""
        self._given(answer, what)
        options = list(options)
        if tidy_choice(answer) not in {tidy_choice(option) for option in options}:
            self.fail(f"{what} is {_said(answer)}", f"one of {_listed(options)}, in quotation marks")

    def matched(self, answer: Any, items: Iterable[str], options: Iterable[str], what: str) -> None:
        """Check only that every item has one of the options; which fits is for the hidden check."""
        self._given(answer, what)
        items, options = list(items), list(options)
        if not isinstance(answer, Mapping):
            self.fail(f"{what} is {_said(answer)}", f'a dictionary, such as {{"{items[0]}": "{options[0]}"}}')
        given, allowed = _tidy_match(answer), {tidy_choice(option) for option in options}
        for item in items:
            mine = given.get(tidy_choice(item), "")
            if mine not in allowed:
                self.fail(f"{what} has {mine!r} for {item!r}", f"one of {_listed(options)}, in quotation marks")

    def ordered(self, answer: Any, options: Iterable[str], what: str) -> None:
        """Check only that each of the options is there once; the order is for the hidden check."""
        self._given(answer, what)
        options = list(options)
        if sorted(_tidy_order(answer)) != sorted(map(tidy_choice, options)):
            self.fail(f"{what} is {_said(answer)}", f"each of {_listed(options)} once, in quotation marks")

    def read(self, answer: Any, low: float, high: float, what: str) -> None:
        """Check only that a number read from a chart lies where the chart does, from ``low`` to ``high``."""
        self._given(answer, what)
        value = _as_reading(answer)
        if value is None or not low <= value <= high:
            self.fail(f"{what} is {_said(answer)}", f"a number from {_short(low)} to {_short(high)}, as on the chart")

    def _given(self, seen: Any, what: str) -> None:
        if seen is Ellipsis or seen is None:
            self.fail(f"{what} is still {'`...`' if seen is Ellipsis else 'empty (None)'}", f"your answer in {what}")

    def _same_set(self, seen: Any, expected: set | frozenset, what: str, hint: str) -> None:
        if isinstance(seen, str) or not isinstance(seen, Iterable):
            self.fail(f"{what} is {_said(seen)}", f"{what} to be a collection, such as a set or a list")
        mine = set(seen)
        if mine != expected:
            self.fail(
                f"{what} has {len(mine):,} members: {len(mine - expected):,} should not be there, "
                f"{len(expected - mine):,} are missing",
                hint or f"{len(expected):,} members",
            )

    def _same_array(self, seen: Any, expected: Any, what: str, hint: str) -> None:
        wanted = np.asarray(expected)
        try:
            mine = np.asarray(seen)
            if wanted.dtype.kind in "biuf":
                mine = mine.astype(float)
                np.testing.assert_allclose(mine, wanted.astype(float), strict=True)
            else:
                np.testing.assert_array_equal(mine.astype(object), wanted.astype(object), strict=True)
        except (AssertionError, TypeError, ValueError):
            self.fail(f"{what} is {_said(seen)}", hint or f"{_short(expected)}")

    def _same_pandas(self, seen: Any, expected: pd.Series | pd.DataFrame, what: str, hint: str) -> None:
        kind = type(expected).__name__
        if not isinstance(seen, type(expected)):
            self.fail(f"{what} is {_said(seen)}", f"{what} to be a pandas {kind}")
        if isinstance(expected, pd.DataFrame) and set(seen.columns) != set(expected.columns):
            self.fail(f"{what} has the columns {_listed(seen.columns)}", f"the columns {_listed(expected.columns)}")
        if len(seen) != len(expected):
            self.fail(f"{what} has {_count(seen, 'row')}", hint or f"{_count(expected, 'row')}")
        compare = pd.testing.assert_series_equal
        options: dict[str, Any] = {"check_dtype": False, "check_like": True, "check_index_type": False}
        if isinstance(expected, pd.DataFrame):
            compare, seen = pd.testing.assert_frame_equal, seen.rename_axis(expected.index.names)
            options["check_column_type"] = False
        else:
            seen = seen.rename_axis(expected.index.names)
            options["check_names"] = False
        try:
            compare(seen, expected, **options)
        except (AssertionError, TypeError, ValueError):
            self.fail(f"{what} does not hold the values asked for", hint or "the same values, row by row")

    def _told(self, error: Exception) -> CheckFailed:
        """Turn an error raised by the learner's answer into a message."""
        if isinstance(error, NameError) and error.name:
            return CheckFailed(
                f"there is no `{error.name}` yet",
                f"an answer cell that makes `{error.name}`, run before this check",
                self._look,
            )
        return CheckFailed(
            f"the check stopped on your answer with {type(error).__name__}: {error}",
            "an answer in the form that the task describes",
            self._look,
        )


def form_for(learner: Any, exercise: str) -> str:
    """Return which of two forms of the questions, ``"A"`` or ``"B"``, a learner takes.

    Half of the learners take A before the course and B after it, the others the other way round, so that a form that
    is harder than the other changes nothing in the mean change of a cohort (a crossover of two forms).

    Parameters
    ----------
    learner : str
        The id that the learner logs in with; case and spaces around it do not matter.
    exercise : str
        An exercise whose name starts with ``99`` is taken after the course, any other before.
    """
    first = hashlib.sha256(str(learner).strip().lower().encode()).digest()[0] % 2
    return "AB"[first ^ exercise.startswith("99")]


def hint_for(seen: Any, slips: Mapping[str, Any], otherwise: str = "") -> str:
    """Return the sentence about the slip that gives an answer, where it is one that we know.

    Parameters
    ----------
    seen : number, array, series, frame or set
        The answer.
    slips : dict of str to such values
        What each slip gives, by the sentence that a learner who made it should read.
    otherwise : str
        The sentence where no slip fits.
    """
    for sentence, value in slips.items():
        if isinstance(value, set):
            if type(seen) is set and seen == value:
                return sentence
            continue
        try:
            mine, slip = np.asarray(seen, float), np.asarray(value, float)
        except (TypeError, ValueError):
            continue
        a_number = not isinstance(seen, bool | str)
        if a_number and mine.shape == slip.shape and np.isclose(mine, slip, 1e-6, 1e-12, equal_nan=True).all():
            return sentence
    return otherwise


def tidy_choice(answer: Any) -> str:
    """Return a typed choice without what does not matter: case, spaces, quotes, a closing full stop or bracket."""
    return " ".join(str(answer).lower().replace("(", " ").replace(")", " ").split()).strip(" .'\"“”‘’`")


def _tidy_match(answer: Any) -> dict[str, str]:
    pairs = answer.items() if isinstance(answer, Mapping) else ()
    return {tidy_choice(item): tidy_choice(option) for item, option in pairs}


def _tidy_order(answer: Any) -> list[str]:
    listed = re.split(r"[,;>\s]+", answer.strip()) if isinstance(answer, str) else answer
    return [tidy_choice(one) for one in listed] if isinstance(listed, list | tuple | np.ndarray | pd.Series) else []


def _as_reading(answer: Any) -> float | None:
    try:
        return float(str(answer).replace(",", "").strip(" %£"))
    except ValueError:
        return None


def _as_pairs(value: Any) -> list[tuple] | None:
    if isinstance(value, pd.DataFrame) and not isinstance(value.index, pd.MultiIndex) and value.shape[1] == 2:
        return list(value.itertuples(index=False, name=None))
    if isinstance(value, pd.DataFrame | pd.Series):
        value = value.index
    if isinstance(value, pd.MultiIndex):
        return list(value) if value.nlevels == 2 else None
    if isinstance(value, list | tuple | set | frozenset | np.ndarray):
        pairs = [tuple(pair) if isinstance(pair, tuple | list | np.ndarray) else () for pair in value]
        return pairs if all(len(pair) == 2 for pair in pairs) else None
    return None


def _said(value: Any) -> str:
    kind = type(value).__name__
    article = "an" if kind[:1].lower() in "aeiou" or kind == "ndarray" else "a"
    return f"{article} {kind}: {_short(value)}" if not callable(value) else f"{article} {kind}"


def _short(value: Any) -> str:
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, numbers.Integral):
        return f"{int(value):,}"
    if isinstance(value, numbers.Real | np.floating):
        return f"{float(value):,.4g}" if abs(float(value)) < 1e4 else f"{float(value):,.1f}"
    text = repr(value)
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:77] + "…"


def _listed(names: Iterable) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _count(items: Any, word: str) -> str:
    return f"{len(items):,} {word}{'' if len(items) == 1 else 's'}"
