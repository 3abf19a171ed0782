"""Connect to the socket at which the warm process listens."""

import glob, os, socket
found = glob.glob("/tmp/mc-*/*") + [line.split()[-1] for line in open("/proc/net/unix").read().splitlines()[1:] if "/" in line]
print("REACHED" if found else "nothing", found)
