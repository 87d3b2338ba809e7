"""As much of CBOR (RFC 8949) as Pagefind's lists need: whole numbers, texts and arrays."""

from __future__ import annotations

from collections.abc import Sequence

Value = int | str | Sequence["Value"]
_NUMBER, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4
_ENDLESS, _END = 0x9F, 0xFF


def decode(data: bytes) -> Value:
    """The one value that `data` holds. Raises `ValueError` for anything else."""
    value, end = _decode(data, 0)
    if end != len(data):
        raise ValueError("something follows the value")
    return value


def encode(value: Value) -> bytes:
    """A value in its shortest form."""
    if isinstance(value, int):
        return _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(value)) + b"".join(encode(item) for item in value)


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | 24 + power]) + number.to_bytes(1 << power, "big")


def _decode(data: bytes, at: int) -> tuple[Value, int]:
    if at >= len(data):
        raise ValueError("the value ends too early")
    if data[at] == _ENDLESS:
        return _items(data, at + 1, None)
    kind, number, at = _read_head(data, at)
    if kind == _NUMBER:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind == _ARRAY:
        return _items(data, at, number)
    raise ValueError(f"a value of the unknown kind {kind}")


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of what begins here, its number or length, and where it goes on."""
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number < 24:
        return kind, number, at
    if number >= 28:
        raise ValueError("a length of an unknown form")
    size = 1 << (number - 24)
    return kind, int.from_bytes(data[at : at + size], "big"), at + size


def _items(data: bytes, at: int, count: int | None) -> tuple[Value, int]:
    items: list[Value] = []
    while count is None or len(items) < count:
        if count is None and data[at : at + 1] == bytes([_END]):
            return items, at + 1
        item, at = _decode(data, at)
        items.append(item)
    return items, at
