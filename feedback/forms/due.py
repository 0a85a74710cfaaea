"""What the list of cases due can be narrowed by. Whatever an address asks that is not offered counts as nothing."""

from urllib.parse import urlencode

from feedback.due_list import ALL, NOBODY, DueList


class DueFilter:
    def __init__(self, data, page: DueList):
        self.tabs, self.whens = page.tabs(), page.whens()
        self.people = [("", "Everybody"), (NOBODY, "Nobody yet"), *page.people()]
        self.tab = _one_of(data.get("tab"), self.tabs)
        self.when = _one_of(data.get("when"), self.whens)
        self.person = _one_of(data.get("person"), self.people)

    @property
    def asked(self) -> dict[str, str]:
        return {"tab": self.tab, "when": self.when, "person": self.person}

    def query(self, **changed) -> str:
        """The list as it is narrowed, as a query; empty for all of it."""
        asked = {name: value for name, value in (self.asked | changed).items() if value}
        return f"?{urlencode(asked)}" if asked else ""

    def tab_links(self) -> list[tuple[str, str, int, bool]]:
        """(address, label, count, whether it is the one shown)"""
        return [(self.query(tab=v) or "?", label, n, v == self.tab) for v, label, n in self.tabs]

    def when_links(self) -> list[tuple[str, str, int, bool]]:
        return [(self.query(when=v) or "?", label, n, v == self.when) for v, label, n in self.whens]


def _one_of(asked, choices) -> str:
    return asked if asked in [choice[0] for choice in choices] else ALL
