"""
A document as HTML: the blocks of a page, or a page of its own that can be kept and sent.

The page that is served and the file are drawn by the same templates, in templates/reports/blocks/.
"""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from reports.document import Block, BulletList, Document, Heading, Key, PageBreak, Paragraph, Selection, Table
from reports.renderers.html_table import Resolver, shown_table

TEMPLATES: dict[type, str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    BulletList: "bullet_list",
    Key: "key",
    Table: "table",
    PageBreak: "page_break",
}


def no_links(selection: Selection) -> None:
    return None


def render_blocks(document: Document, url_for: Resolver = no_links) -> SafeString:
    """The body of the document, for a page that has its title already; `url_for` gives figures their links."""
    return mark_safe("".join(_block(block, url_for) for block in document.blocks))  # noqa: S308 - templates escape


def render(document: Document, table: str | None = None) -> str:
    """The whole document, or the one table of this name, as a page that needs nothing from elsewhere."""
    document = document.only(table) if table else document
    return render_to_string(
        "reports/standalone.html", {"document": document, "blocks": render_blocks(document)}
    )


def _block(block: Block, url_for: Resolver) -> str:
    context = {"block": block}
    if isinstance(block, Heading):
        context["level"] = min(max(block.level, 2), 6)
    if isinstance(block, Table):
        context["shown"] = shown_table(block, url_for)
    return render_to_string(f"reports/blocks/{TEMPLATES[type(block)]}.html", context)
