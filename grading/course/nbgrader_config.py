"""Settings of this course folder; every nbgrader command that is run in this folder reads them.

Change what you like below "Yours to change". nbgrader's own documentation lists every setting.
"""

import json
from pathlib import Path

import nbgrader

from masterclass.grading import TEMPLATES

c = get_config()  # noqa: F821  (nbgrader provides it)
here = Path(__file__).resolve().parent

c.CourseDirectory.root = str(here)
c.CourseDirectory.course_id = json.loads((here / "cohort.json").read_text())["course_id"]

# An answer cell is released with one comment line, so that an untouched one does nothing.
c.ClearSolutions.code_stub = {"python": "# Your answer goes here"}

# Learners' code runs in a sandbox; checks run in a process of their own, with the cohort's secret for the fresh towns
# that hidden checks draw.
c.FairExecute.source = str(here / "source")
c.FairExecute.secret_file = str(here / "secret")
c.Autograde.autograde_preprocessors = [
    "masterclass.grading.execute.FairExecute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Cells that a learner deleted or moved come back as they were released, and count as not answered.
c.RestoreCells.source = str(here / "source")
c.Autograde.sanitize_preprocessors = [
    "masterclass.grading.cells.ForgetStrangers",
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
c.GenerateFeedback.exporter_class = "masterclass.grading.feedback.PageExporter"
# Feedback's template is ours, the formgrader's is nbgrader's.
FORMGRADER = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), str(FORMGRADER)]
c.HTMLExporter.exclude_anchor_links = True
c.HideHiddenChecks.secret_file = str(here / "secret")

# --- Yours to change ---------------------------------------------------------------------------------------------

# Seconds that one cell may take.
c.Execute.timeout = 60

# What one submission may use: seconds in all, memory and disk in MB, and processes.
c.FairExecute.seconds = 900
c.FairExecute.memory = 4096
c.FairExecute.disk = 64
c.FairExecute.processes = 128

# Whose rights learners' code gets where the grader is root; ignored otherwise.
c.FairExecute.account = "nobody"

# The gradebook: a file in this folder, or the PostgreSQL server that gradebook.url names, for several graders at once.
if (here / "gradebook.url").is_file():
    c.CourseDirectory.db_url = (here / "gradebook.url").read_text().strip()

# The folder through which nbgrader hands out and collects work. A hub has a shared one; without it, one in this folder.
shared = Path("/usr/local/share/nbgrader/exchange")
c.Exchange.root = str(shared if shared.is_dir() else here / "exchange")
