"""What all tests share: the built book."""

import fcntl

import pytest
from building import ROOT, SITE, build


@pytest.fixture(scope="session")
def site():
    """Return the folder of the built book; a build with nothing to do takes seconds."""
    (ROOT / "_build").mkdir(exist_ok=True)
    with (ROOT / "_build" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several test processes: one builds, the others wait and find it built
        done = build(ROOT)
    assert done.returncode == 0, f"the book does not build:\n{(done.stdout + done.stderr)[-4000:]}"
    return SITE
