"""What all tests share: the book that `make course` built."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def built_book():
    """Return the folder of the built book; the tests read it as a visitor would."""
    book = ROOT / "_build" / "html"
    assert (book / "index.html").is_file(), "the book is not built: run `make book` (`make test` does it first)"
    return book
