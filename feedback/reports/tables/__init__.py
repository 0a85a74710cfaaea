"""
The tables of a year, a module for each, in the order of the annual report.

A module has

- `tables(year)`: its tables for the whole year, before small numbers are hidden;
- `cut(tables, year, quarter)`: the same for one quarter, made out of the year's tables when numbers are hidden;
- `blocks(tables, year, quarter)`: its paragraphs, tables and charts, written from what `tables` then holds.
"""

BUILDERS = ()
