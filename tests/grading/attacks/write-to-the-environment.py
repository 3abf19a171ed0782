"""Change the Python environment, the data and the system."""

import os
def reach(path, how="r"):
    try:
        with open(path, how) as file:
            file.read(1) if how == "r" else file.write("x")
        print("REACHED", path)
    except OSError as error:
        print(type(error).__name__)
import sys, masterclass
for path in (sys.prefix + "/x", os.path.dirname(masterclass.__file__) + "/x.py", "data/schools.csv", "/usr/x", "/etc/x", "/sys/x", "/proc/sysrq-trigger", "/dev/sda", "/dev/mem"):
    reach(path, "a")
