"""Use the calls that ways out of a sandbox have been made of: io_uring, bpf, userfaultfd, new mounts, clone."""

import ctypes, os, signal
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
room = ctypes.create_string_buffer(512)
calls = {
    "io_uring_setup": (425, 8, room), "io_uring_register": (427, -1, 0, room, 0), "bpf": (321, 0, room, 72), "userfaultfd": (323, 1),
    "perf_event_open": (298, room, 0, -1, -1, 0), "fsopen": (430, b"tmpfs", 0), "fspick": (433, -100, b"/", 0), "open_tree": (428, -100, b"/", 1),
    "mount": (165, b"/usr", b"/tmp", None, 4096, None), "mount_setattr": (442, -100, b"/", 0, room, 32), "pivot_root": (155, b"/", b"/"),
    "chroot": (161, b"/tmp"), "pidfd_getfd": (438, 0, 0, 0), "process_madvise": (440, 0, room, 1, 0, 0), "memfd_secret": (447, 0),
    "landlock": (444, room, 0, 0), "kcmp": (312, 1, os.getppid(), 1, 0, 0), "syslog": (103, 3, room, 512), "swapon": (167, b"/tmp/x", 0),
}
for name, tried in calls.items():
    if libc.syscall(*tried) >= 0:
        print("REACHED", name)
for name, flag in (("user", 0x10000000), ("mounts", 0x20000), ("network", 0x40000000), ("processes", 0x20000000)):
    made = libc.syscall(56, flag | signal.SIGCHLD, 0, 0, 0, 0)  # clone; 0 is the new process itself
    if made == 0:
        os._exit(0)
    if made > 0:
        print("REACHED clone", name)
        os.waitpid(made, 0)
for place in ("/dev/userfaultfd", "/dev/kvm", "/dev/fuse", "/dev/mem", "/proc/kcore", "/proc/sysrq-trigger"):
    try:
        os.close(os.open(place, os.O_RDWR))
        print("REACHED", place)
    except OSError:
        pass
