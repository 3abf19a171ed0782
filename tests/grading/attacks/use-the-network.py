"""Reach a listener of this machine, any route, and a name server."""

import socket
for place in (("127.0.0.1", PORT), ("10.0.0.1", 53), ("::1", PORT)):
    try:
        socket.create_connection(place, timeout=1)
        print("REACHED", place)
    except OSError as error:
        print(type(error).__name__)
print("REACHED" if len(open("/proc/net/route").read().splitlines()) > 1 else "no route")
