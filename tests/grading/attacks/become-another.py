"""Set another user, group or capability, and read what is above: trace it, dump it, copy its memory."""

import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
room = ctypes.create_string_buffer(64)
for name, call in {
    "setuid": lambda: os.setuid(0), "setreuid": lambda: os.setreuid(0, 0), "setresuid": lambda: os.setresuid(0, 0, 0),
    "setgid": lambda: os.setgid(0), "setregid": lambda: os.setregid(0, 0), "setgroups": lambda: os.setgroups([0]),
    "other user": lambda: os.setuid(65534), "chown": lambda: (open("mine", "w").close(), os.chown("mine", 0, 0)),
}.items():
    try:
        call()
        print("REACHED", name)
    except OSError:
        pass
head = (ctypes.c_uint * 2)(0x20080522, 0)
sets = (ctypes.c_uint * 6)(1 << 21, 1 << 21, 0, 0, 0, 0)
if libc.syscall(126, head, sets) == 0:
    print("REACHED capset")
for process in (os.getppid(), 1, 2):
    for name, tried in {"attach": (101, 16, process, 0, 0), "seize": (101, 0x4206, process, 0, 0), "read": (310, process, room, 1, room, 1, 0)}.items():
        if libc.syscall(*tried) >= 0:
            print("REACHED", name, process)
for name, tried in {"keep rights": (157, 8, 1, 0, 0, 0), "ambient": (157, 47, 2, 21, 0, 0), "new rights": (157, 38, 0, 0, 0, 0), "bounds": (157, 23, 21, 0, 0, 0)}.items():
    if libc.syscall(*tried) > 0 or name == "ambient" and libc.syscall(*tried) == 0:
        print("REACHED", name)
libc.syscall(157, 4, 1, 0, 0, 0)  # be dumpable
os.path.exists("/proc/0/mem") and print("REACHED")
os.setresuid(1000, 1000, 1000)
def shout(text):
    os.abort()
