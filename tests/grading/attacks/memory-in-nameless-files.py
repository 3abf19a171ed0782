"""Use memory that counts as no process's own: files without a name."""

import os
held, block = [], b"x" * 1_000_000
try:
    while len(held) < 20:
        held.append(os.memfd_create("held"))
        for _ in range(60):
            os.write(held[-1], block)
except OSError as error:
    print(len(held), type(error).__name__)
print("REACHED" if len(held) > 8 else "stopped")
