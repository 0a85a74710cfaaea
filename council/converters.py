"""Parts of an address that Django has no name for."""

from django.urls import register_converter

from council.references import PATTERN


class ReferenceConverter:
    """A reference such as 1.13 or R7. Whatever could not be one, a NUL character say, is no page."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def register() -> None:
    register_converter(ReferenceConverter, "reference")
