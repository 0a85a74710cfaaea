"""The page of a thread: who sees what of it, and what leads to it."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from council.models import Organisation
from council.roles import Role
from feedback.models import Complaint, Lesson
from improvement.models import Action, Plan, Recommendation
from scrutiny import models as scrutiny
from scrutiny.thread.chain import take
from scrutiny.thread.reader import Reader
from scrutiny.thread.start import find
from scrutiny.thread.steps import thread
from tests.factories.action import ActionFactory
from tests.factories.evidence import EvidenceFactory, EvidenceVersionFactory
from tests.factories.lesson import LessonFactory
from tests.factories.membership import member
from tests.planted import plant
from tests.planted_scrutiny import SECRET
from tests.scrutiny.thread.followed import (
    accept,
    log_in,
    page,
    starts,
)

pytestmark = pytest.mark.django_db
WITHOUT_EXEMPT = (Role.ADMINISTRATOR, Role.PLAN_MANAGER, Role.QUALITY_ASSURANCE, Role.FEEDBACK_TEAM)


def test_each_kind_of_start_shows_the_whole_chain(client, ours):
    log_in(client, ours, Role.CLERK)
    for kind, ref in starts(ours):
        response = page(client, ours, kind, ref)
        assert response.status_code == 200, kind
        stages = {step.stage for step in response.context["thread"].steps}
        assert stages == {"asked", "done", "rated", "evidenced", "reported", "challenged", "answered"}, kind


def test_what_names_no_record_is_not_there(client, ours):
    log_in(client, ours, Role.CLERK)
    theirs = plant("Zanzibar", number=2)
    wrong = [("case", ours[Complaint].ref), ("action", "x"), ("meeting", "a/2019-02-31"), *starts(theirs)]
    assert {page(client, ours, kind, ref).status_code for kind, ref in wrong} == {404}


def test_nothing_exempt_or_private_is_told_to_who_may_not_open_it(client, ours):
    for role in WITHOUT_EXEMPT:
        log_in(client, ours, role)
        for kind, ref in starts(ours):
            assert SECRET not in page(client, ours, kind, ref).content.decode(), (role, kind)
    log_in(client, ours, Role.MEMBER)
    meeting = dict(starts(ours))["meeting"]
    assert SECRET in page(client, ours, "meeting", meeting).content.decode()


def test_a_thread_does_not_begin_at_what_is_closed_to_the_reader(client, ours):
    committee = scrutiny.Committee.objects.get(is_private=True)
    closed = [
        ("meeting", f"{committee.slug}/2019-07-04"),
        ("scrutiny-recommendation", f"{ours[scrutiny.Committee].slug}/M2"),
    ]
    for role, status in ((Role.MEMBER, 200), (Role.ADMINISTRATOR, 404)):
        log_in(client, ours, role)
        assert {page(client, ours, *start).status_code for start in closed} == {status}


def test_what_a_clerk_keeps_as_an_edition_holds_nothing_that_its_readers_may_not_open(ours):
    scrutiny.Recommendation.objects.exclude(pk=ours[scrutiny.Recommendation].pk).first().actions.add(
        ours[Action]
    )
    private = scrutiny.Committee.objects.get(is_private=True)
    hidden = scrutiny.Recommendation.objects.create(committee=private, ref="P1", text=f"{SECRET} asks")
    hidden.actions.add(ours[Action])
    clerk = member(ours[Organisation], Role.CLERK)
    for kind, ref in starts(ours):
        told = [
            SECRET in repr(thread(take(find(reader, f"{kind}:{ref}"), reader, date(2026, 1, 5))))
            for reader in (Reader.of_edition(clerk, ours[Organisation]), Reader.of(clerk, ours[Organisation]))
        ]
        assert told == [False, True], kind


def test_a_lesson_is_told_and_the_case_behind_it_to_nobody(client, ours):
    case, lesson = ours[Complaint], ours[Lesson]
    Complaint.objects.filter(pk=case.pk).update(ref="C-7788", complainant_name="Quentin Familyname")
    Lesson.objects.filter(pk=lesson.pk).update(complaint=case)
    for role in (Role.MEMBER, Role.FEEDBACK_TEAM, Role.PLAN_MANAGER):
        log_in(client, ours, role)
        for kind, ref in starts(ours):
            text = page(client, ours, kind, ref).content.decode()
            assert not re.search("C-7788|Quentin|Familyname", text)
    assert lesson.text in page(client, ours, "lesson", lesson.ref).content.decode()


def test_evidence_is_named_to_who_may_open_it(client, ours):
    action = ours[Action]
    version = EvidenceVersionFactory(evidence=EvidenceFactory(action=action, title="The audit of May"))
    accept(action, version, date(2019, 5, 2))
    for role, named in ((Role.QUALITY_ASSURANCE, True), (Role.MEMBER, False)):
        log_in(client, ours, role)
        assert ("The audit of May" in page(client, ours, *starts(ours)[1]).content.decode()) is named


def test_a_gap_offers_the_scrutiny_officer_what_closes_it(client, ours):
    start = ("lesson", LessonFactory(organisation=ours[Organisation], ref="L-9").ref)
    for role, offered in ((Role.SCRUTINY_OFFICER, True), (Role.PLAN_MANAGER, False)):
        log_in(client, ours, role)
        assert ("Record a recommendation" in page(client, ours, *start).content.decode()) is offered


def test_every_record_where_a_thread_begins_leads_to_it(client, ours):
    log_in(client, ours, Role.CLERK)
    slug, plan, action = ours[Organisation].slug, ours[Plan], ours[Action]
    meeting, asked = ours[scrutiny.Meeting], ours[scrutiny.Recommendation]
    leading = {
        "recommendation": reverse("improvement:plan-about", args=[slug, plan.slug]),
        "action": reverse("improvement:action", args=[slug, plan.slug, action.ref]),
        "lesson": reverse("feedback:lesson-list", args=[slug]),
        "meeting": reverse("scrutiny:meeting", args=[slug, meeting.committee.slug, f"{meeting.date}"]),
        "scrutiny-recommendation": reverse("scrutiny:recommendation", args=[slug, asked.public_id]),
    }
    for kind, ref in starts(ours):
        url = reverse("scrutiny:golden-thread", args=[slug, kind, ref])
        assert f'href="{url}"' in client.get(leading[kind]).content.decode(), kind


def test_as_many_queries_for_many_as_for_one(client, ours):
    def count(kind, ref):
        with CaptureQueriesContext(connection) as queries:
            assert page(client, ours, kind, ref).status_code == 200
        return len(queries)

    def grow(number):
        action = ActionFactory(priority=ours[Action].priority, ref=f"9.{number}")
        action.recommendations.add(ours[Recommendation])
        ours[Lesson].actions.add(action)
        ours[scrutiny.Recommendation].actions.add(action)
        version = EvidenceVersionFactory(evidence=EvidenceFactory(action=action))
        accept(action, version, date(2019, 5, number))

    log_in(client, ours, Role.CLERK, Role.PLAN_MANAGER)
    grow(1), grow(2)
    few = {start: count(*start) for start in starts(ours)}
    for number in range(3, 7):
        grow(number)
    assert {start: count(*start) for start in starts(ours)} == few
