"""
The golden thread: from any record, the chain through it of what was asked, done, rated, evidenced, reported,
challenged and answered.

`start` finds the record, `chain` takes from the database what hangs on it, `steps` says it, without a query.
"""
