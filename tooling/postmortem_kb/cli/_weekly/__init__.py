"""Where the weekly report can be sent: `overdue --to NAME` is the file of that name here.

Each has `letters(project, report, ledger)`, what is to be sent, and `preview(project, report)`, the
lines that a dry run prints.
"""
