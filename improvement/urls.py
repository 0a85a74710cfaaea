"""Addresses below `/<organisation>/`, grouped by what they are about."""

from django.urls import path

from improvement.views import (
    about,
    action,
    action_list,
    assurance,
    correction,
    date_change,
    evidence,
    hand_on,
    manage_action,
    my_actions,
    plan,
    priority,
    records,
    review,
    several,
    update,
)

app_name = "improvement"

# /my-actions/
my_action_urls = [path("my-actions/", my_actions.my_actions, name="my-actions")]

# /plans/<plan>/actions/<ref>/update/ and /plans/<plan>/update-several/
update_urls = [
    path("plans/<slug:plan>/actions/<reference:ref>/update/", update.action_update, name="action-update"),
    path("plans/<slug:plan>/update-several/", several.update_several, name="update-several"),
]

# /plans/<plan>/ with its priorities and actions
plan_urls = [
    path("plans/", plan.plan_list, name="plan-list"),
    path("plans/<slug:plan>/", plan.plan, name="plan"),
    path("plans/<slug:plan>/about/", about.about_plan, name="plan-about"),
    path("plans/<slug:plan>/actions/", action_list.action_list, name="action-list"),
    path("plans/<slug:plan>/actions/<reference:ref>/", action.action, name="action"),
    path("plans/<slug:plan>/priorities/<int:number>/", priority.priority, name="priority"),
    path("plans/<slug:plan>/records/<slug:kind>/", records.records, name="records"),
]

# /reviews/, /plans/<plan>/reviews/<date>/ and what a plan manager does in one
_plan = "plans/<slug:plan>/"
_action = f"{_plan}actions/<reference:ref>/"
review_urls = [
    path("reviews/", review.review_list, name="review-list"),
    path(f"{_plan}reviews/open/", review.ReviewOpen.as_view(), name="review-open"),
    path(f"{_plan}reviews/<str:date>/", review.Review.as_view(), name="review"),
    path(f"{_plan}actions/add/", manage_action.ActionAdd.as_view(), name="action-add"),
    path(f"{_action}edit/", manage_action.ActionEdit.as_view(), name="action-edit"),
    path(f"{_action}withdraw/", manage_action.ActionWithdraw.as_view(), name="action-withdraw"),
    path(f"{_action}merge/", manage_action.ActionMerge.as_view(), name="action-merge"),
    path(
        f"{_action}updates/<uuid:update>/correct/", correction.UpdateCorrect.as_view(), name="update-correct"
    ),
    path(f"{_plan}date-changes/<uuid:change>/", date_change.DateChangeDecision.as_view(), name="date-change"),
    path(f"{_plan}hand-on/", hand_on.HandOn.as_view(), name="hand-on"),
]

# /assurance/, /evidence/
assurance_urls = [
    path("assurance/", assurance.AssuranceQueue.as_view(), name="assurance-queue"),
    path("assurance/<uuid:claim>/", assurance.Claim.as_view(), name="claim"),
    path("evidence/<uuid:evidence>/<int:number>/", evidence.evidence_file, name="evidence-file"),
]

# Fixed words stand before `<ref>`, so that “add” is no reference.
urlpatterns = my_action_urls + review_urls + update_urls + assurance_urls + plan_urls
