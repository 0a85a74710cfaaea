"""Addresses of the working pages of feedback: what is due, the log, and a case."""

from django.urls import path

from feedback.views import case, case_details, case_parts, case_stages, due, log, pre_complaint

# /due/ and /log/
work_urls = [
    path("due/", due.due, name="due"),
    path("due/cases-due.xlsx", due.due_workbook, name="due-workbook"),
    path("log/", log.Log.as_view(), name="log"),
]

# /complaints/<ref>/ and what is done with a case
_case = "complaints/<reference:ref>/"
case_urls = [
    path(_case, case.case, name="case"),
    path(f"{_case}files/<uuid:file>/", case.case_file, name="case-file"),
    path(f"{_case}acknowledge/", case_stages.Acknowledge.as_view(), name="case-acknowledge"),
    path(f"{_case}respond/", case_stages.Respond.as_view(), name="case-respond"),
    path(f"{_case}step/", case_stages.CompleteStep.as_view(), name="case-step"),
    path(f"{_case}statement/", case_stages.AgreeStatement.as_view(), name="case-statement"),
    path(f"{_case}extend/", case_stages.Extend.as_view(), name="case-extend"),
    path(f"{_case}pause/", case_stages.Pause.as_view(), name="case-pause"),
    path(f"{_case}restart/", case_stages.Restart.as_view(), name="case-restart"),
    path(f"{_case}elements/add/", case_stages.AddElement.as_view(), name="case-element"),
    path(f"{_case}elements/decide/", case_stages.Decide.as_view(), name="case-decide"),
    path(f"{_case}next-stage/", case_stages.NextStage.as_view(), name="case-next-stage"),
    path(f"{_case}edit/", case_details.Edit.as_view(), name="case-edit"),
    path(f"{_case}withdraw/", case_details.Withdraw.as_view(), name="case-withdraw"),
    path(f"{_case}close/", case_details.Close.as_view(), name="case-close"),
    path(f"{_case}assign/", case_details.Assign.as_view(), name="case-assign"),
    path(f"{_case}unassign/", case_details.unassign_case, name="case-unassign"),
    path(f"{_case}hold/", case_details.Hold.as_view(), name="case-hold"),
    path(f"{_case}release/", case_details.Release.as_view(), name="case-release"),
    path(f"{_case}notes/add/", case_parts.AddNote.as_view(), name="case-note"),
    path(f"{_case}files/add/", case_parts.AddFile.as_view(), name="case-add-file"),
    path(f"{_case}costs/add/", case_parts.AddCost.as_view(), name="case-cost"),
    path(f"{_case}referrals/add/", case_parts.AddReferral.as_view(), name="case-referral"),
    path(f"{_case}referrals/<uuid:referral>/", case_parts.Determine.as_view(), name="case-determine"),
    path(f"{_case}lessons/add/", case_parts.AddLesson.as_view(), name="case-lesson"),
]

# /pre-complaints/<ref>/
pre_complaint_urls = [
    path("pre-complaints/<reference:ref>/", pre_complaint.PreComplaintPage.as_view(), name="pre-complaint"),
    path("pre-complaints/<reference:ref>/edit/", pre_complaint.pre_complaint_edit, name="pre-complaint-edit"),
]

urlpatterns = work_urls + case_urls + pre_complaint_urls
