"""
`agenda-pack`: the agenda of a meeting with all its papers, as one PDF and as one workbook.

The public's is made from what was published to them, the council's own from the agenda as it stands.
"""

from council.roles import Permission
from reports.document import Document
from reports.report import Report, Run
from scrutiny.pack import joining, workbook
from scrutiny.pack.bound import pack_of
from scrutiny.pack.content import document_of
from scrutiny.pack.layout import Layout
from scrutiny.reports.parameters import choices, meeting_of


def build(run: Run) -> Document:
    pack = pack_of(meeting_of(run), run)
    return document_of(pack, Layout(pack).pages())


def pdf(run: Run) -> bytes:
    return joining.pdf(pack_of(meeting_of(run), run))


def xlsx(run: Run) -> bytes:
    return workbook.xlsx(pack_of(meeting_of(run), run))


REPORT = Report(
    key="agenda-pack",
    title="Agenda pack",
    description="The agenda of a meeting with all its papers, numbered through, as PDF and as a workbook.",
    permission=Permission.SEE_EXEMPT,
    parameters=("meeting",),
    build=build,
    choices=choices,
    is_public=True,
    own_formats={"pdf": pdf, "xlsx": xlsx},
)
