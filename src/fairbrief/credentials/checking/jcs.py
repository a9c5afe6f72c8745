"""JSON in its one canonical form: RFC 8785 (JSON Canonicalization Scheme)."""

from __future__ import annotations

import json
import math
from typing import Any


def canonical(value: Any) -> bytes:
    """Raises ValueError for what cannot be written so (half characters, numbers out of reach)."""
    return "".join(_parts(value)).encode("utf-8")


def _parts(value: Any) -> list[str]:
    match value:
        case None | bool() | str():
            return [json.dumps(value, ensure_ascii=False)]
        case int() | float():
            return [number(value)]
        case list():
            inner = [_parts(each) for each in value]
            return ["[", *_joined(inner), "]"]
        case dict():
            rows = [
                [*_parts(name), ":", *_parts(value[name])] for name in sorted(value, key=_units)
            ]
            return ["{", *_joined(rows), "}"]
    raise ValueError("no value of JSON")


def _joined(rows: list[list[str]]) -> list[str]:
    found: list[str] = []
    for place, row in enumerate(rows):
        found += [",", *row] if place else row
    return found


def _units(name: str) -> bytes:
    """Names are sorted by their UTF-16 units, which differs from the order of characters."""
    return name.encode("utf-16-be")


def number(value: float) -> str:
    """As ECMAScript writes a double: the shortest digits that read back as the same."""
    try:
        double = float(value)
    except OverflowError as error:
        raise ValueError("a number out of reach") from error
    if not math.isfinite(double):
        raise ValueError("no number of JSON")
    if double == 0:
        return "0"
    sign = "-" if double < 0 else ""
    mantissa, _e, power = repr(abs(double)).partition("e")
    whole, _dot, rest = mantissa.partition(".")
    digits = (whole + ("" if rest == "0" else rest)).lstrip("0")
    # The decimal point stands behind this many digits.
    point = len(whole) + int(power or 0)
    if whole == "0":
        point -= 1 + len(rest) - len(rest.lstrip("0"))
    digits = digits.rstrip("0") or "0"
    return sign + _written(digits, point)


def _written(digits: str, point: int) -> str:
    if len(digits) <= point <= 21:
        return digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    power = point - 1
    mantissa = digits[0] + (f".{digits[1:]}" if len(digits) > 1 else "")
    return f"{mantissa}e{'+' if power > 0 else '-'}{abs(power)}"
