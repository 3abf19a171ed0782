"""Keeps the book honest: when the data or our code changes, notebooks run again and pages are read again.

Sphinx and the notebook cache only look at the pages themselves; a page that draws on the town must also follow the
town.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

import masterclass

DATA = ("datasets/synthetic/*.csv", "datasets/synthetic/truth/*.csv")
CODE = ("*.py", "linkage/*.py", "population/*.py", "population/*.toml")
NOT_IN_LESSONS = {"cli.py", "demo.py", "doctor.py"}
PAGES = ("exercises/*/*.ipynb", "book/facts.yml", "book/_ext/*.py", "book/_static/*", "datasets/synthetic/README.md")


def lesson_digest(root: Path) -> str:
    """Return a short digest of all that a notebook's outputs depend on, beside the notebook itself."""
    package = Path(masterclass.__file__).parent
    code = [path for pattern in CODE for path in package.glob(pattern) if path.name not in NOT_IN_LESSONS]
    return _digest([*code, *_found(root, DATA)])


def page_digest(root: Path) -> str:
    """Return a short digest of all that pages depend on, beside the pages themselves."""
    return lesson_digest(root) + _digest(_found(root, PAGES))


def _found(root: Path, patterns: Iterable[str]) -> list[Path]:
    return [path for pattern in patterns for path in root.glob(pattern)]


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def set_digests(app: Sphinx, config: Config) -> None:
    root = Path(app.srcdir)
    config.course_inputs = page_digest(root)
    if not config.nb_execution_cache_path:
        config.nb_execution_cache_path = str(Path(app.outdir).parent / ".jupyter_cache" / lesson_digest(root))


def setup(app: Sphinx) -> dict:
    app.add_config_value("course_inputs", "", "env")
    app.connect("config-inited", set_digests, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
