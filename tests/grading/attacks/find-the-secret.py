"""Find the cohort's secret in the environment and in memory."""

import os, gc
print("REACHED" if os.environ.get("MASTERCLASS_SECRET") else "no secret")
print("REACHED" if b"MASTERCLASS_SECRET" in open("/proc/self/environ", "rb").read() else "none in environ")
