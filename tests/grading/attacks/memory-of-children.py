"""Share out a memory bomb among children, each of which is small."""

import os, time
for _ in range(20):
    if os.fork() == 0:
        held = bytearray(b"x" * 60_000_000)
        time.sleep(30)
        os._exit(0)
time.sleep(2.5)
print("REACHED")
