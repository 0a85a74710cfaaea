"""What a reader can read in a file of a report, packed or not."""

import io
import zipfile

import pypdf
from django.urls import reverse

FORMATS = ("html", "json", "csv", "xlsx", "pdf", "docx")


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def download(client, organisation, form: str, key: str = "feedback-annual-report") -> bytes:
    url = reverse("reports:report-download", args=[organisation.slug, key, form])
    response = client.get(url, {"year": "2018-19"})
    assert response.status_code == 200, (key, form)
    return body(response)


def text_of(content: bytes, form: str) -> str:
    if form == "pdf":
        read = pypdf.PdfReader(io.BytesIO(content))
        return "\n".join([str(read.metadata), *(page.extract_text() for page in read.pages)])
    if form in {"xlsx", "docx"}:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    return content.decode()
