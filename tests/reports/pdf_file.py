"""A PDF as a screen reader meets it: its tags, their words and attributes. Read by another library than wrote it."""

import io
from collections import defaultdict

import pypdf


class PdfFile:
    def __init__(self, content: bytes):
        self.reader = pypdf.PdfReader(io.BytesIO(content))
        self.root = self.reader.trailer["/Root"]
        self.words = {page.indirect_reference.idnum: _marked_words(page) for page in self.reader.pages}
        self.elements = list(self._walk(self.root["/StructTreeRoot"]["/K"], None))

    def tags(self, *names: str) -> list[dict]:
        return [element for element in self.elements if element["/S"].lstrip("/") in names]

    def texts(self, *names: str) -> list[str]:
        """The words of each element of these tags, in the order of reading."""
        return [self.text(element) for element in self.tags(*names)]

    def rows(self, table: dict) -> list[list[str]]:
        rows = [element for element in self._walk(table["/K"], None) if element["/S"] == "/TR"]
        return [
            [self.text(cell) for cell in self._walk(row["/K"], None) if cell["/S"] in {"/TH", "/TD"}]
            for row in rows
        ]

    def text(self, element) -> str:
        return " ".join("".join(self._said(element.get("/K", []), element.get("/Pg"))).split())

    def bookmarks(self) -> list[str]:
        return list(_titles(self.reader.outline))

    def fonts(self) -> set[str]:
        names = set()
        for page in self.reader.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                names.add(font.get_object()["/BaseFont"].split("+")[1])
        return names

    def plain(self) -> str:
        return "\n".join(page.extract_text() for page in self.reader.pages)

    def _walk(self, node, page):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                yield from self._walk(each, page)
        elif isinstance(node, dict) and "/S" in node:
            yield node
            if "/K" in node:
                yield from self._walk(node["/K"], page)

    def _said(self, node, page):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                yield from self._said(each, page)
        elif isinstance(node, int):
            yield self.words[
                page.indirect_reference.idnum if hasattr(page, "indirect_reference") else page.idnum
            ][node]
        elif isinstance(node, dict):
            inner = node.raw_get("/Pg") if "/Pg" in node else page
            if "/MCID" in node:
                yield from self._said(node["/MCID"], inner)
            elif "/K" in node:
                yield from self._said(node["/K"], inner)
                yield " "


def _titles(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield entry.title


def _marked_words(page) -> dict[int, str]:
    """Words by the number of the marked content they stand in."""
    found, open_marks = defaultdict(str), []

    def before(operator, operands, matrix, text_matrix):
        if operator in {b"BDC", b"BMC"}:
            properties = operands[1] if operator == b"BDC" else None
            open_marks.append(properties.get("/MCID") if isinstance(properties, dict) else None)
        elif operator == b"EMC":
            open_marks.pop()

    def text(words, matrix, text_matrix, font, size):
        mark = next((mark for mark in reversed(open_marks) if mark is not None), None)
        if mark is not None:
            found[mark] += words

    page.extract_text(visitor_operand_before=before, visitor_text=text)
    return found
