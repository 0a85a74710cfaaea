from datetime import date

import factory
from factory.django import DjangoModelFactory

from council.models import Post, PostHolding
from tests.factories.organisation import OrganisationFactory
from tests.factories.person import PersonFactory


class PostFactory(DjangoModelFactory):
    class Meta:
        model = Post

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"post-{n}")
    title = factory.Sequence(lambda n: f"Post {n}")


class PostHoldingFactory(DjangoModelFactory):
    """Held from the first day of 2018, by somebody of the post's organisation, until further notice."""

    class Meta:
        model = PostHolding

    post = factory.SubFactory(PostFactory)
    person = factory.SubFactory(PersonFactory, organisation=factory.SelfAttribute("..post.organisation"))
    held_from = date(2018, 1, 1)
