"""Every report of the installation, app by app, in the order in which the list of reports shows them."""

from improvement.reports import (
    contacts,
    exceptions,
    extensions,
    findings,
    indicators,
    notice_responses,
    rag_changes,
    rag_comparison,
    rag_summary,
    we_said_we_did,
)

REPORTS = [
    rag_summary.REPORT,
    rag_comparison.REPORT,
    rag_changes.REPORT,
    exceptions.REPORT,
    extensions.REPORT,
    indicators.REPORT,
    we_said_we_did.REPORT,
    notice_responses.REPORT,
    findings.REPORT,
    contacts.REPORT,
]
