"""Addresses below `/<organisation>/organisation/`: who is who, and when people work."""

from django.urls import path

from council.views.calendar import calendar
from council.views.directory import directory, post, team

app_name = "council"

urlpatterns = [
    path("organisation/", directory, name="directory"),
    path("organisation/working-days/", calendar, name="working-days"),
    path("organisation/posts/<slug:post>/", post, name="post"),
    path("organisation/teams/<slug:team>/", team, name="team"),
]
