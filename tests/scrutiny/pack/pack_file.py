"""A bound pack as a reader meets it: what its contents promise, what its pages say, where its bookmarks lead."""

import re

from tests.reports.pdf_file import PdfFile


class PackFile(PdfFile):
    def contents(self) -> list[list[str]]:
        """Item, title and pages of each row of the contents."""
        (found,) = [
            rows for rows in map(self.rows, self.tags("Table")) if rows[0] == ["Item", "Title", "Page"]
        ]
        return found[1:]

    def page_words(self) -> list[str]:
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    def places(self) -> list[tuple[str, int]]:
        """The bookmarks of items and supplements, and the printed page of each."""
        found = [entry for entry in self.reader.outline if not isinstance(entry, list)]
        return [(entry.title, self.reader.get_destination_page_number(entry) + 1) for entry in found]

    def goals(self) -> list[int]:
        """The pages that the links of the contents lead to, in their order."""
        return [self._goal(link) for link in self._links()]

    def _links(self):
        found = (each.get_object() for each in self.reader.pages[0].get("/Annots", []))
        return [link for link in found if link["/Subtype"] == "/Link"]

    def _goal(self, link) -> int:
        goal = link["/Dest"] if "/Dest" in link else link["/A"]["/D"]
        if not isinstance(goal, list):
            return self.reader.get_destination_page_number(self.reader.named_destinations[goal]) + 1
        pages = [page.indirect_reference.idnum for page in self.reader.pages]
        return pages.index(goal[0].idnum if hasattr(goal[0], "idnum") else goal.raw_get(0).idnum) + 1


def first_pages(pages: str) -> list[int]:
    """The first page of each stretch of “9, 15 to 16”."""
    return [int(re.match(r"\d+", stretch.strip())[0]) for stretch in pages.split(",") if stretch.strip()]
