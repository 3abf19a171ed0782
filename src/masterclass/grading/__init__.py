"""Run a cohort: make its course folder, grade safely, write feedback and reports; all on nbgrader."""

import sys
from pathlib import Path

# jsonschema, which nbformat uses, compiles a grammar for web addresses when this package can be imported: half of the
# start-up time of every grading process. No notebook needs it, and jsonschema does without it where it is missing.
sys.modules.setdefault("rfc3987_syntax", None)

#: nbconvert and Jinja2 templates of feedback and report.
TEMPLATES = Path(__file__).parent / "templates"
