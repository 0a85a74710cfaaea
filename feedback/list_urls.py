"""Addresses of the lists of feedback and of the forms that add to them."""

from django.urls import path

from feedback.views import complaint_list, compliments, dashboard, lessons, record_forms, record_lists, themes

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("complaints/", complaint_list.complaint_list, name="complaint-list"),
    path("complaints/export.<slug:form>", complaint_list.complaint_export, name="complaint-export"),
    path("pre-complaints/", record_lists.pre_complaint_list, name="pre-complaint-list"),
    path("compliments/", compliments.compliment_list, name="compliment-list"),
    path("compliments/add/", compliments.compliment_add, name="compliment-add"),
    path("compliments/<uuid:compliment>/", compliments.compliment, name="compliment"),
    path("lessons/", lessons.lesson_list, name="lesson-list"),
    path("lessons/add/", lessons.lesson_add, name="lesson-add"),
    path("lessons/<reference:ref>/edit/", lessons.lesson_edit, name="lesson-edit"),
    path("lessons/<reference:ref>/achieve/", lessons.lesson_achieve, name="lesson-achieve"),
    path("lessons/<reference:ref>/actions/", lessons.lesson_actions, name="lesson-actions"),
    path("themes/", themes.theme_list, name="theme-list"),
    path("ombudsman/", record_lists.ombudsman_list, name="ombudsman-list"),
    path("ombudsman/add/", record_forms.ombudsman_add, name="ombudsman-add"),
    path("ombudsman/<uuid:referral>/", record_forms.ombudsman_decide, name="ombudsman-decide"),
    path("costs/", record_lists.cost_list, name="cost-list"),
    path("costs/add/", record_forms.cost_add, name="cost-add"),
]
