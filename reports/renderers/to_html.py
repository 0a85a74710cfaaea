"""
A document as HTML: the blocks of a page, or a page of its own that can be kept and sent.

The page that is served and the file are drawn by the same templates, in templates/reports/blocks/.
"""

from collections.abc import Callable

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from reports import charts
from reports.document import (
    Asked,
    Block,
    BulletList,
    Chart,
    Document,
    HeaderGrid,
    Heading,
    Key,
    PageBreak,
    Paragraph,
    Selection,
    Statement,
    Table,
)
from reports.numbering import caption, letter, numbered
from reports.renderers.html_table import Resolver, shown_table

TEMPLATES: dict[type, str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    BulletList: "bullet_list",
    HeaderGrid: "header_grid",
    Asked: "asked",
    Statement: "statement",
    Key: "key",
    Table: "table",
    Chart: "chart",
    PageBreak: "page_break",
}
ChartSource = Callable[[Chart], str]  # the address of a chart's picture


def no_links(selection: Selection) -> None:
    return None


def render_blocks(
    document: Document,
    url_for: Resolver = no_links,
    chart_url: ChartSource = charts.data_url,
    narrow_chart_url: ChartSource = charts.narrow_data_url,
) -> SafeString:
    """
    The body of the document, for a page that has its title already.

    `url_for` gives figures their links, `chart_url` charts their pictures; without them they are in the page.
    On a narrow page the chart of `narrow_chart_url` takes the place of the other.
    """
    blocks = (
        _block(block, number, url_for, (chart_url, narrow_chart_url)) for block, number in numbered(document)
    )
    return mark_safe("".join(blocks))  # noqa: S308 - templates escape


def render(document: Document, table: str | None = None) -> str:
    """The whole document, or the one table of this name, as a page that needs nothing from elsewhere."""
    document = document.only(table) if table else document
    return render_to_string(
        "reports/standalone.html", {"document": document, "blocks": render_blocks(document)}
    )


def _block(block: Block, number: str, url_for: Resolver, chart_urls: tuple[ChartSource, ChartSource]) -> str:
    context = {"block": block, "number": number}
    match block:
        case Heading():
            context["level"] = min(max(block.level, 2), 6)
        case Table():
            context["shown"] = shown_table(block, url_for)
            context["caption"] = caption(number, block.title)
        case Chart():
            wide, narrow = chart_urls
            context["source"], context["size"] = wide(block), charts.size(block)
            context["narrow_source"] = narrow(block)
            context["narrow_size"] = charts.size(block, scale=charts.NARROW)
            context["caption"] = caption(number, block.title)
        case Asked():
            context["items"] = [(letter(position), item) for position, item in enumerate(block.items)]
    return render_to_string(f"reports/blocks/{TEMPLATES[type(block)]}.html", context)
