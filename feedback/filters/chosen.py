"""What a list was narrowed to, in words, each with the address of the list without it."""

from dataclasses import dataclass

from django.http import QueryDict


@dataclass(frozen=True)
class Chosen:
    name: str
    words: str


class SaysWhatIsChosen:
    """For a filter set: `chosen()` names every filter that holds, as a reader is told."""

    SHOWN: tuple[str, ...] = ()
    WORDS: dict[str, str] = {}  # before the value, where that alone says too little

    def chosen(self) -> list[Chosen]:
        values = {name: self.form.cleaned_data.get(name) for name in self.SHOWN}
        return [Chosen(name, self._said(name, value)) for name, value in values.items() if value]

    def _said(self, name: str, value) -> str:
        field = self.form.fields[name]
        if name == "q":
            return f"“{value}”"
        if hasattr(field, "choices"):
            said = next(str(label) for key, label in field.choices if str(key) == str(value))
            return f"{self.WORDS[name]} {said}" if name in self.WORDS else said
        return f"{field.label.lower()} {value:%-d %B %Y}"


def without(query: QueryDict, *names: str) -> str:
    """The address of a list without some of its filters, at its first page."""
    rest = query.copy()
    for name in list(rest):
        if name == "page" or name in names or name.rsplit("_", 1)[0] in names:
            del rest[name]
    return f"?{rest.urlencode()}"
