"""Addresses below `/<organisation>/`, grouped by what they are about."""

app_name = "improvement"

# /my-actions/
my_action_urls = []

# /plans/<plan>/actions/<ref>/update/ and /plans/<plan>/update-several/
update_urls = []

# /plans/<plan>/ with its priorities and actions
plan_urls = []

# /reviews/, /plans/<plan>/reviews/<date>/ and what a plan manager does in one
review_urls = []

# /assurance/, /evidence/
assurance_urls = []

# Fixed words stand before `<ref>`, so that “add” is no reference.
urlpatterns = my_action_urls + review_urls + update_urls + assurance_urls + plan_urls
