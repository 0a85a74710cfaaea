import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from council.models import User

PASSWORD = "password"


class UserFactory(DjangoModelFactory):
    """Somebody with a log-in (`PASSWORD`) and no place in any organisation."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"user{n}@council.example")
    name = factory.Sequence(lambda n: f"User {n}")
    password = factory.LazyFunction(lambda: make_password(PASSWORD))
