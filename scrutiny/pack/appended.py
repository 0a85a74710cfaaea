"""A PDF that is added to at its end, as the format allows: what was there stays byte for byte."""

import io
from hashlib import md5
from itertools import count, groupby

from pypdf import PdfReader, PdfWriter
from pypdf.generic import IndirectObject, PdfObject


class Appended:
    """
    New and changed objects, written behind those of a file whose table of objects is a plain one.

    Objects are added through `writer`, and leave the memory with each `flush`. Taking the whole file apart and
    putting it together again costs ten times as much, since its tags are tens of thousands of objects.
    """

    def __init__(self, content: bytes):
        self.reader = PdfReader(io.BytesIO(content))
        self.writer = PdfWriter()
        self._stream = io.BytesIO(content)
        self._stream.seek(0, io.SEEK_END)
        self._before = int(content.rpartition(b"startxref")[2].split()[0])
        self._places: dict[int, int] = {}
        self._next = int(self.reader.trailer["/Size"])
        # The writer numbers what it is given by the length of its list, and looks nothing up in it.
        self.writer._objects = [None] * (self._next - 1)

    def add(self, new: PdfObject) -> IndirectObject:
        return self.writer._add_object(new)

    def change(self, number: int, changed: PdfObject) -> None:
        """Write the object of this number again, as it is now."""
        self._places[number] = self._stream.tell()
        self._stream.write(b"%d 0 obj\n" % number)
        changed.write_to_stream(self._stream)
        self._stream.write(b"\nendobj\n")

    def flush(self) -> None:
        """Write what was added since the last time, and forget it and the file it came from."""
        objects = self.writer._objects
        for at in range(self._next - 1, len(objects)):
            if objects[at] is not None:
                self.change(at + 1, objects[at])
                objects[at] = None
        self._next = len(objects) + 1
        self.writer._id_translated.clear()

    def content(self) -> bytes:
        """The whole file."""
        self.flush()
        start, trailer = self._stream.tell(), self.reader.trailer
        self._stream.write(b"xref\n0 1\n0000000000 65535 f\r\n")
        for section in _runs(sorted(self._places)):
            self._stream.write(b"%d %d\n" % (section[0], len(section)))
            self._stream.writelines(b"%010d 00000 n\r\n" % self._places[number] for number in section)
        self._stream.write(b"trailer\n<</Size %d/Prev %d" % (self._next, self._before))
        for name in ("/Root", "/Info"):
            self._stream.write(b"%s %d 0 R" % (name.encode(), trailer.raw_get(name).idnum))
        first = trailer["/ID"][0].original_bytes.hex()
        again = md5(self._stream.getbuffer(), usedforsecurity=False).hexdigest()
        self._stream.write(f"/ID[<{first}><{again}>]>>\nstartxref\n{start}\n%%EOF\n".encode())
        return self._stream.getvalue()


def _runs(numbers: list[int]) -> list[list[int]]:
    """Numbers that follow each other, together."""
    at = count()
    return [list(run) for _, run in groupby(numbers, lambda number: number - next(at))]
