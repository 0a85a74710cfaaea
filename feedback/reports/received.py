"""The reports of what came in and how fast it was answered, each under the name of its table."""

from feedback.reports.one_table import report_of
from feedback.reports.tables import (
    complaints_by_stage,
    compliments,
    escalation,
    pre_complaints,
    service_areas,
    timeliness,
    young_people,
)

REPORTS = [
    report_of(
        pre_complaints,
        key=pre_complaints.NAME,
        title="Pre-complaints",
        description="Concerns settled informally in each quarter, and how many became complaints.",
    ),
    report_of(
        complaints_by_stage,
        key=complaints_by_stage.NAME,
        title="Complaints received by stage",
        description="Complaints at each stage and corporate complaints by quarter, beside the year before.",
    ),
    report_of(
        service_areas,
        key=service_areas.NAME,
        title="Stage one complaints by service area",
        description="Stage one complaints by team and by group of teams, the largest first.",
    ),
    report_of(
        escalation,
        key=escalation.NAME,
        title="Escalation",
        description="How many complaints go on: of those received in a quarter, and of its own cases.",
    ),
    report_of(
        young_people,
        key=young_people.NAME,
        title="Complaints made by young people",
        description="Complaints that children and young people made themselves, by stage and quarter.",
    ),
    report_of(
        timeliness,
        key=timeliness.NAME,
        title="Timeliness of responses",
        description="The share of stage one responses given in timescale, with the numbers behind it.",
    ),
    report_of(
        compliments,
        key=compliments.NAME,
        title="Compliments by team",
        description="Compliments received by team and quarter, the largest first, with teams that have none.",
    ),
]
