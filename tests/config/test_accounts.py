from django.urls import reverse

from tests.factories.user import UserFactory


def test_a_wrong_password_is_answered_in_our_words(client, db):
    user = UserFactory()
    response = client.post(reverse("account_login"), {"login": user.email, "password": "wrong"})
    said = "The e-mail address or the password is not right. Check both and try again."
    assert response.context["form"].non_field_errors() == [said]
