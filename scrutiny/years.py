"""The municipal year: from the annual council in May to the end of the April after."""

from council.years import SpannedYear


class MunicipalYear(SpannedYear):
    """The year that begins on 1 May."""

    first_month = 5
    called = "a municipal year"
