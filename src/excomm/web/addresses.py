"""Finds out how other machines can reach this one."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from ipaddress import ip_address

# Nothing is sent there: asking for the way to it only tells which of this machine's addresses would be used.
SOMEWHERE = ("192.0.2.1", 9)
# What Linux is asked for the address of an interface with, and where in its answer that stands.
SIOCGIFADDR, NAME_BYTES, ADDRESS = 0x8915, 256, slice(20, 24)


def outside() -> tuple[str, ...]:
    """The addresses of this machine that others may reach, the one on the way out first; none without a network.

    >>> any(address.startswith("127.") for address in outside())
    False
    """
    found = (*_on_the_way_out(), *_of_interfaces(), *_of_name())
    return tuple(dict.fromkeys(one for one in found if not ip_address(one).is_loopback))


def names() -> tuple[str, str]:
    """What other machines may call this one."""
    name = socket.gethostname().lower()
    return name, f"{name}.local"


def _on_the_way_out() -> list[str]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking, suppress(OSError):
        asking.connect(SOMEWHERE)
        return [str(asking.getsockname()[0])]
    return []


def _of_interfaces() -> list[str]:
    """As Linux tells them, where no way leads out: a room with a switch and no router."""
    if sys.platform != "linux":
        return []
    import fcntl

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            with suppress(OSError):
                asked = name.encode().ljust(NAME_BYTES, b"\0")
                answer = fcntl.ioctl(asking.fileno(), SIOCGIFADDR, asked)
                found.append(socket.inet_ntoa(answer[ADDRESS]))
    return found


def _of_name() -> list[str]:
    """As the system knows them by this machine's name."""
    try:
        return list(socket.gethostbyname_ex(socket.gethostname())[2])
    except OSError:
        return []
