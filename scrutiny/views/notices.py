"""The scrutiny officer begins a notice of key decisions, and puts decisions into it."""

from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from council.access import organisation_for
from council.models import Organisation
from council.roles import Permission
from scrutiny.domain.key_decisions import give_notice, issue_notice
from scrutiny.forms.key_decisions import KeyDecisionForm, NoticeForm
from scrutiny.models import Notice
from scrutiny.views.frame import WRITE, form_page, saved, url
from scrutiny.views.key_decision_list import notice_of

LIST = ("Key decisions", "key-decision-list")


@require_http_methods(WRITE)
def notice_add(request, organisation):
    organisation = organisation_for(request, organisation, Permission.MANAGE_SCRUTINY)
    form = NoticeForm(request.POST or None)
    if saved(request, form, issue_notice, "Notice added", organisation=organisation):
        return redirect(list_url(organisation, form.cleaned_data["issued_on"]))
    back = url(organisation, "key-decision-list")
    return form_page(
        request, organisation, form, "Add a notice of key decisions", back, [LIST], button="Add notice"
    )


@require_http_methods(WRITE)
def key_decision_add(request, organisation, notice):
    organisation = organisation_for(request, organisation, Permission.MANAGE_SCRUTINY)
    notice: Notice = notice_of(request, organisation, notice)
    form = KeyDecisionForm(request.POST or None)
    if saved(request, form, give_notice, "Decision added", notice=notice):
        return redirect(list_url(organisation, notice.issued_on))
    back = list_url(organisation, notice.issued_on)
    return form_page(
        request, organisation, form, "What is to be decided?", back, [LIST], caption=str(notice),
        button="Add decision",
    )  # fmt: skip


def list_url(organisation: Organisation, day) -> str:
    return f"{url(organisation, 'key-decision-list')}?notice={day:%Y-%m-%d}"
