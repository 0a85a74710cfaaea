"""`manage.py report`: the same build and the same renderers as the page."""

import json
import sys
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reports.differences import differences
from reports.document import Document
from reports.domain.editions import live
from reports.management.editions import kept, organisation_of
from reports.models import Edition
from reports.parameters import PARAMETERS, parse_date
from reports.renderers import RENDERERS, Renderer
from reports.report import BadParameter, Report, Run, all_reports, find


class Command(BaseCommand):
    help = "Write a report as a file or to the screen; --list says which there are"

    def add_arguments(self, parser):
        parser.add_argument("key", nargs="?", help="which report")
        parser.add_argument("--list", action="store_true", help="every report: key, title, parameters")
        parser.add_argument("--organisation", metavar="SLUG")
        for parameter in PARAMETERS.values():
            parser.add_argument(parameter.option, dest=parameter.name, default="", metavar=parameter.metavar)
        parser.add_argument(
            "--recorded-by", default="", metavar="TIME", help="as it had been recorded by then"
        )
        parser.add_argument("--table", metavar="NAME", help="only the table of this name")
        parser.add_argument("--edition", metavar="ID", help="the report as this edition has it")
        parser.add_argument(
            "--differences", action="store_true", help="what differs from the live record since, as JSON"
        )
        parser.add_argument("--public", action="store_true", help="only what anybody may read")
        parser.add_argument("--format", default="json", metavar="|".join(RENDERERS))
        parser.add_argument("--output", metavar="FILE", type=Path)

    def handle(self, **options):
        if options["list"]:
            self._list()
            return
        report = _find(options["key"])
        renderer = _renderer(options["format"])
        if options["public"]:
            _refuse_unless_public(report)
        if options["differences"]:
            self._differences(kept(report, options))
            return
        self._write(_content(report, options), renderer, options["output"])

    def _list(self):
        for report in all_reports():
            options = " ".join(PARAMETERS[name].option for name in report.parameters)
            self.stdout.write(f"{report.key}\t{report.title}\t{options}")

    def _differences(self, edition: Edition):
        try:
            now = live(edition, user=None, today=timezone.localdate())
        except BadParameter as error:
            raise CommandError(f"The live record can no longer be asked the same: {error}") from error
        found = [each.as_json() for each in differences(edition.read(), now)]
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))

    def _write(self, content: str | bytes, renderer: Renderer, output: Path | None):
        if output:
            _write_file(content, output)
        elif renderer.is_text:
            self.stdout.write(content, ending="")
        elif sys.stdout.isatty():
            raise CommandError("This format is no text. Say where to write it: --output FILE")
        else:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()


def _find(key: str | None) -> Report:
    keys = ", ".join(each.key for each in all_reports()) or "none yet"
    if not key:
        raise CommandError(f"Say which report: {keys}")
    try:
        return find(key)
    except KeyError as error:
        raise CommandError(f"There is no report “{key}”. There are: {keys}") from error


def _renderer(name: str) -> Renderer:
    if name not in RENDERERS:
        raise CommandError(f"There is no format “{name}”. There are: {', '.join(RENDERERS)}")
    return RENDERERS[name]


def _refuse_unless_public(report: Report) -> None:
    if not report.is_public:
        raise CommandError(f"“{report.title}” is not a public report. Leave out --public to run it inside")


def _run(report: Report, options: dict) -> Run:
    organisation = organisation_of(options)
    today, recorded_by = timezone.localdate(), _recorded_by(options["recorded_by"])
    asked = _parameters(report, options)
    return Run(
        organisation, user=None, today=today, recorded_by=recorded_by, public=options["public"], **asked
    )


def _recorded_by(text: str) -> datetime | None:
    """The moment that was typed, or the end of the day where no time was."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--recorded-by: “{text}” is not a time. Type it like 2019-05-31T16:30") from error
    if len(text) <= len("2019-05-31"):
        moment = datetime.combine(moment, time.max)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _parameters(report: Report, options: dict) -> dict:
    given = {name: options[name] for name in PARAMETERS if options[name]}
    values = {}
    for name, text in given.items():
        parameter = PARAMETERS[name]
        if name not in report.parameters:
            raise CommandError(f"“{report.title}” does not take {parameter.option}")
        try:
            values[name] = parse_date(text) if parameter.is_date else text
        except ValueError as error:
            raise CommandError(f"{parameter.option}: {error}") from error
    return values


def _content(report: Report, options: dict) -> str | bytes:
    """As the edition that was asked for has it, or else as the record has it now."""
    form, table = options["format"], options["table"]
    if options["edition"]:
        document = kept(report, options).printed()
    elif form in report.own_formats and not table:
        return _made(report.own_formats[form], _run(report, options))
    else:
        document = _made(report.document, _run(report, options))
    _check_table(document, table)
    return RENDERERS[form].render(document, table)


def _made(make: Callable[[Run], Document | bytes], run: Run) -> Document | bytes:
    try:
        return make(run)
    except BadParameter as error:
        parameter = PARAMETERS.get(error.parameter)
        raise CommandError(f"{parameter.option if parameter else error.parameter}: {error}") from error


def _check_table(document: Document, name: str | None) -> None:
    names = [table.name for table in document.tables()]
    if name and name not in names:
        raise CommandError(f"There is no table “{name}” in it. There are: {', '.join(names) or 'none'}")


def _write_file(content: str | bytes, output: Path) -> None:
    try:
        if isinstance(content, bytes):
            output.write_bytes(content)
        else:
            # As written: csv has its own line ends.
            output.write_text(content, encoding="utf-8", newline="")
    except OSError as error:
        raise CommandError(f"Cannot write {output}: {error.strerror}") from error
