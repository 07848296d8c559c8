"""The gate before the marts: a suite on what is about to be published (docs/gates.md)."""

from customer360 import gates


def model(dbt, session):
    dbt.ref("gate_identity")
    tables = {
        "int_identity__customer_identities": dbt.ref("int_identity__customer_identities"),
    }
    run_context = dbt.ref("int_sources__run_context")
    settings = dbt.config.meta_get("settings")
    return gates.run("gate_customers", tables, run_context, session, dbt.this, settings)
