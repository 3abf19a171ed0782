"""See, read and write other processes through /proc."""

import os
others = [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
print("REACHED" if others else "alone", others)
for number in range(1, 400):
    try:
        open(f"/proc/{number}/environ").read() if number != os.getpid() else None
        print("REACHED", number) if number != os.getpid() else None
    except OSError:
        pass
