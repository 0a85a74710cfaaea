from django import forms
from django.contrib import admin

from council.admin.forms import DomainForm
from council.admin.scoped import ReadOnlyInline, ScopedAdmin
from council.domain.posts import appoint, leave_post
from council.models import Post, PostHolding


class HoldingInline(ReadOnlyInline):
    """Who has held the post. Its link leads to where a last day is set."""

    model = PostHolding
    fields = ("person", "held_from", "held_to")
    related = ("person",)
    ordering = ("-held_from", "pk")
    verbose_name_plural = "people who have held this post"


@admin.register(Post)
class PostAdmin(ScopedAdmin):
    fields = ("organisation", "title", "slug")
    fixed = ("organisation", "slug")
    related = ("organisation",)
    prepopulated_fields = {"slug": ("title",)}
    inlines = (HoldingInline,)
    list_display = ("title", "organisation")
    list_filter = ("organisation",)
    search_fields = ("title", "holdings__person__name")
    ordering = ("title", "pk")


class HoldingForm(DomainForm):
    def clean_held_to(self):
        day = self.cleaned_data["held_to"]
        if self.instance.pk and day is None:
            raise forms.ValidationError("Enter the last day")
        return day


@admin.register(PostHolding)
class PostHoldingAdmin(ScopedAdmin):
    form = HoldingForm
    fields = ("post", "person", "held_from", "held_to")
    fixed = ("post", "person", "held_from")
    related = ("post__organisation", "person")
    autocomplete_fields = ("post", "person")
    list_display = ("post", "person", "held_from", "held_to")
    list_filter = ("post__organisation",)
    search_fields = ("post__title", "person__name")
    date_hierarchy = "held_from"
    ordering = ("-held_from", "pk")

    def add(self, request, obj, data, why):
        names = ("post", "person", "held_from", "held_to")
        return appoint(**{name: data[name] for name in names}, by=request.user, why=why)

    def edit(self, request, obj, data, why):
        holding = PostHolding.objects.get(pk=obj.pk)
        leave_post(holding=holding, held_to=data["held_to"], by=request.user, why=why)
        return holding
