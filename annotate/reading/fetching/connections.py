"""Connections to servers that are not trusted: one deadline for all of it, and no way into the local network.

The standard library's time limit holds for every single wait, so a server that
sends a byte a second can hold a reader for ever; and it follows a redirection to
wherever a public page sends it.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import select
import socket
import ssl
import time
from collections.abc import Callable
from typing import Any


class LeadsInwardError(ValueError):
    """A page of the web sends its reader to this machine or the local network."""


class Deadline:
    """When everything has to be there."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left.

        Raises:
            TimeoutError: When there are none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class Guard:
    """Opens connections in time, and not to a private address where a public one has led there."""

    def __init__(self, deadline: Deadline, *, led_from: str | None = None) -> None:
        """Guard one request.

        Args:
            deadline: When all of it has to be there.
            led_from: The host of what led to the first address, where that is not the user; empty where
                nobody knows it, and then it is of the web.
        """
        self.deadline = deadline
        self._began_inside = None if led_from is None else bool(led_from) and _leads_inside(led_from)

    def connect(self, host: str, port: int, *, redirected: bool) -> socket.socket:
        """A connection to the first address of a host that answers.

        Args:
            host: Name or address.
            port: Its port.
            redirected: Whether a server named it, and not the user.

        Raises:
            LeadsInwardError: When a server of the web names an address of this machine or network.
            OSError: When none of its addresses answers in time.
        """
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        inside = [_is_inside(str(address[0])) for *_, address in found]
        if self._began_inside is None:
            self._began_inside = any(inside)
        last: OSError | None = None
        for (family, kind, protocol, _, address), is_inside in zip(found, inside, strict=True):
            if redirected and is_inside and not self._began_inside:
                raise LeadsInwardError("it leads to an address of this machine or of the local network")
            connection = socket.socket(family, kind, protocol)
            try:
                connection.settimeout(self.deadline.left())
                connection.connect(address)
            except OSError as error:
                connection.close()
                last = error
                self.deadline.left()
            else:
                return connection
        raise last or OSError("no address")

    def secured(self, connection: socket.socket, host: str, context: ssl.SSLContext) -> ssl.SSLSocket:
        """The connection under TLS, agreed upon within the deadline.

        Raises:
            OSError: When it is not safe, or takes too long.
        """
        secured = context.wrap_socket(connection, server_hostname=host, do_handshake_on_connect=False)
        try:
            secured.setblocking(False)
            while True:
                try:
                    secured.do_handshake()
                    return secured
                except ssl.SSLWantReadError:
                    select.select([secured], [], [], self.deadline.left())
                except ssl.SSLWantWriteError:
                    select.select([], [secured], [], self.deadline.left())
        except BaseException:
            secured.close()
            raise


class _InTime(io.RawIOBase):
    """What a socket receives until the deadline."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        super().__init__()
        # A file of the socket keeps it open as long as somebody reads.
        self._kept = connection.makefile("rb", buffering=0)
        self._connection = connection
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(self._deadline.left())
        return self._connection.recv_into(buffer)

    def close(self) -> None:
        self._kept.close()
        super().close()


def connection_class(
    base: type[http.client.HTTPConnection], guard: Guard, *, redirected: bool, context: ssl.SSLContext
) -> Callable[..., http.client.HTTPConnection]:
    """A class of connections under a guard, for ``urllib.request.AbstractHTTPHandler.do_open``.

    Args:
        base: For http or https.
        guard: Opens them.
        redirected: Whether a server named the address, and not the user.
        context: How https is secured.
    """

    class Answer(http.client.HTTPResponse):
        def __init__(self, sock: socket.socket, *arguments: Any, **options: Any) -> None:
            super().__init__(sock, *arguments, **options)
            self.fp.close()
            self.fp = io.BufferedReader(_InTime(sock, guard.deadline))

    class Connection(base):  # type: ignore[misc, valid-type]
        response_class = Answer

        def connect(self) -> None:
            self.sock = guard.connect(self.host, self.port, redirected=redirected)
            tunnelled = getattr(self, "_tunnel_host", None)
            if tunnelled:
                self._tunnel()
            if base is http.client.HTTPSConnection:
                self.sock = guard.secured(self.sock, tunnelled or self.host, context)
            self.sock.settimeout(guard.deadline.left())

    return Connection


def _leads_inside(host: str) -> bool:
    """Whether a host is of this machine or network; one that is not found is not."""
    try:
        return any(_is_inside(str(address[0])) for *_, address in socket.getaddrinfo(host, None))
    except (OSError, UnicodeError):
        return False


def _is_inside(address: str) -> bool:
    """Whether an address is of this machine, of a local network, or of no host at all."""
    try:
        return not ipaddress.ip_address(address.partition("%")[0]).is_global
    except ValueError:
        return True
