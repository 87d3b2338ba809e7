"""The way to an address: straight, or through the proxy that the environment names for https."""

from __future__ import annotations

from base64 import b64encode
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass


def connection_to(address: str, seconds: float) -> HTTPConnection:
    """A connection that is not open yet. What goes to an https address is read by nobody between.

    Raises `ValueError` where HTTPS_PROXY is no address.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https":
        return HTTPConnection(host, parts.port, timeout=seconds)
    proxy = "" if proxy_bypass(host) else getproxies().get("https", "")
    if not proxy:
        return HTTPSConnection(host, parts.port, timeout=seconds)
    way = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    if not way.hostname:
        raise ValueError("no address")
    connection = HTTPSConnection(way.hostname, way.port, timeout=seconds)
    connection.set_tunnel(host, parts.port, _credentials(way))
    return connection


def _credentials(way: SplitResult) -> dict[str, str]:
    """The name and password that stand in the proxy's address, as it wants them."""
    if way.username is None:
        return {}
    told = f"{unquote(way.username)}:{unquote(way.password or '')}".encode()
    return {"Proxy-Authorization": f"Basic {b64encode(told).decode()}"}
