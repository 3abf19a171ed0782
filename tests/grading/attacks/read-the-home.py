"""Read the grader's home and system files with secrets."""

import os
def reach(path, how="r"):
    try:
        with open(path, how) as file:
            file.read(1) if how == "r" else file.write("x")
        print("REACHED", path)
    except OSError as error:
        print(type(error).__name__)
for path in ("/root/.bashrc", "/root/.ssh/id_rsa", "/etc/shadow", "/etc/passwd", "/var/log/syslog"):
    reach(path)
