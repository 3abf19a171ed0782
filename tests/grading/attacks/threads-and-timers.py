"""Leave threads and timers that act during later cells."""

import threading, time
def act():
    for _ in range(200):
        time.sleep(0.01)
        print("tick")
for _ in range(20):
    threading.Thread(target=act, daemon=True).start()
