"""Every page of data entry, for who may enter data, who may only read, and who belongs elsewhere."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from council.admin.scoped import ScopedAdmin
from council.models import Organisation, User
from council.roles import Role
from improvement.models import Update
from tests.factories.membership import member
from tests.planted import plant

OURS, THEIRS = "Larkfield", "Zanzibar"
MODELS = {
    model._meta.label: model for model, page in admin.site._registry.items() if isinstance(page, ScopedAdmin)
}
every_model = pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
ENTRANTS = (Role.ADMINISTRATOR, Role.PLAN_MANAGER, Role.FEEDBACK_TEAM, Role.CLERK)
# Breadth, not depth: every page is opened, and measuring what each runs through would double the time.
pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker):
    """Both organisations, planted once: no test here changes what another reads."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield plant(OURS), plant(THEIRS)
        transaction.set_rollback(True)


@pytest.fixture
def ours(planted):
    return planted[0]


@pytest.fixture
def theirs(planted):
    return planted[1]


@pytest.fixture
def entrant(client, ours):
    user = member(ours[Organisation], *ENTRANTS, is_staff=True)
    client.force_login(user)
    return user


def address(model, page: str, *arguments) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def words(response) -> str:
    """The page, without what it says of the user and without scripts' addresses."""
    return response.content.decode()


def test_every_record_of_ours_has_its_page_and_nothing_is_in_there_that_is_not_scoped():
    others = {
        model._meta.label
        for model, page in admin.site._registry.items()
        if not isinstance(page, ScopedAdmin)
        and model._meta.app_label not in {"account", "mfa", "socialaccount"}
    }
    assert others == {"council.User"}


@every_model
def test_the_list_holds_ours_and_nothing_of_theirs(model, client, entrant, theirs):
    page = words(client.get(address(model, "changelist")))
    assert THEIRS.lower() not in page.lower()
    assert OURS.lower() in page.lower()


@every_model
def test_searching_the_list_for_theirs_finds_nothing(model, client, entrant, theirs):
    response = client.get(address(model, "changelist"), {"q": THEIRS})
    assert list(response.context["cl"].result_list) == []


@every_model
def test_a_page_of_ours_and_its_history_open_and_name_nothing_of_theirs(model, client, entrant, ours, theirs):
    for page in ("change", "history"):
        response = client.get(address(model, page, ours[model].pk))
        assert response.status_code == 200
        assert THEIRS.lower() not in words(response).lower()


@every_model
def test_the_form_of_a_new_record_offers_nothing_of_theirs(model, client, entrant, theirs):
    response = client.get(address(model, "add"))
    page = admin.site._registry[model]
    request = RequestFactory().get("/")
    request.user = entrant
    assert response.status_code == (200 if page.has_add_permission(request) else 403)
    assert THEIRS.lower() not in words(response).lower()


@every_model
@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_a_record_of_theirs_is_like_one_that_does_not_exist(model, page, client, entrant, theirs):
    there = client.get(address(model, page, theirs[model].pk), follow=True)
    nowhere = client.get(address(model, page, 987_654), follow=True)
    assert (there.status_code, there.redirect_chain) == (nowhere.status_code, nowhere.redirect_chain)
    assert _normal(there, theirs[model].pk) == _normal(nowhere, 987_654)


def _normal(response, key: int) -> str:
    text = re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", words(response))
    return text.replace(str(key), "KEY") if key == 987_654 else text.replace(f"“{key}”", "“KEY”")


@pytest.mark.once
@every_model
def test_a_record_of_theirs_cannot_be_written(model, client, entrant, theirs):
    there = client.post(address(model, "change", theirs[model].pk), {"why": "x"})
    nowhere = client.post(address(model, "change", 987_654), {"why": "x"})
    assert there.status_code == nowhere.status_code
    assert there.status_code in {302, 403}


