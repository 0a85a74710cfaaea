"""The same words on every page: `{{ 2882|days:"late" }}` and `{{ flag|flag_words }}`."""

from django import template

from improvement import prose

register = template.Library()

register.filter("days", prose.days)
register.filter("flag_words", prose.flag_words)
