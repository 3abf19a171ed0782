"""Every kept answer meets the real grader: right ones pass whatever their method, wrong ones lose marks where meant."""

import pytest
from kept import EXERCISES, answers, grade_all, marks, submissions, tasks

#: On the first town every answer is tried; of the next two each takes half, and ``make bench`` tries all on 20.
HERE = [pytest.param(0, slice(None), id="town-0")]
HERE += [pytest.param(town, slice(town - 1, None, 2), id=f"town-{town}-half") for town in (1, 2)]
MORE = [pytest.param(town, slice(None), id=f"town-{town}", marks=pytest.mark.bench) for town in range(1, 20)]
RUNS = [
    pytest.param(name, *one.values, id=f"{name}-{one.id}", marks=[*one.marks, pytest.mark.xdist_group(name)])
    for name in EXERCISES
    for one in HERE + MORE
]


@pytest.mark.parametrize(("name", "secret", "taken"), RUNS)
def test_every_answer_gets_what_it_deserves_on_this_fresh_town(name, secret, taken, course):
    folder, handed_in = course(name, secret), submissions(name)[taken]
    grade_all(folder, name, handed_in)
    points = tasks(name)
    assert marks(folder, name, "untouched") == dict.fromkeys(points, 0)
    assert marks(folder, name, "reference") == points
    wrongly, behaved = [], 0
    for one in handed_in:
        got = marks(folder, name, one.learner)
        for task, (label, _, is_right) in one.chosen.items():
            fair = got[task] == points[task] if is_right else got[task] < points[task]
            behaved += fair
            if not fair:
                wrongly.append(f"{task}: {label} got {got[task]} of {points[task]} ({one.learner})")
    print(f"{name}, fresh town {secret}: {behaved} answers behaved, {len(wrongly)} did not")
    assert not wrongly, "\n".join(wrongly)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_task_has_enough_kept_answers(name):
    assert len(tasks(name)) >= 6
    right = {task: len(answers(name, task, "right")) for task in tasks(name)}
    wrong = {task: len(answers(name, task, "wrong")) for task in tasks(name)}
    print(f"{name}: {len(right)} tasks, {sum(right.values())} right and {sum(wrong.values())} wrong answers kept")
    assert min(right.values()) >= 2, right
    assert min(wrong.values()) >= 3, wrong
