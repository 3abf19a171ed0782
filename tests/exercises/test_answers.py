"""Every kept answer meets the real grader: right ones pass whatever their method, wrong ones lose marks where meant."""

import pytest
from kept import EXERCISES, answers, grade_all, marks, submissions, tasks

#: Three towns are drawn in ``make test``, one for each exercise in turn; ``make bench`` tries every exercise on twenty.
RUNS = [
    pytest.param(
        name,
        town,
        id=f"{name}-town-{town}",
        marks=[pytest.mark.xdist_group(name), *([] if town == place % 3 else [pytest.mark.bench])],
    )
    for place, name in enumerate(EXERCISES)
    for town in range(20)
]


@pytest.mark.parametrize(("name", "secret"), RUNS)
def test_every_answer_gets_what_it_deserves_on_this_fresh_town(name, secret, course):
    folder = course(name, secret)
    grade_all(folder, name)
    points = tasks(name)
    assert marks(folder, name, "untouched") == dict.fromkeys(points, 0)
    assert marks(folder, name, "reference") == points
    wrongly, behaved = [], 0
    for one in submissions(name):
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
