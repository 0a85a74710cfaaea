"""What a load balancer asks: does the process answer, and may it be sent people?"""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse


@login_not_required
def healthz(request):
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
def readyz(request):
    """200 when the database answers and has every migration; 503 with the reason in words otherwise."""
    reason = _why_not_ready()
    return HttpResponse(f"{reason or 'ready'}\n", content_type="text/plain", status=503 if reason else 200)


def _why_not_ready() -> str:
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return "the database does not answer"
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "migrations are waiting" if waiting else ""
