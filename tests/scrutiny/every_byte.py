"""Whatever stands in an output, however it is packed: for tests that look for what must not be there."""

import base64
import html
import io
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

DATA_URL = re.compile(rb"data:[\w/+.;=-]*?base64,([A-Za-z0-9+/=]+)")


def holds(content: bytes, word: str) -> bool:
    """Whether the word stands in any byte of it: unzipped, decompressed, decoded, in whatever case."""
    return any(_in(piece, word) for piece in pieces(content))


def _in(piece: bytes, word: str) -> bool:
    if any(word.encode(encoding) in piece for encoding in ("utf-16-be", "utf-16-le")):
        return True
    text = piece.decode(errors="replace").replace("\r\n ", "")  # a calendar folds its lines
    return word.lower() in html.unescape(unquote(text)).lower()


def pieces(content: bytes) -> Iterator[bytes]:
    """The bytes, and those of everything that is packed in them."""
    yield content
    for packed in DATA_URL.findall(content):
        yield from pieces(base64.b64decode(packed))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            yield file.comment
            for part in file.infolist():
                yield part.filename.encode() + part.comment
                yield from pieces(file.read(part))
    if content.startswith(b"%PDF"):
        reader = pypdf.PdfReader(io.BytesIO(content))
        for page in reader.pages:
            yield page.extract_text().replace("\n", "").encode()
        for number in range(1, int(reader.trailer["/Size"])):
            yield from _strings(reader.get_object(number))
        yield from _strings(reader.trailer)


def _strings(found) -> Iterator[bytes]:
    """Names, strings and decompressed streams of an object, without following it to others."""
    if isinstance(found, StreamObject):
        data = found.get_data()
        yield from pieces(data) if not data.startswith(b"\xff\xd8") else [data]
    if isinstance(found, DictionaryObject):
        for key, value in found.items():
            yield str(key).encode()
            yield from _strings(value)
    elif isinstance(found, ArrayObject):
        for value in found:
            yield from _strings(value)
    elif not isinstance(found, IndirectObject):
        yield str(found).encode(errors="replace")
