"""Addresses that need no log-in, below /<organisation>/public/."""

from django.urls import path

from scrutiny.views.public import calendar, committee, decisions, document, meeting, paper

# A committee stands under its own word, so that none can be called what another page is called.
COMMITTEE = "public/committees/<slug:committee>/"
MEETING = f"{COMMITTEE}<str:date>/"
PAPER = f"{MEETING}papers/<uuid:paper>/"
urlpatterns = [
    path("public/", calendar.public_calendar, name="public-calendar"),
    path("public/calendar.ics", calendar.public_feed, name="public-feed"),
    path("public/decisions/", decisions.public_decisions, name="public-decisions"),
    path(COMMITTEE, committee.public_committee, name="public-committee"),
    path(f"{COMMITTEE}calendar.ics", committee.public_committee_feed, name="public-committee-feed"),
    path(MEETING, meeting.public_meeting, name="public-meeting"),
    path(f"{MEETING}minutes/", document.public_minutes, name="public-minutes"),
    path(f"{MEETING}<slug:key>.<slug:form>", document.public_download, name="public-download"),
    path(PAPER, paper.public_paper, name="public-paper"),
    path(f"{PAPER}file/", paper.public_file, name="public-file"),
    path(f"{PAPER}download.<slug:form>", paper.public_paper_download, name="public-paper-download"),
]
