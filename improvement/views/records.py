from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.roles import Permission
from improvement.records import KINDS
from improvement.views.plan import crumbs, plan_for
from reports.document import Document
from reports.renderers.to_html import render_blocks
from reports.selections import resolver


@require_safe
def records(request, organisation, plan, kind):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    plan = plan_for(request, organisation, plan)
    if kind not in KINDS:
        raise Http404("No such kind of record")
    listing = KINDS[kind](plan, request.GET.dict())
    document = Document(listing.heading, plan.name, organisation.name, (listing.table,))
    return render(
        request,
        "improvement/plan/records.html",
        {
            "plan": plan,
            "listing": listing,
            "blocks": render_blocks(document, resolver(organisation.slug)),
            "narrowed": bool(request.GET),
            "caption": plan.name,
            "section": "plan",
            "crumbs": crumbs(organisation, plan),
        },
    )
