"""The gate sources: see _gates__models.yml."""

from customer360 import gates


def model(dbt, session):
    tables = {}
    return gates.run("gate_sources", tables, session)
