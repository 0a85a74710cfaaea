"""Files as people send them, made by the libraries and layouts that make the real ones."""

import io
import struct
import zipfile
import zlib

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
EXE = b"MZ" + bytes(58) + b"\x80\x00\x00\x00" + bytes(64) + b"PE\x00\x00" + bytes(200)
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + bytes(60) + b"\xff\xd9"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MSG = OLE + "__properties_version1.0".encode("utf-16-le") + bytes(100)
EML = b"From: a@council.example\r\nSubject: Minutes\r\n\r\nAttached.\r\n"
OFFICE = "application/vnd.openxmlformats-officedocument."


def upload(name: str, content: bytes = PDF) -> SimpleUploadedFile:
    """An upload that says of itself that it is a PDF, whatever it is."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def zipped(parts: dict[str, str]) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def office(main: str, part: str) -> bytes:
    """An Office file whose main part declares to be of the content type `main`."""
    types = f'<Types><Override PartName="/{part}" ContentType="{main}.main+xml"/></Types>'
    return zipped({"_rels/.rels": "<r/>", part: "<x/>", "[Content_Types].xml": types})


def docx() -> bytes:
    return office(OFFICE + "wordprocessingml.document", "word/document.xml")


def xlsx() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def odt() -> bytes:
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )
