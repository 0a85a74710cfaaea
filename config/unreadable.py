"""A request that no database could answer, such as one with a NUL character, is the sender's fault."""

from collections.abc import Iterator

from django.core.exceptions import BadRequest
from django.db import DataError

NUL = "\0"


class UnreadableMiddleware:
    """
    Answers 400 where a view failed on a NUL that it was sent. PostgreSQL keeps none in its texts.

    A form says so at its field and a search leaves it out, so only what got past them comes to this.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, DataError | ValueError) and any(NUL in text for text in _sent(request)):
            raise BadRequest("A request holds no NUL character") from exception


def _sent(request) -> Iterator[str]:
    yield request.path
    for sent in (request.GET, request.POST):
        for _name, values in sent.lists():
            yield from values
