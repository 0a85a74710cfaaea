from feedback.admin import baseline, narrative, procedure, published_team, settings, theme

__all__ = ["baseline", "narrative", "procedure", "published_team", "settings", "theme"]
