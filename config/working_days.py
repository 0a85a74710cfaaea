"""What is counted in an organisation's working days, and is counted again when they change."""

from feedback.domain.moved_dates import count_cases_again

# Functions that take organisation, reason, today and by, and give a MovedDate (council/domain/closures.py) for each.
WHEN_WORKING_DAYS_CHANGE = (count_cases_again,)
