"""Ignore the interrupt signal and sleep."""

import signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
time.sleep(1000)
