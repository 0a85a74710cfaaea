"""Times of day as a council prints them."""

from datetime import time


def time_words(at: time) -> str:
    """“5.30pm”; “10am” on the hour."""
    return f"{at:%-I.%M%p}".lower().replace(".00", "")
