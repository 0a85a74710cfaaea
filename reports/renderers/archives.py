"""Office files are zip archives: the same content must give the same bytes, whenever it is written."""

import io
import zipfile
from collections.abc import Callable

BEGINNING = (1980, 1, 1, 0, 0, 0)  # of time, for a zip archive
Change = Callable[[str, bytes], bytes]  # (name of a part, its content) → what it shall be


def rewritten(archive: bytes, change: Change = lambda name, content: content) -> bytes:
    """The same archive without the times of its making, each part changed as wanted."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, change(name, old.read(name)))
    return stream.getvalue()
