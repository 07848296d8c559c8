"""The gate customers: see _gates__models.yml."""

from customer360 import gates


def model(dbt, session):
    dbt.ref("gate_identity")
    tables = {}
    return gates.run("gate_customers", tables, session)
