"""What proves it: the evidence that quality assurance accepted, what it returned and what waits."""

from improvement.enums import UpdateKind
from improvement.models import EvidenceVersion, Update
from improvement.prose import word
from improvement.snapshot import value_of
from reports.document import Selection
from reports.prose import counted, in_words
from scrutiny.thread.chain import Chain
from scrutiny.thread.step import Entry, Step

DECIDED = {UpdateKind.ACCEPTANCE, UpdateKind.RETURN}


def accepted(chain: Chain) -> list[Update]:
    return [row for row in chain.updates if row.kind == UpdateKind.ACCEPTANCE]


def accepted_versions(chain: Chain) -> list[tuple[Update, EvidenceVersion]]:
    """Each version once, with the acceptance that last took it."""
    found = {version.pk: (row, version) for row in accepted(chain) for version in row.evidence.all()}
    return list(found.values())


def evidence(chain: Chain) -> Step:
    yes, refs = accepted(chain), {action.pk: action.ref for action in chain.actions}
    answered = {row.answers_id for row in chain.updates}
    waiting = [row for row in chain.updates if row.kind == UpdateKind.CLAIM and row.pk not in answered]
    rows = [row for row in chain.updates if row.kind in DECIDED] + waiting
    entries = [entry for row in rows for entry in _entries(chain, row, refs[row.action_id])]
    proved = len({row.action_id for row in yes})
    return Step(
        key="evidence",
        stage="evidenced",
        kind="Evidence",
        note=f"{counted(len(chain.versions), 'version')} sent",
        title=_title(chain, proved),
        brief=f"{proved} of {len(chain.actions)}" if yes and len(chain.actions) > 1 else _brief(yes),
        entries=tuple(entries),
        is_gap=not yes,
        next="" if yes else "A lead claims that it is complete, with evidence; quality assurance decides.",
    )


def _title(chain: Chain, proved: int) -> str:
    if not proved:
        return "None accepted"
    if len(chain.actions) == 1:
        return "Accepted"
    return f"Accepted for {in_words(proved)} of {counted(len(chain.actions), 'action')}"


def _brief(yes: list[Update]) -> str:
    return "accepted" if yes else "none accepted"


def _entries(chain: Chain, row: Update, ref: str) -> list[Entry]:
    what = {
        UpdateKind.ACCEPTANCE: f"Accepted as {word(row.rating)}",
        UpdateKind.RETURN: "Sent back",
        UpdateKind.CLAIM: "Waits for quality assurance",
    }[row.kind]
    several = len(chain.actions) > 1
    said = Entry(
        title=f"{ref}: {what[:1].lower()}{what[1:]}" if several else what,
        words=row.words,
        on=row.holds_from,
        who=row.said_by,
        of=ref,
        rating=value_of(row.rating),
    )
    if not chain.reader.sees_evidence:
        return [said]
    return [said, *(_version(row, version, ref) for version in row.evidence.all())]


def _version(row: Update, version: EvidenceVersion, ref: str) -> Entry:
    return Entry(
        title=f"{version.evidence}, version {version.number}",
        words=f"Relates to {version.relates_to:%-d %B %Y}",
        of=ref,
        selection=Selection(
            "improvement.evidence",
            {"evidence": str(version.evidence.public_id), "number": str(version.number)},
        )
        if version.file
        else None,
    )
