"""The words of data entry, and what Django would offer there that has no place in it."""

from django.contrib import admin
from django.contrib.auth import admin as auth_admin  # noqa: F401  it registers Group when it is loaded
from django.contrib.auth.models import Group

site = admin.site
site.site_header = "Evidenced data entry"
site.site_title = "Evidenced data entry"
site.index_title = "What would you like to enter?"
site.disable_action("delete_selected")
# What somebody may do follows from council/roles.py; Django's groups would promise what they do not give.
site.unregister(Group)
