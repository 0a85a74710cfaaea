"""The bundle of an inspection recommendation, to be saved: its thread, its accepted evidence, its papers."""

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.roles import Permission
from reports.report import Run
from scrutiny.thread import bundle
from scrutiny.thread.chain import take
from scrutiny.thread.reader import Reader
from scrutiny.thread.start import StartKind
from scrutiny.thread.steps import thread
from scrutiny.views.thread import start_at


@require_safe
def thread_bundle(request, organisation, source, ref):
    organisation = organisation_for(request, organisation, Permission.SEE_EVIDENCE)
    reader, today = Reader.of(request.user, organisation), timezone.localdate()
    start = start_at(reader, StartKind.RECOMMENDATION, f"{source}/{ref}")
    chain = take(start, reader, today)
    run = Run(organisation, request.user, today, start=str(start))
    pieces = bundle.stream(chain, thread(chain), run)
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="thread-{source}-{ref}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
