"""Course folders for grading kept answers."""

import shutil

import pytest
from kept import submissions


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """Return a function that makes a course folder for an exercise, with a secret of its own."""
    made = {}

    def make(name, secret):
        from masterclass.grading.course import create

        if name not in made:
            folder = tmp_path_factory.mktemp("courses") / name
            roster = folder.with_suffix(".csv")
            learners = ["untouched", "reference", *(one.learner for one in submissions(name))]
            roster.write_text("id\n" + "\n".join(learners) + "\n")
            create(folder, roster, [name], seed=11)
            made[name] = folder
        copy = made[name].with_name(f"{name}-{secret}")
        shutil.copytree(made[name], copy)
        (copy / "secret").write_text(f"{secret}\n")
        return copy

    return make
