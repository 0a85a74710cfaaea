"""PDFs as they are sent in: whole, and broken in every way that a clerk has met."""

import io
import zlib

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

A4 = (595, 842)


def pdf(pages: int = 1, *, words: str = "Sent in", size: tuple[int, int] = A4) -> bytes:
    """A PDF whose pages say “Sent in, page 1 of 3”."""
    return written(writer(pages, words=words, size=size))


def writer(pages: int = 1, *, words: str = "Sent in", size: tuple[int, int] = A4) -> PdfWriter:
    made = PdfWriter()
    font = made._add_object(_dictionary(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica"))
    for number in range(1, pages + 1):
        page = made.add_blank_page(*size)
        page[NameObject("/Resources")] = _dictionary(Font=_dictionary(F1=font))
        said = f"BT /F1 20 Tf 50 500 Td ({words}, page {number} of {pages}) Tj ET"
        page[NameObject("/Contents")] = made._add_object(_stream(said.encode()))
    return made


def written(made: PdfWriter) -> bytes:
    stream = io.BytesIO()
    made.write(stream)
    return stream.getvalue()


def encrypted(password: str) -> bytes:
    made = writer()
    made.encrypt(password, "owner", algorithm="RC4-128")
    return written(made)


def without_size() -> bytes:
    return _first_page(lambda page: page.pop("/MediaBox"))


def of_no_size() -> bytes:
    return _first_page(lambda page: page.update({NameObject("/MediaBox"): ArrayObject([FloatObject(0)] * 4)}))


def turned_by(degrees: int) -> bytes:
    return _first_page(lambda page: page.update({NameObject("/Rotate"): NumberObject(degrees)}))


def packed_by_nobody_knows_what() -> bytes:
    return _first_content(b"xxx", "/NoSuchFilter")


def bomb() -> bytes:
    """A small file whose page is 200 MB once it is unpacked."""
    return _first_content(zlib.compress(b" " * 200_000_000, 9), "/FlateDecode")


def tree_that_bites_its_tail() -> bytes:
    made = writer()
    made.root_object["/Pages"]["/Kids"].append(made.root_object.raw_get("/Pages"))
    return written(made)


def with_field() -> bytes:
    made = writer()
    field = made._add_object(_dictionary(FT="/Tx"))
    made.root_object[NameObject("/AcroForm")] = _dictionary(Fields=ArrayObject([field]))
    return written(made)


def with_hidden_layer() -> bytes:
    made = writer()
    layer = made._add_object(_dictionary(Type="/OCG"))
    off = _dictionary(OFF=ArrayObject([layer]))
    made.root_object[NameObject("/OCProperties")] = _dictionary(OCGs=ArrayObject([layer]), D=off)
    return written(made)


def saying(word: str) -> bytes:
    """A PDF that shows nothing of the word, and has it everywhere else: what it is, what it holds, what it runs."""
    made = writer()
    made.add_metadata({"/Title": word, "/Author": word})
    made.xmp_metadata = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{word}</x:xmpmeta>".encode()
    made.add_attachment(f"{word}.txt", word.encode())
    made.add_outline_item(title=word, page_number=0)
    script = _dictionary(S="/JavaScript", JS=TextStringObject(f"app.alert('{word}')"))
    made.root_object[NameObject("/OpenAction")] = script
    page = made.pages[0]
    page[NameObject("/AA")] = _dictionary(O=script)
    page[NameObject("/PieceInfo")] = _dictionary(Editor=TextStringObject(word))
    note = _dictionary(Type="/Annot", Subtype="/Text", Contents=TextStringObject(word))
    page[NameObject("/Annots")] = ArrayObject([made._add_object(note)])
    page["/Resources"][NameObject("/XObject")] = _dictionary(Photo=_photo(made, word))
    return written(made)


def _photo(made: PdfWriter, word: str):
    """A picture that says where it was taken, as those of cameras and of image editors do."""
    photo = _stream(b"\0")
    size = {"/Width": 1, "/Height": 1, "/BitsPerComponent": 8}
    photo.update({NameObject(name): NumberObject(value) for name, value in size.items()})
    photo.update(_dictionary(Type="/XObject", Subtype="/Image", ColorSpace="/DeviceGray"))
    photo[NameObject("/Metadata")] = made._add_object(_stream(word.encode()))
    photo[NameObject("/PieceInfo")] = made._add_object(_dictionary(Editor=TextStringObject(word)))
    return made._add_object(photo)


def _first_page(change) -> bytes:
    made = writer()
    change(made.pages[0])
    return written(made)


def _first_content(data: bytes, packed_by: str) -> bytes:
    made = writer()
    content = StreamObject()
    content._data = data
    content[NameObject("/Filter")] = NameObject(packed_by)
    made.pages[0][NameObject("/Contents")] = made._add_object(content)
    return written(made)


def _stream(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def _dictionary(**values) -> DictionaryObject:
    """“Type="/Font"” is the name /Font under the key /Type."""
    named = {
        NameObject(f"/{key}"): NameObject(value) if type(value) is str else value
        for key, value in values.items()
    }
    return DictionaryObject(named)


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))
