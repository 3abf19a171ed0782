"""Show very many very small outputs, and update one to be very large."""

import sys, time
from IPython.display import display
shown = display({"text/plain": ""}, raw=True, display_id="mine")
shown.update({"text/plain": "x" * 30_000_000}, raw=True)
ends = time.monotonic() + 2
while time.monotonic() < ends:
    for stream in (sys.stdout, sys.stderr):
        stream.write("x")
        stream.flush()
