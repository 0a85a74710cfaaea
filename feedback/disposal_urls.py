"""Addresses of the lists of records whose time is up."""

from django.urls import path

from feedback.views import disposals

urlpatterns = [
    path("disposals/", disposals.DisposalList.as_view(), name="disposal-list"),
    path("disposals/<uuid:disposal>/", disposals.DisposalPage.as_view(), name="disposal"),
]
