"""Read and write the gradebook, the secret and the settings of the course."""

import os
def reach(path, how="r"):
    try:
        with open(path, how) as file:
            file.read(1) if how == "r" else file.write("x")
        print("REACHED", path)
    except OSError as error:
        print(type(error).__name__)
for name in ("gradebook.db", "secret", "nbgrader_config.py"):
    reach(os.path.join(COHORT, name))
    reach(os.path.join(COHORT, name), "a")
