"""List other submissions and what was graded."""

import os
for name in ("submitted", "autograded", "release", "feedback"):
    try:
        print("REACHED", os.listdir(os.path.join(COHORT, name)))
    except OSError as error:
        print(type(error).__name__)
