"""One key decision: announced, taken, called in, considered."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from council import history
from council.access import organisation_for
from council.calendar import WorkingCalendar
from council.models import Organisation
from council.roles import Permission
from scrutiny.domain.key_decisions import call_in, consider_call_in, take_decision
from scrutiny.forms.key_decisions import CallInForm, ConsiderForm, TakeForm
from scrutiny.models import CallIn, KeyDecision
from scrutiny.notice import DecisionStanding, NoticeRun
from scrutiny.views.frame import SECTION, WRITE, capital, crumbs, form_page, saved, saved_over, seen, url
from scrutiny.views.notices import LIST, list_url


@require_safe
def key_decision(request, organisation, decision):
    organisation, decision = _reached(request, organisation, decision)
    today = timezone.localdate()
    is_closed = decision.is_closed and not request.user.may(Permission.SEE_EXEMPT, organisation)
    standing = DecisionStanding(decision, today)
    return render(
        request,
        "scrutiny/key_decisions/decision.html",
        {
            "decision": decision,
            "standing": standing,
            "heading": heading(standing),
            "run": NoticeRun(decision.notice, today),
            "window": window(organisation, decision),
            "may_manage": request.user.may(Permission.MANAGE_SCRUTINY, organisation),
            "is_closed": is_closed,
            "changes": [] if is_closed else _changes(decision),
            "notice_url": list_url(organisation, decision.notice.issued_on),
            "caption": f"Key decision {decision.ref}",
            "section": SECTION,
            "crumbs": crumbs(organisation, LIST),
        },
    )


@require_http_methods(WRITE)
def key_decision_take(request, organisation, decision):
    organisation, decision = _reached(request, organisation, decision, Permission.MANAGE_SCRUTINY)
    read = _taken(decision)
    form = TakeForm(request.POST or None, initial=read | {"seen": seen(read)})
    said = f"Decision {decision.ref} saved"
    if saved_over(request, form, _take, said, record=decision, read=_taken, decision=decision):
        return redirect(_url(organisation, decision))
    return _page(request, organisation, decision, form, f"What was decided on {decision.ref}?")


@require_http_methods(WRITE)
def key_decision_call_in(request, organisation, decision):
    organisation, decision = _reached(request, organisation, decision, Permission.MANAGE_SCRUTINY)
    form = CallInForm(request.POST or None)
    if saved(request, form, _call_in, f"Decision {decision.ref} called in", decision=decision):
        return redirect(_url(organisation, decision))
    return _page(
        request, organisation, decision, form, f"Who calls in {decision.ref}, and why?", button="Call it in"
    )


@require_http_methods(WRITE)
def key_decision_consider(request, organisation, decision):
    organisation, decision = _reached(request, organisation, decision, Permission.MANAGE_SCRUTINY)
    called = get_object_or_404(CallIn.objects.visible_to(request.user), decision=decision)
    form = ConsiderForm(request.POST or None, initial={"seen": seen(_became(called))})
    if saved_over(request, form, _consider, "Outcome saved", record=called, read=_became, called=called):
        return redirect(_url(organisation, decision))
    heading = f"What became of the call-in of {decision.ref}?"
    return _page(request, organisation, decision, form, heading, lead=called.reason)


def _taken(decision: KeyDecision) -> dict:
    return {"taken_on": decision.taken_on, "outcome": decision.outcome}


def _became(called: CallIn) -> dict:
    return {
        "considered_on": called.considered_on,
        "outcome": called.outcome,
        "outcome_text": called.outcome_text,
    }


def _take(*, decision, taken_on, outcome, by):
    return take_decision(decision=decision, on=taken_on, outcome=outcome, today=timezone.localdate(), by=by)


def _call_in(*, decision, called_in_on, called_in_by, reason, by):
    return call_in(decision=decision, on=called_in_on, called_in_by=called_in_by, reason=reason, by=by)


def _consider(*, called, considered_on, outcome, outcome_text, by):
    return consider_call_in(call_in=called, on=considered_on, outcome=outcome, text=outcome_text, by=by)


def heading(standing: DecisionStanding) -> str:
    decision = standing.decision
    if standing.is_taken or standing.call_in:
        return standing.words
    where = "In private, with no reason given" if standing.lacks_reason else ""
    if decision.is_private and not where:
        where = "In private"
    when = f"to be decided by {decision.decision_maker}"
    return capital(f"{where}, {when}" if where else when)


def window(organisation: Organisation, decision: KeyDecision) -> str:
    """The days of call-in counted out, from the day on which the decision was taken."""
    if not decision.taken_on:
        return ""
    calendar = WorkingCalendar.of(organisation)
    window = calendar.working_days_after(decision.taken_on, decision.notice.call_in_days)
    # A date that members were told stays, though its notice or the holidays were changed since.
    return window.explanation() if window.date == decision.call_in_by else ""


def _reached(request, slug: str, public_id, permission: Permission = Permission.SEE_COMMITTEES):
    organisation = organisation_for(request, slug, permission)
    rows = KeyDecision.objects.visible_to(request.user).filter(notice__organisation=organisation)
    rows = rows.select_related("notice", "call_in")
    return organisation, get_object_or_404(rows, public_id=public_id)


def _changes(decision: KeyDecision) -> list[history.Change]:
    called = getattr(decision, "call_in", None)
    changes = history.changes(decision) + (history.changes(called) if called else [])
    return sorted(changes, key=lambda change: change.at, reverse=True)


def _url(organisation: Organisation, decision: KeyDecision) -> str:
    return url(organisation, "key-decision", decision.public_id)


def _page(request, organisation: Organisation, decision: KeyDecision, form, heading: str, **more):
    step = (decision.ref, "key-decision", decision.public_id)
    back = _url(organisation, decision)
    more = {"lead": decision.matter, "caption": str(decision.notice)} | more
    return form_page(request, organisation, form, heading, back, [LIST, step], **more)
