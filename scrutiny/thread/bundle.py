"""
The bundle of an inspection recommendation: one ZIP with an index page, the thread as PDF, the updates as CSV, the
accepted evidence and the papers.

It is written a piece at a time, so that its size does not matter: no more than a piece of one file is in memory,
and one paper while it is drawn.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from django.template.loader import render_to_string

from improvement.domain.files import clean_name
from reports.models import Edition
from reports.renderers import RENDERERS
from reports.report import Run
from scrutiny.reports.golden_thread import document
from scrutiny.thread.chain import Chain
from scrutiny.thread.evidenced import accepted_versions
from scrutiny.thread.step import Thread

PIECE = 256 * 1024
OLDEST = (1980, 1, 1, 0, 0, 0)  # the same bundle of the same record, whenever it is asked for
UPDATES = "updates.csv"
HISTORY = "golden-thread.pdf"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Part:
    """A file of the bundle: its name, what the index says of it, and how its content is had piece by piece."""

    name: str
    title: str
    note: str
    pieces: Callable[[], Iterable[bytes]]


def stream(chain: Chain, found: Thread, run: Run) -> Iterator[bytes]:
    """The ZIP, piece by piece."""
    parts, out = list(_parts(chain, found, run)), _Spool()
    missing = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for part in parts:
            try:
                pieces = iter(part.pieces())
                first = next(pieces, b"")
            except OSError:  # the file is not where it was kept: the rest is worth having
                missing.append(part.name)
                continue
            with bundle.open(zipfile.ZipInfo(part.name, OLDEST), "w", force_zip64=True) as file:
                for piece in _after(first, pieces):
                    file.write(piece)
                    yield out.taken()
        index = render_to_string(
            "scrutiny/thread/index.html",
            {"thread": found, "parts": parts, "missing": missing, "run": run, "chain": chain},
        )
        bundle.writestr(zipfile.ZipInfo("index.html", OLDEST), index.encode())
        yield out.taken()
    yield out.taken()


def _after(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from pieces


def _parts(chain: Chain, found: Thread, run: Run) -> Iterator[Part]:
    yield Part(HISTORY, "The golden thread", "the whole chain", lambda: [_pdf(document(found, run))])
    yield Part(UPDATES, "The updates", f"{len(chain.updates)} rows of the ledger", lambda: _updates(chain))
    refs = {action.pk: action.ref for action in chain.actions}
    for number, (row, version) in enumerate(accepted_versions(chain), start=1):
        title = f"{version.evidence}, version {version.number}"
        note = f"action {refs[row.action_id]}, accepted {row.holds_from:%-d %B %Y} by {row.said_by}"
        if version.file:
            name = f"evidence/{number:03}-{safe_name(version.file_name)}"
            yield Part(name, title, note, lambda version=version: _file(version.file))
        else:
            name = f"evidence/{number:03}-link.txt"
            yield Part(name, title, note, lambda version=version: [f"{version.link}\n".encode()])
    for number, edition in enumerate(_editions(chain), start=1):
        name = f"papers/{number:03}-{edition.name}-{edition.day():%Y-%m-%d}.pdf"
        yield Part(name, str(edition), edition.meeting, lambda pk=edition.pk: [_paper(pk)])


def _editions(chain: Chain) -> list[Edition]:
    """Those that the reader may open, each once."""
    papers = [paper for item in chain.papers.items for paper in item.papers]
    carried = [paper.edition for paper in papers if paper.edition_id in chain.papers.readable]
    return list({edition.pk: edition for edition in [*carried, *chain.papers.editions]}.values())


def _paper(pk: int) -> bytes:
    return _pdf(Edition.objects.get(pk=pk).printed())


def _pdf(content) -> bytes:
    return RENDERERS["pdf"].render(content, None)


def _file(file) -> Iterator[bytes]:
    with file.open("rb") as content:
        yield from iter(lambda: content.read(PIECE), b"")


def _updates(chain: Chain) -> Iterator[bytes]:
    refs = {action.pk: action for action in chain.actions}
    yield _line(
        ["plan", "action", "kind", "rating", "claimed", "holds_from", "recorded_at", "said_by"]
        + ["words", "provenance"]
    )
    for row in sorted(chain.updates, key=lambda row: (refs[row.action_id].ref_key, row.holds_from, row.pk)):
        action = refs[row.action_id]
        claimed = row.claimed.label if row.claimed else ""
        yield _line(
            [action.plan.slug, action.ref, row.kind, row.rating.label, claimed, row.holds_from.isoformat()]
            + [row.recorded_at.isoformat(), row.said_by, row.words, row.provenance]
        )


def _line(cells: list[str]) -> bytes:
    out = io.StringIO()
    # Text that begins like a formula would be one in a spreadsheet.
    csv.writer(out).writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return out.getvalue().encode()


def safe_name(name: str) -> str:
    """A name that every system can unpack: no folder, nothing unseen, nothing that Windows keeps for itself."""
    cleaned = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', "-", clean_name(name or "file"))
    path = PurePath(cleaned)
    return f"{path.stem[:100].strip(' .-') or 'file'}{path.suffix[:20]}"


class _Spool(io.RawIOBase):
    """Where the ZIP is written to, and taken from before it grows."""

    def __init__(self):
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
