"""Addresses of a meeting, below /<organisation>/committees/<committee>/."""

from django.urls import path, register_converter

from scrutiny.views import attendance, item, meeting, meeting_dates, minutes, paper, part, publish


class DayInAddress:
    """“2019-07-04”, and nothing else: other pages of a committee stand at the same place."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


register_converter(DayInAddress, "day")
OF_COMMITTEE = "committees/<slug:committee>/"
OF_MEETING = f"{OF_COMMITTEE}<day:date>/"
OF_MINUTES = f"{OF_MEETING}minutes/"
OF_ITEM = f"{OF_MEETING}items/<uuid:item>/"
urlpatterns = [
    path(f"{OF_COMMITTEE}meetings/add/", meeting_dates.MeetingAdd.as_view(), name="meeting-add"),
    path(OF_MEETING, meeting.meeting, name="meeting"),
    path(f"{OF_MEETING}edit/", meeting_dates.MeetingEdit.as_view(), name="meeting-edit"),
    path(f"{OF_MEETING}cancel/", meeting_dates.MeetingCancel.as_view(), name="meeting-cancel"),
    path(f"{OF_MEETING}publish/", publish.MeetingPublish.as_view(), name="meeting-publish"),
    path(f"{OF_MEETING}parts/add/", part.PartAdd.as_view(), name="part-add"),
    path(f"{OF_MEETING}parts/<int:part>/", part.PartEdit.as_view(), name="part-edit"),
    path(f"{OF_MEETING}parts/<int:part>/remove/", part.part_remove, name="part-remove"),
    path(f"{OF_MEETING}topics/", item.take_topics, name="meeting-topics"),
    path(f"{OF_MEETING}items/add/", item.ItemAdd.as_view(), name="item-add"),
    path(OF_ITEM, item.ItemEdit.as_view(), name="item-edit"),
    path(f"{OF_ITEM}move/", item.item_move, name="item-move"),
    path(f"{OF_ITEM}remove/", item.ItemRemove.as_view(), name="item-remove"),
    path(f"{OF_ITEM}papers/add/", paper.PaperAdd.as_view(), name="paper-add"),
    path(f"{OF_ITEM}papers/upload/", paper.PaperUpload.as_view(), name="paper-upload"),
    path(f"{OF_MEETING}papers/<uuid:paper>/", paper.meeting_paper, name="meeting-paper"),
    path(f"{OF_MEETING}papers/<uuid:paper>/remove/", paper.paper_remove, name="paper-remove"),
    path(OF_MINUTES, minutes.meeting_minutes, name="meeting-minutes"),
    path(f"{OF_MINUTES}attendance/", attendance.MeetingAttendance.as_view(), name="meeting-attendance"),
    path(f"{OF_MINUTES}declarations/add/", attendance.DeclarationAdd.as_view(), name="declaration-add"),
    path(f"{OF_MINUTES}items/<uuid:item>/", minutes.MinuteWrite.as_view(), name="minute-of-item"),
    path(f"{OF_MINUTES}add/", minutes.MinuteWrite.as_view(), name="minute-add"),
    path(f"{OF_MINUTES}<int:minute>/", minutes.MinuteWrite.as_view(), name="minute"),
    path(f"{OF_MINUTES}<int:minute>/actions/add/", minutes.ArisingAdd.as_view(), name="arising-add"),
    path(f"{OF_MINUTES}confirm/", minutes.MinutesConfirm.as_view(), name="minutes-confirm"),
    path(f"{OF_MINUTES}publish/", minutes.minutes_publish, name="minutes-publish"),
]
