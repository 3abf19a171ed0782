"""Write frames of our own into the kernel's wire: an answer, the end of a cell, and noise."""

import gc, json, os, struct
from masterclass.grading.wire import Wire
for wire in [one for one in gc.get_objects() if isinstance(one, Wire)]:
    for header in ({"answer": True}, {"done": {"status": "ok"}}, {"message": "execute_result", "content": {"data": {"text/plain": "2"}, "metadata": {}}}, {"message": "error"}, {"message": 3, "content": []}):
        wire.send(header, [json.dumps("ADA").encode()])
