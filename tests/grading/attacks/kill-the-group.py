"""Kill the group of processes that the kernel belongs to, in which the warm process and its siblings may be."""

import os, signal
os.kill(0, signal.SIGKILL)
