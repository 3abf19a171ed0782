"""Send and receive frames between the grader and the processes that run cells: a JSON header and raw buffers.

Whoever reads a frame may not trust who wrote it: sizes are bounded before anything is read, and nothing is unpickled.
"""

from __future__ import annotations

import contextlib
import json
import select
import socket
import struct
import time
from itertools import accumulate, pairwise
from typing import Any

from jupyter_client.jsonutil import json_default

_HEAD = struct.Struct("!II")
LARGEST = 256 << 20  # of one frame, in bytes
_MOST_BUFFERS = 100_000


class Closed(Exception):
    """The other side has gone, or sent what is not a frame."""


class TooLate(Exception):
    """The other side did not answer in time."""


class Wire:
    """One end of a connection; frames go out whole and come in whole.

    Parameters
    ----------
    connection : socket.socket
        A connected stream socket.
    """

    def __init__(self, connection: socket.socket):
        self.socket = connection

    def fileno(self) -> int:
        """Return the socket's descriptor, for ``select``."""
        return self.socket.fileno()

    def close(self) -> None:
        """Hang up."""
        self.socket.close()

    def send(self, header: dict[str, Any], buffers: list[bytes] = (), until: float | None = None) -> None:
        """Send one frame; wait for it to be read to a moment of ``time.monotonic`` at most.

        Raises
        ------
        Closed
            When nobody is there.
        TooLate
            When the moment has come; what is sent after half a frame is no frame.
        """
        told = json.dumps({**header, "buffers": [len(one) for one in buffers]}, default=json_default).encode()
        try:
            self._write(b"".join([_HEAD.pack(len(told), sum(map(len, buffers))), told, *buffers]), until)
        except OSError as error:
            raise Closed(str(error)) from None

    def receive(self, until: float | None = None, largest: int = LARGEST) -> tuple[dict[str, Any], list[bytes]]:
        """Return the next frame; wait for it to a moment of ``time.monotonic`` at most.

        Raises
        ------
        Closed
            When the other side has gone, or a frame is too large or no frame at all.
        TooLate
            When the moment has come.
        """
        if until is not None and time.monotonic() > until:
            raise TooLate  # even if there is something to read: who sends without end is late too
        head, size = _HEAD.unpack(self._read(_HEAD.size, until))
        if head + size > largest:
            raise Closed(f"a message of {head + size:,} bytes; at most {largest:,} are read")
        try:
            header = json.loads(self._read(head, until))
            lengths = header.pop("buffers")
            if type(lengths) is not list or len(lengths) > _MOST_BUFFERS or {*map(type, lengths)} - {int}:
                raise ValueError
            if not isinstance(header, dict) or min(lengths, default=0) < 0:
                raise ValueError
            if sum(lengths) != size:
                raise ValueError
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise Closed("a message that is none") from None
        content, ends = self._read(size, until), list(accumulate(lengths, initial=0))
        return header, [content[start:end] for start, end in pairwise(ends)]

    def pending(self, seconds: float) -> bool:
        """Tell whether something can be read, or the other side has gone, within so many seconds."""
        return bool(select.select([self.socket], [], [], max(0.0, seconds))[0])

    def _write(self, frame: bytes, until: float | None) -> None:
        if until is None:
            self.socket.sendall(frame)
            return
        left = memoryview(frame)
        while left:
            if not select.select([], [self.socket], [], max(0.0, until - time.monotonic()))[1]:
                raise TooLate
            with contextlib.suppress(BlockingIOError):
                left = left[self.socket.send(left, socket.MSG_DONTWAIT) :]

    def _read(self, size: int, until: float | None) -> bytes:
        parts, missing = [], size
        while missing:
            try:
                part = self.socket.recv(min(missing, 1 << 20), 0 if until is None else socket.MSG_DONTWAIT)
            except BlockingIOError:
                if not self.pending(until - time.monotonic()):
                    raise TooLate from None
                continue
            except OSError as error:
                raise Closed(str(error)) from None
            if not part:
                raise Closed("the other side has gone")
            parts.append(part)
            missing -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)
