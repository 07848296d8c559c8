"""The gate before anything is computed per customer: a suite on matching (docs/gates.md)."""

from customer360 import gates


def model(dbt, session):
    tables = {
        "int_identity__records": dbt.ref("int_identity__records"),
        "int_identity__blocks": dbt.ref("int_identity__blocks"),
        "int_identity__customer_identities": dbt.ref("int_identity__customer_identities"),
        "int_identity__accuracy": dbt.ref("int_identity__accuracy"),
    }
    run_context = dbt.ref("int_sources__run_context")
    settings = dbt.config.meta_get("settings")
    return gates.run("gate_identity", tables, run_context, session, dbt.this, settings)
