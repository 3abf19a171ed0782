"""Start processes without end."""

import os
children = 0
try:
    while children < 100_000:
        if os.fork() == 0:
            import time
            time.sleep(60)
            os._exit(0)
        children += 1
except OSError as error:
    print(children, type(error).__name__)
print("REACHED" if children > 1000 else "stopped")
