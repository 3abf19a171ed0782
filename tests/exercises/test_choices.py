"""Tasks without code: every wrong option earns its own sentence, harmless variants pass, and the release holds no key."""

import ast

import pytest
from kept import EXERCISES, notebook, released

from masterclass import checks

KINDS = ("choice", "match", "order", "reading")
LEARNERS = ("ada", "bob", "cyd", "dan")  # both forms of questions are among them
BOTH = ("00-before-you-start", "99-what-has-changed")


def calls(name):
    """Yield each hidden check without code of an exercise: task, its program, the answer's name, and the call."""
    for cell in notebook(name).cells:
        if "choice" in cell.metadata.get("tags", []) and "exercise." in cell.source:
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in KINDS:
                    yield node.args[0].value, cell.source, node.args[1].id, node


class Spy(checks.Exercise):
    """An exercise that keeps what it was asked to mark."""

    def __init__(self):
        super().__init__("", {})

    def __getattribute__(self, name):
        if name not in KINDS:
            return super().__getattribute__(name)
        return lambda task, answer, *given, **named: self.__dict__.update(asked=(*given, *named.values()))


def asked(source, answer, learner):
    """Return the key and the feedback that a check marks with, for one learner."""
    spy = Spy()
    exec(source, {"exercise": spy, "checks": checks, "learner": learner, answer: None})  # noqa: S102
    return spy.asked[:2]


def marked(source, names):
    """Return what the check says of an answer: nothing when it passes."""
    try:
        exec(source, {"exercise": checks.Exercise("", {}), "checks": checks, **names})  # noqa: S102
    except checks.CheckFailed as failed:
        return str(failed)
    return ""


def differ(one, other):
    return checks.tidy_choice(one) != checks.tidy_choice(other)


def right_and_wrong(kind, key, feedback):
    """Return right answers as learners may write them, and wrong ones, each with the sentence that it must earn."""
    if kind == "choice":
        right = [key, key.upper(), f" {key.lower()}. ", f"'{key}'", f"({key})"]
        return right, [pair for pair in feedback.items() if differ(pair[0], key)]
    if kind == "match":
        right = [key, {f" {item.upper()} ": f"{option.lower()}." for item, option in key.items()}]
        pairs = [(item, *pair) for item, options in feedback.items() for pair in options.items()]
        return right, [(key | {item: option}, told) for item, option, told in pairs if differ(option, key[item])]
    if kind == "order":
        key = list(key)
        right = [key, tuple(one.lower() for one in key), ", ".join(key), " > ".join(f" {one.upper()}" for one in key)]
        swapped = [[*key[:at], key[at + 1], key[at], *key[at + 2 :]] for at in range(len(key) - 1)]
        return right, [(order, feedback[order[at]]) for at, order in enumerate(swapped)]
    low, high = key
    return [low, str(high), f"{(low + high) / 2} %"], [(low - 1, feedback["below"]), (high + 1, feedback["above"])]


@pytest.mark.parametrize("name", [name for name in EXERCISES if any(calls(name))])
def test_every_wrong_option_earns_its_own_sentence_and_variants_pass(name):
    tried = 0
    for task, source, answer, call in calls(name):
        for learner in LEARNERS if "learner" in source else LEARNERS[:1]:
            key, feedback = asked(source, answer, learner)
            right, wrong = right_and_wrong(call.func.attr, key, feedback)
            for one in right:
                assert not marked(source, {"learner": learner, answer: one}), f"{task}: {one!r} is right"
            for one, told in wrong:
                assert told in marked(source, {"learner": learner, answer: one}), f"{task}: {one!r} needs its sentence"
            if call.func.attr == "choice":
                assert len({told for _, told in wrong}) == len(wrong), f"{task}: two options share a sentence"
            tried += len(wrong)
    print(f"{name}: {tried} wrong options, each told its own sentence")


@pytest.mark.parametrize("name", [name for name in EXERCISES if any(calls(name))])
def test_no_sentence_of_a_task_without_code_is_in_the_release(name):
    text = "\n".join(cell.source for cell in released(name).cells)
    for task, source, answer, _ in calls(name):
        for told in _texts(asked(source, answer, "ada")[1]):
            assert told not in text, f"{task}: the release says {told!r}"


def _texts(feedback):
    for value in feedback.values():
        yield from _texts(value) if isinstance(value, dict) else [value]


def test_before_and_after_ask_the_same_two_forms_of_questions():
    before, after = ({task: (source, answer) for task, source, answer, _ in calls(name)} for name in BOTH)
    assert list(before) == list(after) and len(before) >= 6
    for task, (source, answer) in before.items():
        for learner in LEARNERS:
            first, last = (asked(said, answer, learner) for said in (source, after[task][0]))
            assert first != last, f"{task}: the other form asks the same"
            other = next(one for one in LEARNERS if checks.form_for(one, BOTH[0]) != checks.form_for(learner, BOTH[0]))
            key, _ = asked(source, answer, other)
            assert key == last[0], f"{task}: 99 has another key than 00 for the same form"
