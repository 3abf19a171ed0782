"""Builds the book, and tiny books that show what must fail."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"


def build(folder: Path) -> subprocess.CompletedProcess:
    """Build a book with warnings as errors, as `make book` does."""
    program = Path(sys.executable).with_name("jupyter-book")
    command = [str(program), "build", str(folder), "-W", "-n", "--keep-going"]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env={**os.environ, "NO_COLOR": "1"})


def tiny_book(folder: Path, pages: dict[str, str], extensions: list[str]) -> subprocess.CompletedProcess:
    """Build a book of the given pages (the first is its home) with our extensions and our settings for notebooks."""
    names = [Path(name).with_suffix("").as_posix() for name in pages]
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    chapters = "".join(f"  - file: {name}\n" for name in names[1:])
    toc = f"format: jb-book\nroot: {names[0]}\n" + (f"chapters:\n{chapters}" if chapters else "")
    (folder / "_toc.yml").write_text(toc, encoding="utf-8")
    ours = "".join(f"    {name}: {ROOT / 'book' / '_ext'}\n" for name in extensions)
    settings = (ROOT / "_config.yml").read_text(encoding="utf-8")
    execute = settings[settings.index("execute:") : settings.index("parse:")]
    parse = settings[settings.index("parse:") : settings.index("html:")]
    config = f"title: tiny\nonly_build_toc_files: true\n{execute}{parse}"
    if ours:
        config += f"sphinx:\n  local_extensions:\n{ours}"
    (folder / "_config.yml").write_text(config, encoding="utf-8")
    return build(folder)
