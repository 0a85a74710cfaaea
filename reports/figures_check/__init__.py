"""
The figures check: what a document says about its own numbers, tested against those numbers.

A claim has its operands as they are printed and never the answer. `check` tests every claim of a document:
those that its tables make by themselves (totals, percentages) and those that somebody read out of its prose.
"""
