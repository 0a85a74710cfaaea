import time

import pytest
from allauth.mfa.totp.internal import auth
from django.urls import reverse
from zeal import zeal_ignore

from council.roles import Role
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory

PASSWORD = "right-and-long-enough"


@pytest.fixture
def person(client):
    user = member(OrganisationFactory(), Role.MEMBER, email="lead@example.org")
    user.set_password(PASSWORD)
    user.save()
    log_in(client)
    # What changes the way in asks for the password again.
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return user


def log_in(client):
    return client.post(reverse("account_login"), {"login": "lead@example.org", "password": PASSWORD})


def code_of(secret: str) -> str:
    counter = int(time.time()) // 30
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


@pytest.mark.django_db
@zeal_ignore()  # many requests, each of which reads its session
def test_a_second_step_is_set_up_and_then_asked_for(client, person):
    url = reverse("mfa_activate_totp")
    secret = client.get(url).context["form"].secret
    client.post(url, {"code": code_of(secret)})
    codes = client.get(reverse("mfa_view_recovery_codes"))
    assert "You have 10 of 10 recovery codes left" in codes.content.decode()
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200

    client.post(reverse("account_logout"))
    assert log_in(client).headers["Location"] == reverse("mfa_authenticate")
    assert client.get("/").headers["Location"] == "/accounts/login/?next=/"
    done = client.post(reverse("mfa_authenticate"), {"code": codes.context["unused_codes"][0]})
    assert done.headers["Location"] == "/"


@pytest.mark.django_db
def test_a_wrong_code_is_refused_at_its_field(client, person):
    url = reverse("mfa_activate_totp")
    client.get(url)
    page = client.post(url, {"code": "000000"}).content.decode()
    assert '<a href="#id_code">Incorrect code.</a>' in page
