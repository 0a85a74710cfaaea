"""Attendance in one form: a line for each member, then substitutes, then everybody else who was there."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError

from council.forms import GovukForm
from scrutiny.domain.attendance import PRESENCE_OF_OTHERS, There, as_recorded
from scrutiny.enums import Presence
from scrutiny.models import Attendance, CommitteeMember, Meeting
from scrutiny.seen import mark

MORE = 3  # empty lines for substitutes and visitors that are not recorded yet
MEMBER = [("present", "Present"), ("apologies", "Apologies"), ("", "Not recorded")]


@dataclass(frozen=True)
class Line:
    """One line of the form: its key, whom it is about, and the fields in it."""

    key: str
    kind: str
    name: str
    row: Attendance | None
    seat: CommitteeMember | None
    form: forms.Form

    def field(self, name: str):
        return self.form[f"{self.key}-{name}"]

    @property
    def presence(self):
        return self.field("presence")

    @property
    def chair(self):
        return self.field("chair")

    @property
    def who(self):
        return self.field("name")

    @property
    def post(self):
        return self.field("post")

    @property
    def instead_of(self):
        return self.field("for")

    @property
    def errors(self) -> list[str]:
        names = [name for name in self.form.fields if name.startswith(f"{self.key}-")]
        return [message for name in names for message in self.form[name].errors]


class AttendanceForm(GovukForm):
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, meeting: Meeting):
        super().__init__(data)
        self.rows = as_recorded(meeting)
        self.members = self._seats(meeting)
        self.lines: list[Line] = []
        by_seat = {row.member_id: row for row in self.rows if row.member_id}
        substitutes = [row for row in self.rows if not row.member_id and row.presence == Presence.SUBSTITUTE]
        others = [row for row in self.rows if not row.member_id and row.presence != Presence.SUBSTITUTE]
        for seat in self.members.values():
            self._member(seat, by_seat.get(seat.pk))
        for number, row in enumerate([*substitutes, *[None] * MORE]):
            self._substitute(row, f"s{row.pk}" if row else f"sn{number}")
        for number, row in enumerate([*others, *[None] * MORE]):
            self._other(row, f"v{row.pk}" if row else f"vn{number}")
        self.initial["seen"] = self.mark()

    def mark(self) -> str:
        return mark(
            [
                (row.pk, row.name, row.post, row.presence, row.in_chair, row.stands_in_for_id)
                for row in self.rows
            ]
        )

    def of_kind(self, kind: str) -> list[Line]:
        return [line for line in self.lines if line.kind == kind]

    def member_lines(self):
        return self.of_kind("member")

    def substitute_lines(self):
        return self.of_kind("substitute")

    def other_lines(self):
        return self.of_kind("other")

    def there(self) -> list[There]:
        """What was said of each line that says something, or said something before."""
        return [
            self._there(line) for line in self.lines if line.kind == "member" or line.row or self._name(line)
        ]

    def refuse(self, error: ValidationError) -> None:
        """Put what was refused into the line that it is about."""
        if not hasattr(error, "error_dict"):
            return self.add_error(None, error)
        for key, errors in error.error_dict.items():
            name = f"{key}-chair"
            self.add_error(name if name in self.fields else None, errors)
        return None

    def clean(self):
        for line in self.lines:
            if (
                line.kind == "substitute"
                and self._name(line)
                and not self.cleaned_data.get(f"{line.key}-for")
            ):
                self.add_error(f"{line.key}-for", f"Select for whom {self._name(line)} stood in")
        return super().clean()

    def _name(self, line: Line) -> str:
        return (self.cleaned_data.get(f"{line.key}-name") or "").strip()

    def _there(self, line: Line) -> There:
        said = {
            name: self.cleaned_data.get(f"{line.key}-{name}") for name in ("presence", "chair", "post", "for")
        }
        name = line.name if line.kind == "member" else self._name(line)
        presence = said["presence"] or "" if line.kind != "substitute" else Presence.SUBSTITUTE.value
        if line.kind == "member":
            name = line.row.name if line.row else ""
        return There(
            key=line.key,
            presence=presence if line.kind == "member" or name else "",
            member=line.seat,
            name=name,
            post=said["post"] or (line.row.post if line.row and line.kind == "member" else ""),
            in_chair=bool(said["chair"]),
            stands_in_for=self.members.get(int(said["for"])) if said["for"] else None,
            row=line.row,
        )

    def _seats(self, meeting: Meeting) -> dict[int, CommitteeMember]:
        seats = list(meeting.committee.members.on(meeting.date).in_order())
        known = {seat.pk for seat in seats}
        for row in self.rows:
            for seat in (row.member, row.stands_in_for):
                if seat and seat.pk not in known:
                    seats.append(seat)
                    known.add(seat.pk)
        return {seat.pk: seat for seat in seats}

    def _add(self, key: str, kind: str, row, *, seat=None, printed: str = "", **fields) -> None:
        for field_name, field in fields.items():
            self.fields[f"{key}-{field_name.strip('_')}"] = field
        chair = forms.BooleanField(label=f"{printed or 'This person'} in the chair", required=False)
        chair.initial = bool(row and row.in_chair)
        self.fields[f"{key}-chair"] = chair
        self.lines.append(Line(key, kind, printed, row, seat, self))

    def _member(self, seat: CommitteeMember, row) -> None:
        presence = forms.ChoiceField(
            label=str(seat),
            choices=MEMBER,
            required=False,
            widget=forms.RadioSelect,
            initial=row.presence if row else "",
        )
        self._add(f"m{seat.pk}", "member", row, seat=seat, printed=str(seat), presence=presence)

    def _substitute(self, row, key: str) -> None:
        seats = [("", "Select"), *((str(pk), str(seat)) for pk, seat in self.members.items())]
        instead = forms.ChoiceField(
            label="Stands in for",
            choices=seats,
            required=False,
            initial=str(row.stands_in_for_id or "") if row else "",
        )
        self._add(
            key,
            "substitute",
            row,
            printed=row.name if row else "",
            name_=_line("Substitute", row, "name"),
            for_=instead,
        )

    def _other(self, row, key: str) -> None:
        presence = forms.ChoiceField(
            label="There as",
            choices=PRESENCE_OF_OTHERS,
            required=False,
            initial=row.presence if row else Presence.ATTENDING.value,
        )
        self._add(
            key,
            "other",
            row,
            printed=row.name if row else "",
            name_=_line("Name", row, "name", 150),
            post=_line("Post", row, "post", 300),
            presence=presence,
        )


def _line(label: str, row, name: str, limit: int = 150) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=limit, initial=getattr(row, name) if row else ""
    )
