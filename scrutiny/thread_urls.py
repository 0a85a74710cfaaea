"""/thread/<kind>/<ref…>/ : the golden thread from a record, and the bundle of an inspection recommendation."""

from django.urls import path

from scrutiny.views import thread, thread_bundle

urlpatterns = [
    path("thread/bundle/<slug:source>/<reference:ref>/", thread_bundle.thread_bundle, name="thread-bundle"),
    path("thread/<slug:kind>/<path:ref>/", thread.golden_thread, name="golden-thread"),
]
