from datetime import date

import pytest
from django.urls import reverse

from council import history
from council.roles import Role
from tests.factories.closure import ClosureFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.person import PersonFactory
from tests.factories.post import PostFactory, PostHoldingFactory
from tests.factories.team import TeamFactory

pytestmark = pytest.mark.django_db
HELD_FROM = date(2018, 7, 25)


@pytest.fixture
def organisation():
    return OrganisationFactory()


@pytest.fixture
def reader(organisation):
    return member(organisation, Role.MEMBER)


@pytest.fixture
def post(organisation):
    post = PostFactory(organisation=organisation, title="Director of Early Help")
    person = PersonFactory(organisation=organisation, name="Robin Holder")
    PostHoldingFactory(post=post, person=person, held_from=HELD_FROM)
    return post


def pages(organisation, post, team):
    return [
        reverse("council:directory", args=[organisation.slug]),
        reverse("council:working-days", args=[organisation.slug]),
        reverse("council:post", args=[organisation.slug, post.slug]),
        reverse("council:team", args=[organisation.slug, team.slug]),
    ]


def test_whoever_belongs_there_reads_and_a_stranger_finds_nothing(client, organisation, post, reader):
    team = TeamFactory(organisation=organisation)
    outsider = member(OrganisationFactory(), Role.ADMINISTRATOR)
    statuses = {}
    for user in (reader, outsider):
        client.force_login(user)
        statuses[user] = [client.get(page).status_code for page in pages(organisation, post, team)]
    assert statuses == {reader: [200] * 4, outsider: [404] * 4}


def test_another_organisations_post_is_not_found_under_ones_own_address(client, organisation, reader):
    foreign = PostFactory(organisation=OrganisationFactory())
    client.force_login(reader)
    assert client.get(reverse("council:post", args=[organisation.slug, foreign.slug])).status_code == 404


def test_the_directory_names_who_holds_a_post_today_and_nobody_of_another_organisation(
    client, organisation, post, reader
):
    PostFactory(organisation=OrganisationFactory(), title="Secret post elsewhere")
    client.force_login(reader)
    page = client.get(reverse("council:directory", args=[organisation.slug])).content.decode()
    assert ("Robin Holder" in page, "Secret post elsewhere" in page) == (True, False)


@pytest.mark.parametrize("rows", [1, 20])
def test_the_directory_asks_as_many_questions_for_many_rows_as_for_one(
    client, organisation, reader, rows, django_assert_num_queries
):
    for _ in range(rows):
        PostHoldingFactory(post=PostFactory(organisation=organisation), held_from=HELD_FROM)
        TeamFactory(organisation=organisation)
    client.force_login(reader)
    with django_assert_num_queries(10):
        client.get(reverse("council:directory", args=[organisation.slug]))


def test_a_posts_page_shows_what_changed_and_why(client, organisation, post, reader):
    post.title = "Director of Early Help and Prevention"
    history.save(post, by=reader, why="Services were joined")
    client.force_login(reader)
    page = client.get(reverse("council:post", args=[organisation.slug, post.slug])).content.decode()
    assert [words in page for words in ("Director of Early Help", "Services were joined", reader.name)] == [
        True
    ] * 3


def count(client, organisation, **query):
    return client.get(reverse("council:working-days", args=[organisation.slug]), query)


def test_working_days_show_their_working(client, organisation, reader):
    ClosureFactory(organisation=organisation, day=date(2019, 4, 23), reason="Office move")
    client.force_login(reader)
    start = {"start_day": "18", "start_month": "4", "start_year": "2019"}
    response = count(client, organisation, **start, days="1", direction="after")
    skipped = [(str(day.date), day.skipped_because) for day in response.context["deadline"].skipped()]
    assert skipped == [
        ("2019-04-19", "Good Friday"),
        ("2019-04-20", "Saturday"),
        ("2019-04-21", "Sunday"),
        ("2019-04-22", "Easter Monday"),
        ("2019-04-23", "Office move"),
    ]
    assert response.context["deadline"].date == date(2019, 4, 24)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            {"start_day": "31", "start_month": "2", "start_year": "2019", "days": "5"},
            "From must be a real date",
        ),
        (
            {"start_day": "1", "start_month": "2", "start_year": "2019", "days": "0"},
            "Working days must be 1 or more",
        ),
        ({"start_day": "1", "start_month": "2", "start_year": "2019", "days": "x"}, "whole number"),
        ({"start_day": "1", "start_month": "2", "start_year": "2019", "days": "9999"}, "260 or fewer"),
        (
            {"start_day": "1", "start_month": "12", "start_year": "9999", "days": "30"},
            "No calendar goes so far",
        ),
    ],
)
def test_a_count_that_cannot_be_says_so(client, organisation, reader, query, message):
    client.force_login(reader)
    response = count(client, organisation, **query, direction="after")
    assert message in response.content.decode()
    assert response.context["deadline"] is None
