"""Every report of the installation, app by app, in the order in which the list of reports shows them."""

from improvement.reports import rag_changes, rag_comparison, rag_summary

REPORTS = [
    rag_summary.REPORT,
    rag_comparison.REPORT,
    rag_changes.REPORT,
]
