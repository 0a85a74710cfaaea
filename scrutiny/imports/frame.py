from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from council.domain.keeping import keep
from council.models import Organisation
from scrutiny.models import AgendaItem, Committee, CommitteeMember, Meeting, Minute, Review


@dataclass
class Frame:
    """The folder that is loaded, and what was found in it so far, by the names that other rows use."""

    folder: Path
    organisation: Organisation
    by: object
    why: str
    committees: dict[str, Committee] = field(default_factory=dict)
    members: dict[tuple[str, str], CommitteeMember] = field(default_factory=dict)
    meetings: dict[tuple[str, date], Meeting] = field(default_factory=dict)
    items: dict[tuple[str, date, int], AgendaItem] = field(default_factory=dict)
    minutes: dict[tuple[str, date, int], Minute] = field(default_factory=dict)
    reviews: dict[tuple[str, str], Review] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        return self.folder / "scrutiny" / f"{name}.csv"

    def keep(self, model, key: dict, values: dict):
        return keep(model.objects.all(), by=self.by, why=self.why, key=key, values=values)
