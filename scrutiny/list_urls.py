"""Addresses of committees, recommendations, key decisions, work programmes and reviews."""

from django.urls import path

from scrutiny.views import (
    committee,
    committee_list,
    key_decision,
    key_decision_list,
    notices,
    recommendation,
    recommendation_forms,
    recommendation_list,
    review,
    seats,
    topics,
    work_programme,
)

_asked = "committees/recommendations/<uuid:recommendation>/"
_notices = "committees/key-decisions/notices/"
_decision = "committees/key-decisions/<uuid:decision>/"
_committee = "committees/<slug:committee>/"
_year = f"{_committee}work-programme/<slug:year>/"
_topic = f"{_year}<uuid:topic>/"

recommendation_urls = [
    path("committees/recommendations/", recommendation_list.recommendation_list, name="recommendation-list"),
    path(
        "committees/recommendations/add/",
        recommendation_forms.recommendation_add,
        name="recommendation-add",
    ),
    path(_asked, recommendation.recommendation, name="recommendation"),
    path(f"{_asked}answer/", recommendation_forms.recommendation_answer, name="recommendation-answer"),
    path(f"{_asked}progress/", recommendation_forms.recommendation_progress, name="recommendation-progress"),
    path(f"{_asked}close/", recommendation_forms.recommendation_close, name="recommendation-close"),
    path(f"{_asked}actions/", recommendation_forms.recommendation_actions, name="recommendation-actions"),
]
key_decision_urls = [
    path("committees/key-decisions/", key_decision_list.key_decision_list, name="key-decision-list"),
    path(f"{_notices}add/", notices.notice_add, name="notice-add"),
    path(f"{_notices}<str:notice>/add/", notices.key_decision_add, name="key-decision-add"),
    path(_decision, key_decision.key_decision, name="key-decision"),
    path(f"{_decision}taken/", key_decision.key_decision_take, name="key-decision-take"),
    path(f"{_decision}call-in/", key_decision.key_decision_call_in, name="key-decision-call-in"),
    path(f"{_decision}considered/", key_decision.key_decision_consider, name="key-decision-consider"),
]
committee_urls = [
    path(_committee, committee.committee, name="committee"),
    path(f"{_committee}members/add/", seats.member_add, name="member-add"),
    path(f"{_committee}members/<int:seat>/replace/", seats.member_replace, name="member-replace"),
    path(f"{_committee}members/<int:seat>/end/", seats.member_end, name="member-end"),
    path(f"{_committee}reviews/<slug:review>/", review.review, name="review"),
    path(_year, work_programme.work_programme, name="work-programme"),
    path(f"{_year}add/", topics.topic_add, name="topic-add"),
    path(f"{_topic}edit/", topics.topic_edit, name="topic-edit"),
    path(f"{_topic}drop/", topics.topic_drop, name="topic-drop"),
    path(f"{_topic}take/", topics.topic_take, name="topic-take"),
]
urlpatterns = [
    path("committees/", committee_list.committee_list, name="committee-list"),
    *recommendation_urls,
    *key_decision_urls,
    *committee_urls,
]
