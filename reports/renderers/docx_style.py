"""The look of a Word file, as named styles that an officer finds in Word's own list."""

from datetime import datetime, time

from docx import Document as new_word_document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from reports.document import Document
from reports.renderers.colours import accent
from reports.renderers.docx_xml import element
from reports.renderers.pdf_text import clean

FONT = "Arial"
INK, MUTED, FAINT, BAND, CHANGED, RULE, HAIR = (
    "1B1F23", "4B5459", "626C73", "E9EEF3", "FFF4D6", "7A868F", "B9C2C9",
)  # fmt: skip
BODY, TABLE, SMALL = 11, 9.5, 8.5  # points
NUMBERED, TABLE_TEXT, NOTE, ASKED, STATEMENT = (
    "Numbered paragraph", "Table text", "Table note", "Recommendation", "Statement",
)  # fmt: skip
HEADINGS = {"Title": (22, 6, 10), "Heading 1": (18, 20, 8), "Heading 2": (14, 16, 8),
            "Heading 3": (11, 14, 6), "Heading 4": (11, 12, 4)}  # fmt: skip
EARLIEST = datetime(2000, 1, 1)  # of a document that has no date


def word_document(document: Document) -> WordDocument:
    """An empty Word document in our styles, in British English, under its title."""
    made = new_word_document()
    colour = accent(document.colour).lstrip("#")
    _language(made)
    _plain(made, "Normal", BODY, INK, before=0, after=7)
    for name, (size, before, after) in HEADINGS.items():
        ink = INK if name in {"Heading 3", "Heading 4"} else colour
        _plain(made, name, size, ink, before=before, after=after, bold=True)
    for name, size, ink, before, after in (
        ("Caption", 10, INK, 12, 5), (NUMBERED, BODY, INK, 0, 7), (TABLE_TEXT, TABLE, INK, 0, 0),
        (NOTE, SMALL, MUTED, 5, 10), (ASKED, BODY, INK, 0, 4), (STATEMENT, BODY, INK, 4, 10),
        ("List Bullet", BODY, INK, 0, 3), ("Header", SMALL, MUTED, 0, 0), ("Footer", SMALL, MUTED, 0, 0),
    ):  # fmt: skip
        _plain(made, name, size, ink, before=before, after=after, bold=name == "Caption")
    made.styles["Caption"].paragraph_format.keep_with_next = True
    _properties(made, document)
    return made


def _plain(
    made: WordDocument, name: str, size: float, ink: str, *, before, after, bold: bool = False
) -> None:
    known = {style.name for style in made.styles}
    style = made.styles[name] if name in known else made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name not in known:
        style.base_style, style.quick_style = made.styles["Normal"], True
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(ink)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # the theme's font would win
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.12
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)  # the rule below Word's own title


def _language(made: WordDocument) -> None:
    defaults = made.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for language in defaults.findall(qn("w:lang")):
        defaults.remove(language)
    defaults.append(element("w:lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))


def _properties(made: WordDocument, document: Document) -> None:
    properties = made.core_properties
    dated = document.dated or document.as_at
    written = datetime.combine(dated, time()) if dated else EARLIEST
    properties.title = clean(document.title)[:255]
    properties.author = properties.last_modified_by = clean(document.organisation)[:255]
    properties.subject, properties.comments = clean(document.subtitle)[:255], ""
    properties.language, properties.keywords = "en-GB", ""
    properties.created = properties.modified = written
    properties.revision = 1
