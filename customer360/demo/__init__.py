"""The demo company: an invented retailer's people, and the raw extracts its systems hand over.

`generate` writes `<out>/raw/<system>/…` of eleven systems and, apart from them, `<out>/truth/…`.
The same number of people and the same seed give the same bytes, on every machine.

How it is made, from the inside out:

- `streams`: a random stream per aspect, named; draws that are the same everywhere.
- `names`, `places`: what people are called and where they may live.
- `households`, `people`, `timeline`, `firms`: who there is, who lives and works with whom, and how
  names, homes, phones and addresses change over time.  `core` holds all of it, the truth.
- `observe`, `mess`: what a system sees of a person on a day, and how it gets written down.
- `catalogue`, `purchases`: what is sold, when and how often people buy.
- `crm`, `shop`, `pos`, `erp`, `web`, `email`, `support`, `survey`, `social`, `enrichment`,
  `privacy`: a module per system.  `extracts` writes the tables of the first three from lists of
  text, `columnar` those of the others from Arrow columns, both with repeated, older and broken
  rows; `truth` collects whose record is whose and how many rows are unfit.

A further system is a module like `survey`: it reads the population, takes streams under its own
name (`survey/…`), hands its tables to `columnar.write` and its records to `Truth.add`; `generate`
calls it.  What the other systems write doesn't change by one byte.

`truth/person_records*.csv` have a row per good record (source_system, source_entity,
source_record_id, person_id, household_id), those of crm, shop and pos in the one without a suffix;
a household is who lives together at the end of 2025.
`truth/expected_rows.csv` says how many raw rows of each table are good, repeated, superseded,
broken in which way, or without an order to belong to (source_system, source_entity, kind, outcome,
row_count).
"""

from customer360.demo.generate import DemoError, generate

__all__ = ["DemoError", "generate"]
