"""Each kind of claim: what holds says nothing, what does not hold says why in a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Cell, Column, Document, Kind, Row, Table
from reports.figures_check.finding import Weight
from reports.figures_check.reading import KINDS, as_printed, read
from reports.figures_check.reference import BadClaim

MONTHS = ("October", "November", "December")
CONTACTS = Table(
    "contacts",
    "Contacts",
    "Authority",
    tuple(Column(month, month) for month in MONTHS),
    (
        Row("Here", (Cell(1971), Cell(2012), Cell(1663))),
        Row("There", (Cell(1800), Cell(None), Cell(None))),
    ),
)
WORDS = Table(
    "answers",
    "Answers",
    "Ref",
    (Column("response", "Response", Kind.TEXT),),
    (Row("1", (Cell("Accepted"),)), Row("2", (Cell(None),))),
)
PAPERS = {"paper": Document("Paper", "", "Council", (CONTACTS, WORDS))}


def said(kind, **claim):
    found = read({"kind": kind, "where": "line 1", **claim}, "paper", PAPERS).findings()
    return [each.sentence for each in found]


AGREE = [
    ("sum", {"printed": 73, "parts": [33, 36, 4]}),
    ("sum", {"printed": "5,646", "parts": "contacts > Here > *"}),
    ("share", {"printed": "15.7%", "parts": [44], "whole": [281]}),
    ("share", {"printed": "15.6%", "parts": [44], "whole": [281], "cut_off": True}),
    ("share", {"printed": "0%", "parts": [0], "whole": [0]}),
    ("change", {"printed": "27.7%", "before": 177, "after": 226, "up": True}),
    ("change", {"printed": "46%", "before": 26, "after": 14, "up": False}),
    ("change", {"printed": "46%", "before": 0, "after": 14}),
    ("direction", {"figures": [1, 2, 3], "way": "up"}),
    ("count", {"printed": 1, "items": "answers > * > Response"}),
    ("per_day", {"printed": "10.0", "total": 310, "first": "2015-07-01", "last": "2015-07-31"}),
    ("per_day", {"printed": 13, "total": 299, "first": "2015-07-01", "last": "2015-07-31"}),
    ("equal", {"printed": "2,012", "others": "contacts > Here > November"}),
    ("net_change", {"changes": [-3, -9, 12]}),
    ("hundred", {"parts": ["3%", "47%", "18%", "32%"]}),
]
YEAR = {"part": 30, "whole": 100, "part_before": 10, "whole_before": 50}
CONTRADICT = [
    ("sum", {"printed": 71, "parts": [70, 2], "of": "The rows of Quarter 1"},
     "The rows of Quarter 1 add to 72; the paper prints 71."),
    ("sum", {"printed": 1, "parts": [1, 1]}, "1 and 1 add to 2; the paper prints 1."),
    ("sum", {"printed": 1, "parts": [1] * 6}, "The parts add to 6; the paper prints 1."),
    ("share", {"printed": "15.6%", "parts": [44], "whole": [281]},
     "44 of 281 is 15.66%, which rounds to 15.7%; the paper prints 15.6%, cut off and not rounded."),
    ("share", {"printed": "94.7%", "parts": [95], "without": [2, 4], "whole": [95]},
     "95 less 2 and 4 leaves 89, and 89 of 95 is 93.7%; the paper prints 94.7%."),
    ("change", {"printed": "27.8%", "before": 177, "after": 226},
     "From 177 to 226 is an increase of 27.7%; the paper prints 27.8%."),
    ("change", {"printed": "50%", "before": 2, "after": 1, "up": True},
     "From 2 to 1 is a decrease of 50%; the paper prints an increase of 50%."),
    ("change", {"printed": "1%", "before": 2, "after": 2}, "From 2 to 2 is no change; the paper prints 1%."),
    ("direction", {"figures": "contacts > Here > *", "way": "down", "said": "reduced"},
     "The paper says “reduced”; from Here, October (1,971) to Here, November (2,012) it increased."),
    ("direction", {"figures": [5, 5], "way": "up"}, "The paper says “increased”; from 5 to 5 it stayed the same."),
    ("count", {"printed": 2, "items": "answers > * > Response", "of": "Table 1"},
     "Table 1 has 1; the paper says 2."),
    ("equal", {"printed": 4, "others": [3], "of": "Amber in the table"},
     "Amber in the table is 3; the paper prints 4."),
    ("net_change", {"changes": [-3, -10, 12], "of": "elements"},
     "The changes -3, -10, +12 come to -1, and not to 0: 1 of the elements left without joining another."),
    ("hundred", {"parts": ["50%", "40%"]},
     "The percentages add to 90%, and not to 100%. Rounding does not explain it."),
    ("stale_share", {"printed": "20%", "before": "20%", **YEAR},
     "The paper prints 20%, as last year; its parts have changed from 10 of 50 to 30 of 100, which is 30%."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "claim"), AGREE)
def test_what_holds_raises_nothing(kind, claim):
    assert said(kind, **claim) == []


@pytest.mark.parametrize(("kind", "claim", "sentence"), CONTRADICT)
def test_what_does_not_hold_is_explained_in_a_sentence(kind, claim, sentence):
    assert said(kind, **claim) == [sentence]


def test_every_kind_of_claim_is_tried_here_both_ways():
    tried = {kind for kind, _, _ in CONTRADICT} | {"per_day"}
    assert tried == set(KINDS)


def test_a_rate_that_no_count_of_days_gives_is_explained():
    (sentence,) = said("per_day", printed=105, total="8,392", first="2015-07-01", last="2015-10-31")
    assert sentence == (
        "8,392 at 105 a day is 80 days; 1 July 2015 to 31 October 2015 has 123, which is 68.2 a day "
        "(88 of them are weekdays: 95.4 a day)."
    )


@pytest.mark.parametrize(
    "changed",
    [{"printed": "30%"}, {"part": 10, "whole": 50}, {"part": 20, "whole": 100}],
    ids=["it is new", "nothing changed", "it still comes out"],
)
def test_a_percentage_that_rightly_repeats_last_years_is_left_alone(changed):
    assert said("stale_share", **{"printed": "20%", "before": "20%", **YEAR, **changed}) == []


def test_rounded_percentages_that_add_to_101_are_a_note():
    claim = {"kind": "hundred", "where": "%", "parts": ["25%", "21%", "45%", "10%"]}
    (found,) = read(claim, "paper", PAPERS).findings()
    assert (found.weight, found.computed) == (Weight.NOTE, "101%")


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1), st.integers(-(10**9), 10**9))
def test_a_sum_is_questioned_exactly_where_it_is_wrong(parts, error):
    claim = {"kind": "sum", "where": "", "printed": sum(parts) + error, "parts": parts}
    found = read(claim, "paper", PAPERS).findings()
    assert [each.computed for each in found] == ([f"{sum(parts):,}".replace("-", "−")] if error else [])


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_a_share_rounded_half_up_is_never_questioned(part, whole, places):
    exact = Decimal(part) * 100 / whole
    rounded = (exact * 10**places + Decimal("0.5")).to_integral_value(rounding="ROUND_FLOOR")
    printed = f"{rounded.scaleb(-places):f}%"
    assert said("share", printed=printed, parts=[part], whole=[whole]) == []


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ({"kind": "guess"}, "There is no kind of claim “guess”"),
        ({"kind": "sum", "parts": [1]}, "A sum needs “printed”"),
        ({"kind": "sum", "printed": 1, "parts": [1], "expected": 2}, "A sum has no “expected”"),
        ({"kind": "sum", "printed": "one", "parts": [1]}, "“one” is no figure"),
        ({"kind": "sum", "printed": "contacts > Here > *", "parts": [1]}, "is 3 figures, and one is needed"),
        ({"kind": "sum", "printed": "contacts > Nowhere > *", "parts": [1]}, "names nothing in paper"),
        ({"kind": "sum", "printed": "contacts > Here", "parts": [1]}, "is not “table > row > column”"),
        (
            {"kind": "sum", "printed": "other > Here > May", "parts": [1]},
            "There is no table “other” in paper",
        ),
        ({"kind": "sum", "printed": "gone: contacts > Here > May", "parts": [1]}, "“contacts” in gone"),
        ({"kind": "sum", "printed": 1, "parts": "contacts > There > *"}, "There, November has no figure"),
    ],
)
def test_a_claim_that_cannot_be_tested_is_refused(claim, message):
    with pytest.raises(BadClaim, match=message):
        read(claim, "paper", PAPERS)


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        (33, "33", Kind.INTEGER),
        ("8,392", "8392", Kind.INTEGER),
        ("15.60%", "15.60", Kind.PERCENT),
        ("£57,886.76", "57886.76", Kind.MONEY),
    ],
)
def test_a_figure_is_typed_as_it_is_printed(text, value, kind):
    figure = as_printed(text)
    assert (str(figure.value), figure.kind, figure.words()) == (value, kind, str(text))
