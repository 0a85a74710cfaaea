"""Nobody gives themselves another e-mail address: an administrator who adds its owner would add them."""

import pytest
from zeal import zeal_ignore

from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db
THEIRS = "director@council.example"


@pytest.mark.parametrize("press", ["action_add", "action_primary", "action_send"])
def test_an_address_is_not_taken_before_its_owner_has_an_account(client, press):
    user = UserFactory(email="lead@council.example")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    with zeal_ignore():
        client.post("/accounts/email/", {"action_add": "", "email": THEIRS})
        client.post("/accounts/email/", {press: "", "email": THEIRS})
    user.refresh_from_db()
    assert user.email == "lead@council.example"
    assert not user.emailaddress_set.filter(email=THEIRS).exists()


def test_what_was_the_page_of_addresses_leads_to_ones_account(client):
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/accounts/email/")["Location"] == "/accounts/"
