from datetime import date

import pytest

from reports.parameters import parse_date


@pytest.mark.parametrize("text", ["2019-05-31", "31 May 2019", "31/5/2019", " 31 may 2019 "])
def test_a_date_may_be_typed_as_people_write_it(text):
    assert parse_date(text) == date(2019, 5, 31)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019-02-31", "31 February is not a date in 2019"),
        ("2019-02-29", "29 February is not a date in 2019"),
        ("31 February 2019", "31 February is not a date in 2019"),
        ("31/02/2019", "31 February is not a date in 2019"),
        ("2019-13-01", "“2019-13-01” is not a date. Type it like 31 May 2019 or 2019-05-31"),
        ("soon", "“soon” is not a date. Type it like 31 May 2019 or 2019-05-31"),
    ],
)
def test_what_is_no_date_is_answered_in_a_sentence(text, said):
    with pytest.raises(ValueError, match="not a date") as error:
        parse_date(text)
    assert str(error.value) == said
