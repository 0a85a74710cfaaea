"""Charts of ratings in a page: `{% block_strip %}`, `{% plan_bar %}` and `{% review_columns %}`."""

from django import template

from improvement import charts
from reports.prose import listed

register = template.Library()


@register.inclusion_tag("improvement/parts/block_strip.html")
def block_strip(now, before, said):
    """One block an action. `said` is the strip as a sentence, for who does not see it."""
    return {"strip": charts.strip(now, before), "said": said}


@register.inclusion_tag("improvement/parts/plan_bar.html")
def plan_bar(bars):
    """(label, parts) one above the other on one scale, the present one last."""
    total = max((sum(count for _rating, count in parts) for _label, parts in bars), default=0)
    return {
        "bars": [
            {
                "label": label,
                "boxes": charts.bar(parts, total),
                "said": f"{label}: {listed([f'{count} {rating.label.lower()}' for rating, count in parts])}",
                "is_now": i == len(bars) - 1,
            }
            for i, (label, parts) in enumerate(bars)
        ]
        if total
        else []
    }


@register.inclusion_tag("improvement/parts/review_columns.html")
def review_columns(columns):
    """(label, parts) side by side, over the columns of their own table."""
    return {
        "stacks": charts.stacks(columns),
        "said": listed([f"{label}: {sum(count for _r, count in parts)} actions" for label, parts in columns]),
    }


@register.inclusion_tag("improvement/parts/review_points.html")
def review_points(points, note=""):
    """Columns over their own table: (label, [(rating, count, address of the actions)]), the last one now."""
    stacks = charts.stacks([(label, [part[:2] for part in parts]) for label, parts in points], height=90)
    return {
        "stacks": stacks,
        "rows": [
            (parts[0][0], [(count, url) for _rating, count, url in parts])
            for parts in zip(*(parts for _label, parts in points), strict=True)
        ],
        "note": note,
    }