@every_model
def test_nothing_is_deleted(model, client, entrant, ours):
    assert client.post(address(model, "delete", ours[model].pk), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [ours[model].pk], "post": "yes"}
    client.post(address(model, "changelist"), chosen)
    assert model.objects.filter(pk=ours[model].pk).exists()


@pytest.mark.once
@every_model
def test_who_may_only_read_the_plan_has_no_data_entry(model, client, ours):
    client.force_login(member(ours[Organisation], Role.MEMBER))
    assert client.get(address(model, "changelist"), follow=True).status_code == 403
    # Nor with a right of Django's left over from somewhere.
    client.force_login(member(ours[Organisation], Role.MEMBER, is_staff=True))
    for page in (
        address(model, "changelist"),
        address(model, "add"),
        address(model, "change", ours[model].pk),
    ):
        assert client.get(page).status_code in {302, 403}
        assert OURS.lower() not in words(client.get(page, follow=True)).lower()


@pytest.mark.once
@every_model
def test_nobody_comes_in_without_logging_in(model, client, ours):
    page = address(model, "changelist")
    response = client.get(page, follow=True)
    assert [step for step, _ in response.redirect_chain][-1].startswith("/accounts/login/")


AUTOCOMPLETES = {
    f"{model._meta.label}.{field}": (model, field)
    for model in MODELS.values()
    for field in admin.site._registry[model].autocomplete_fields
} | {
    f"improvement.ActionLead.{field}": (MODELS["improvement.Action"].leads.rel.related_model, field)
    for field in ("post", "person")
}


@pytest.mark.parametrize(("model", "field"), AUTOCOMPLETES.values(), ids=AUTOCOMPLETES)
def test_an_autocomplete_offers_ours_only(model, field, client, entrant, theirs):
    name = {
        "app_label": model._meta.app_label,
        "model_name": model._meta.model_name,
        "field_name": field,
        "term": "",
    }
    results = client.get(reverse("admin:autocomplete"), name).json()["results"]
    assert results != []
    assert THEIRS.lower() not in str(results).lower()
    assert client.get(reverse("admin:autocomplete"), {**name, "term": THEIRS}).json()["results"] == []


def test_the_front_page_lists_what_a_person_may_enter(client, ours):
    client.force_login(member(ours[Organisation], Role.PLAN_MANAGER, is_staff=True))
    page = words(client.get(reverse("admin:index")))
    assert "Evidenced data entry" in page
    assert "Memberships" not in page
    assert "Users" not in page
    assert address(Update, "changelist") in page


def test_accounts_are_for_who_runs_the_installation(client, entrant, ours):
    assert client.get(address(User, "changelist")).status_code == 403
    client.force_login(User.objects.create_superuser("root@council.example", "x", name="Root"))
    assert client.get(address(User, "changelist")).status_code == 200


@every_model
def test_who_runs_the_installation_sees_all(model, client, ours, theirs):
    client.force_login(User.objects.create_superuser("root@council.example", "x", name="Root"))
    page = words(client.get(address(model, "changelist"))).lower()
    assert (OURS.lower() in page, THEIRS.lower() in page) == (True, True)
    assert client.get(address(model, "change", theirs[model].pk)).status_code == 200


@pytest.mark.once
def test_no_list_asks_more_of_the_database_as_it_grows(client, entrant, ours):
    def counts() -> dict[str, int]:
        numbers = {}
        for label, model in MODELS.items():
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address(model, "changelist")).status_code == 200
            numbers[label] = len(queries)
        return numbers

    counts()
    plant(OURS, ours[Organisation], 2)
    few = counts()
    for number in range(3, 21):
        plant(OURS, ours[Organisation], number)
    assert counts() == few


def test_an_inactive_person_reaches_nothing(entrant):
    entrant.is_active = False
    request = RequestFactory().get("/")
    for user in (entrant, AnonymousUser()):
        request.user = user
        assert not admin.site.has_permission(request)
