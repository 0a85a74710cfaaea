from datetime import date

import factory
from factory.django import DjangoModelFactory

from improvement.enums import Meaning, Tone
from improvement.models import Rating, RatingScale, RatingWording


class RatingScaleFactory(DjangoModelFactory):
    """A scale without ratings, there for every organisation."""

    class Meta:
        model = RatingScale

    slug = factory.Sequence(lambda n: f"scale-{n}")
    name = factory.Sequence(lambda n: f"Scale {n}")


class RatingFactory(DjangoModelFactory):
    class Meta:
        model = Rating

    scale = factory.SubFactory(RatingScaleFactory)
    order = factory.Sequence(lambda n: n)
    code = factory.Sequence(lambda n: f"rating-{n}")
    label = factory.Sequence(lambda n: f"Rating {n}")
    letter = "R"
    tone = Tone.GREEN
    meaning = Meaning.ON_TRACK


class RatingWordingFactory(DjangoModelFactory):
    class Meta:
        model = RatingWording

    rating = factory.SubFactory(RatingFactory)
    wording = "What the rating means"


GREEN_WIDENED_ON = date(2019, 3, 31)

# Code, tone, meaning, whether it needs an explanation, wording.
_RAG = [
    ("red", Tone.RED, Meaning.SERIOUSLY_DELAYED, True, "Not started, or significant delay"),
    ("amber", Tone.AMBER, Meaning.DELAYED, True, "Started, some delay"),
    ("green", Tone.GREEN, Meaning.ON_TRACK, False, "On track for agreed date"),
    ("completed", Tone.BLUE, Meaning.ASSURED, False, "Completed and evidenced"),
]


def rag_scale() -> RatingScale:
    """Red, amber, green and completed with their wordings, the same one each time; green widens in 2019."""
    scale = RatingScale.objects.filter(slug="rag").first()
    if scale:
        return scale
    scale = RatingScaleFactory(slug="rag", name="Red, amber, green, completed")
    ratings = {}
    for order, (code, tone, meaning, explained, wording) in enumerate(_RAG, start=1):
        ratings[code] = RatingFactory(
            scale=scale,
            order=order,
            code=code,
            label=code.capitalize(),
            letter=code[0].upper(),
            tone=tone,
            meaning=meaning,
            explanation_required=explained,
            claim_counts_as=ratings["green"] if meaning == Meaning.ASSURED else None,
        )
        RatingWordingFactory(rating=ratings[code], wording=wording)
    RatingWordingFactory(
        rating=ratings["green"],
        holds_from=GREEN_WIDENED_ON,
        wording="On track for agreed date or completed awaiting evidence",
    )
    return scale
