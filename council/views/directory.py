"""Who is who: posts and who held them, services, teams with their other names and groups."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from council import history
from council.access import organisation_for
from council.models import Post, PostHolding, Team
from council.roles import Permission


def directory(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    today = timezone.localdate()
    holders = Prefetch("holdings", PostHolding.objects.on(today).select_related("person"), to_attr="current")
    teams = Team.objects.visible_to(request.user).filter(organisation=organisation)
    return render(
        request,
        "council/directory.html",
        {
            "posts": organisation.posts.prefetch_related(holders).order_by("title", "pk"),
            "teams": teams.select_related("service")
            .prefetch_related("groups", "aliases")
            .order_by("name", "pk"),
            "closures": organisation.closures.order_by("day", "pk"),
        },
    )


def post(request, organisation, post):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    posts = Post.objects.visible_to(request.user).filter(organisation=organisation)
    post = get_object_or_404(posts, slug=post)
    holdings = post.holdings.select_related("person").order_by("-held_from", "-pk")
    context = {"post": post, "holdings": holdings, "changes": history.changes(post)}
    return render(request, "council/post.html", context)


def team(request, organisation, team):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    teams = Team.objects.visible_to(request.user).filter(organisation=organisation).select_related("service")
    team = get_object_or_404(teams, slug=team)
    context = {
        "team": team,
        "aliases": team.aliases.order_by("name", "pk"),
        "groups": team.groups.order_by("name", "pk"),
        "changes": history.changes(team),
    }
    return render(request, "council/team.html", context)
