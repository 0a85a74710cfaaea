"""The formats that every report can be had in. A new one is a module beside these and a line here."""

from collections.abc import Callable
from typing import NamedTuple

from reports.document import Document
from reports.renderers import to_csv, to_docx, to_html, to_json, to_pdf, to_xlsx
from reports.report import Report, Run


class Renderer(NamedTuple):
    content_type: str
    extension: str
    render: Callable[[Document, str | None], str | bytes]  # (document, name of the one table wanted or None)
    label: str  # on the button of the page
    is_text: bool = True


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RENDERERS = {
    "pdf": Renderer("application/pdf", "pdf", to_pdf.render, "PDF", is_text=False),
    "docx": Renderer(DOCX, "docx", to_docx.render, "Word", is_text=False),
    "xlsx": Renderer(XLSX, "xlsx", to_xlsx.render, "Excel", is_text=False),
    "csv": Renderer("text/csv; charset=utf-8", "csv", to_csv.render, "CSV"),
    "json": Renderer("application/json", "json", to_json.render, "JSON"),
    "html": Renderer("text/html; charset=utf-8", "html", to_html.render, "Web page"),
}


def rendered(report: Report, run: Run, name: str, table: str | None = None) -> str | bytes:
    """The report in this format, by its own hand where it has one. Raises BadParameter."""
    if name in report.own_formats and not table:
        return report.own_formats[name](run)
    return RENDERERS[name].render(report.document(run), table)
