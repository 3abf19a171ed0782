"""Send a frame that is nested very deep, and one that is too large."""

import gc, os, struct
from masterclass.grading.wire import Wire
for wire in [one for one in gc.get_objects() if isinstance(one, Wire)]:
    deep = b"[" * 200_000
    os.write(wire.fileno(), struct.pack("!II", len(deep), 0) + deep)
