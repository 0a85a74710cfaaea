"""Files that people handed in, on their way out."""

from django.http import FileResponse, Http404


def to_save(record, *, name: str = "", private: bool = True) -> FileResponse:
    """
    The `file` of a record under `name` or the one it came with, to be saved: never opened as a page of this site.

    Nobody's browser or proxy keeps a private one. Raises Http404 where the file is gone.
    """
    try:
        content = record.file.open("rb")
    except OSError as error:
        raise Http404("The file is not where it was kept") from error
    response = FileResponse(
        content, as_attachment=True, filename=name or record.file_name, content_type=record.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if private:
        response["Cache-Control"] = "private, no-store"
    return response
