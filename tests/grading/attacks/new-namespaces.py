"""Make namespaces, mount, trace and set rights."""

import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
for name, arguments in (("unshare", (0x10000000,)), ("mount", (b"none", b"/tmp", b"tmpfs", 0, None)), ("umount2", (b"/proc", 2)), ("ptrace", (16, 1, 0, 0)), ("setuid", (0,)), ("setns", (0, 0)), ("chroot", (b"/tmp",))):
    if getattr(libc, name)(*arguments) == 0:
        print("REACHED", name)
for path in ("/bin/su", "/usr/bin/sudo", "/usr/bin/passwd"):
    if os.path.exists(path) and not os.statvfs(path).f_flag & os.ST_NOSUID:
        print("REACHED", path)
