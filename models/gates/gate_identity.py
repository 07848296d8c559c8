"""The gate identity: see _gates__models.yml."""

from customer360 import gates


def model(dbt, session):
    dbt.ref("gate_sources")
    tables = {}
    return gates.run("gate_identity", tables, session)
