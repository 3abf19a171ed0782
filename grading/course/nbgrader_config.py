"""Settings of this course folder; every nbgrader command that is run in this folder reads them.

Change what you like below "Yours to change". nbgrader's own documentation lists every setting.
"""

import json
from pathlib import Path

from masterclass.grading import TEMPLATES

c = get_config()  # noqa: F821  (nbgrader provides it)
here = Path(__file__).resolve().parent

c.CourseDirectory.root = str(here)
c.CourseDirectory.course_id = json.loads((here / "cohort.json").read_text())["course_id"]

# An answer cell is released with one comment line, so that an untouched one does nothing.
c.ClearSolutions.code_stub = {"python": "# Your answer goes here"}

# Learners' code runs in a sandbox, with the cohort's secret for the fresh towns that hidden checks draw.
c.SandboxedExecute.secret_file = str(here / "secret")
c.Autograde.autograde_preprocessors = [
    "masterclass.grading.sandbox.SandboxedExecute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Cells that a learner deleted come back as they were released, and count as not answered.
c.Autograde.sanitize_preprocessors = [
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "masterclass.grading.cells.RestoreCells",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.OverwriteCells.add_missing_cells = True

# A check that fails raises an error; a library's warning on standard error must not cost marks.
c.IgnorePattern.enabled = True
c.IgnorePattern.pattern = r"\S"

# What a learner reads: messages, never the source of a hidden check.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "masterclass.grading.feedback.HideHiddenChecks",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES)]
c.HTMLExporter.exclude_anchor_links = True
c.HideHiddenChecks.secret_file = str(here / "secret")

# --- Yours to change ---------------------------------------------------------------------------------------------

# Seconds that one cell may take.
c.Execute.timeout = 60

# Memory that one submission may use, in MB.
c.SandboxedExecute.memory = 4096

# The folder through which nbgrader hands out and collects work. A hub has a shared one; without it, one in this folder.
shared = Path("/usr/local/share/nbgrader/exchange")
c.Exchange.root = str(shared if shared.is_dir() else here / "exchange")
