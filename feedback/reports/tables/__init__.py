"""
The tables of a year, a module for each, in the order of the annual report.

A module has

- `tables(year)`: its tables of counts for the whole year, before small numbers are hidden;
- `finished(tables, year, quarter)`: its tables as they are shown, made when small numbers are hidden: with shares
  and changes, which are worked out from what may be seen, and cut to the quarter where one was asked for (None is
  the whole year). `tables` holds every module's, hidden;
- `sums(tables, year)`, where its figures add up, with each other or with another module's, in a way that neither
  total rows nor total columns say (reports/suppression.py);
- `blocks(tables, year, quarter)`: its paragraphs, tables and charts, written from the finished tables.
"""

from feedback.reports.tables import (
    complaint_themes,
    complaints_by_stage,
    compliments,
    costs,
    escalation,
    lessons,
    ombudsman,
    outcomes,
    panel_changes,
    pre_complaints,
    service_areas,
    timeliness,
    upheld_subjects,
    young_people,
)

BUILDERS = (
    pre_complaints,
    complaints_by_stage,
    service_areas,
    escalation,
    complaint_themes,
    young_people,
    timeliness,
    outcomes,
    panel_changes,
    upheld_subjects,
    ombudsman,
    lessons,
    costs,
    compliments,
)
