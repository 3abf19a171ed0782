"""Use memory that counts as no process's own: segments and messages that are left where they are."""

import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype, libc.shmat.argtypes = ctypes.c_void_p, [ctypes.c_int, ctypes.c_void_p, ctypes.c_int]
libc.shmdt.argtypes = [ctypes.c_void_p]
got = 0
for _ in range(20):
    number = libc.shmget(0, 60_000_000, 0o1600)
    if number >= 0:
        place = libc.shmat(number, None, 0)
        ctypes.memset(place, 1, 60_000_000)
        libc.shmdt(place)
        got += 1
print("REACHED" if got > 8 else "stopped", got, libc.msgget(0, 0o1600))
