from datetime import date

from django.db import transaction

from council.domain.keeping import keep
from council.domain.posts import appoint
from council.models import Organisation, Person, PersonAlias, Post, PostHolding


def keep_organisation(*, slug: str, by, why: str = "", **values) -> Organisation:
    """The organisation with this slug, having these values; saved only where something differs."""
    return keep(Organisation.objects.all(), by=by, why=why, key={"slug": slug}, values=values)


def keep_post(*, organisation: Organisation, slug: str, title: str, by, why: str = "") -> Post:
    key = {"organisation": organisation, "slug": slug}
    return keep(Post.objects.all(), by=by, why=why, key=key, values={"title": title})


def keep_person(*, organisation: Organisation, name: str, by, why: str = "") -> Person:
    """The person of this name in the organisation's record. Two of one name are not told apart."""
    key = {"organisation": organisation, "name": name}
    return keep(Person.objects.all(), by=by, why=why, key=key, values={})


def keep_alias(*, person: Person, name: str, by, why: str = "") -> PersonAlias:
    """Another spelling of the person's name."""
    return keep(PersonAlias.objects.all(), by=by, why=why, key={"person": person, "name": name}, values={})


@transaction.atomic
def keep_holding(*, post: Post, person: Person, held_from: date, by, why: str = "") -> PostHolding:
    """The person's holding of the post from a day, however long it lasted. Raises as `appoint` does."""
    holding = post.holdings.filter(person=person, held_from=held_from).first()
    return holding or appoint(post=post, person=person, held_from=held_from, by=by, why=why)
