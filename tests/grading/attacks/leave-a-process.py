"""Leave a process behind that outlives the kernel."""

import os, sys, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(300)", "left-behind-marker"])
    os._exit(0)
time.sleep(0.3)
