"""Every report of the installation, app by app, in the order in which the list of reports shows them."""

from feedback.reports import annual_report, found, received
from improvement.reports import (
    contacts,
    due_actions,
    exceptions,
    extensions,
    findings,
    indicators,
    notice_responses,
    plan,
    progress_report,
    rag_changes,
    rag_comparison,
    rag_summary,
    we_said_we_did,
)

REPORTS = [
    progress_report.REPORT,
    rag_summary.REPORT,
    rag_comparison.REPORT,
    rag_changes.REPORT,
    due_actions.REPORT,
    exceptions.REPORT,
    extensions.REPORT,
    plan.REPORT,
    indicators.REPORT,
    we_said_we_did.REPORT,
    notice_responses.REPORT,
    findings.REPORT,
    contacts.REPORT,
    annual_report.REPORT,
    *received.REPORTS,
    *found.REPORTS,
]
