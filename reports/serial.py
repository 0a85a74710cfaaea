"""
A document as bytes that can be kept, hashed and read again: JSON with everything in it.

The shape follows the dataclasses of reports/document.py by itself, so a new block needs nothing here. Every
field is written, with its value even where it is the default, so that what was kept does not depend on the
defaults of later code. A field that later code has and an old edition has not, reads as its default; anything
else that changes needs a step in `STEPS`.
"""

import base64
import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache

from reports.document import Document

VERSION = 1
# Version → function that turns the content of a document of that version into one of the next.
STEPS: dict[int, Callable[[dict], dict]] = {}


class Unreadable(ValueError):
    """Bytes that hold no document, or one of a later version than this code knows."""


def dump(document: Document) -> bytes:
    """The document as canonical JSON: the same document gives the same bytes, on every machine."""
    return canonical({"version": VERSION, "document": _plain(document)})


def canonical(content: object) -> bytes:
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def load(content: bytes | str) -> Document:
    """The document that was dumped. Raises Unreadable."""
    try:
        kept = json.loads(content)
        version, plain = kept["version"], kept["document"]
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable("This is no document") from error
    if not isinstance(version, int) or version > VERSION:
        raise Unreadable(f"This document is of version {version}, and this program reads up to {VERSION}")
    for step in range(version, VERSION):
        plain = STEPS[step](plain)
    return _value(plain)


def _plain(value: object) -> object:
    """The value as JSON has it; whatever JSON has no word for is an object that names its type."""
    if isinstance(value, Enum):
        return {"type": type(value).__name__, "value": value.value}
    if value is None or isinstance(value, bool | int | str):
        return value
    if dataclasses.is_dataclass(value):
        fields = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"type": type(value).__name__, "fields": fields}
    if isinstance(value, Mapping):
        return {"type": "mapping", "items": {key: _plain(each) for key, each in value.items()}}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    for name, (kind, write, _) in SCALARS.items():
        if isinstance(value, kind):
            return {"type": name, "value": write(value)}
    raise TypeError(f"A document cannot hold {value!r}")


# In this order: a datetime is a date too.
SCALARS: dict[str, tuple[type, Callable, Callable]] = {
    "decimal": (Decimal, str, Decimal),
    "time": (datetime, datetime.isoformat, datetime.fromisoformat),
    "date": (date, date.isoformat, date.fromisoformat),
    "bytes": (bytes, lambda value: base64.b64encode(value).decode(), base64.b64decode),
}


def _value(plain: object) -> typing.Any:
    if isinstance(plain, list):
        return tuple(_value(each) for each in plain)
    if not isinstance(plain, dict):
        return plain
    name = plain["type"]
    if name == "mapping":
        return {key: _value(each) for key, each in plain["items"].items()}
    if name in SCALARS:
        return SCALARS[name][2](plain["value"])
    if name not in known_types():
        raise Unreadable(f"This program knows no “{name}”")
    kind = known_types()[name]
    if issubclass(kind, Enum):
        return kind(plain["value"])
    return _rebuilt(kind, plain["fields"])


def _rebuilt(kind: type, fields: dict) -> object:
    """A field that this code no longer has is left out: what it said is still in the bytes that were kept."""
    known = {field.name for field in dataclasses.fields(kind)}
    return kind(**{name: _value(plain) for name, plain in fields.items() if name in known})


@cache
def known_types() -> dict[str, type]:
    """Name → dataclass or enum, of everything that a document may hold."""
    found: dict[str, type] = {}
    _collect(Document, found)
    return found


def _collect(hint: object, found: dict[str, type]) -> None:
    for part in typing.get_args(hint):
        _collect(part, found)
    if not isinstance(hint, type) or isinstance(hint, types.GenericAlias) or hint.__name__ in found:
        return
    if issubclass(hint, Enum):
        found[hint.__name__] = hint
    elif dataclasses.is_dataclass(hint):
        found[hint.__name__] = hint
        for part in typing.get_type_hints(hint).values():
            _collect(part, found)
