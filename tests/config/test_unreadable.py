"""A NUL character, which PostgreSQL keeps in no text, wherever somebody can send one."""

import pytest
from django.urls import reverse

from council.models import Membership, Organisation, Person
from council.roles import GRANTABLE, Role
from improvement.models import Plan
from tests.factories.membership import RoleGrantFactory
from tests.planted import plant

pytestmark = pytest.mark.django_db


@pytest.fixture
def records(client):
    records = plant("Larkfield")
    for role in GRANTABLE:
        if role != Role.ACTION_LEAD:
            RoleGrantFactory(membership=records[Membership], role=role)
    user = records[Membership].user
    user.is_staff = True
    user.save()
    client.force_login(user)
    return records


def answered(response) -> bool:
    return response.status_code in {200, 400, 404}


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/oidc/%00/login/",
        "/admin/improvement/action/?provenance__exact=%00",
        "/admin/improvement/update/?kind__exact=%00",
        "/admin/improvement/action/add/?priority=%00",
        "/admin/autocomplete/?app_label=improvement&model_name=action&field_name=priority&term=%00",
    ],
)
def test_an_address_with_one_is_answered(client, records, path):
    assert answered(client.get(path))


def test_a_report_of_no_such_plan_is_answered(client, records):
    url = reverse("reports:report", args=[records[Organisation].slug, "rag-summary"])
    assert answered(client.get(url, {"plan": "\0"}))


def test_a_form_that_was_forged_is_answered(client, records):
    leaver = f"?leaver={records[Person].public_id}"
    url = reverse("improvement:hand-on", args=[records[Organisation].slug, records[Plan].slug])
    assert answered(client.post(url + leaver, {"post": "\0"}))


def test_another_fault_stays_one(client, records, monkeypatch):
    def fail(*args):
        raise ValueError("our own mistake")

    monkeypatch.setattr("council.models.User.may", fail)
    with pytest.raises(ValueError, match="our own mistake"):
        client.get(reverse("search", args=[records[Organisation].slug]), {"q": "words"})
