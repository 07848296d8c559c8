"""The gate before the marts: a suite on what is about to be published (docs/gates.md)."""

from customer360 import gates


def model(dbt, session):
    tables = {
        "int_customers__golden_records": dbt.ref("int_customers__golden_records"),
        "int_customers__rfm": dbt.ref("int_customers__rfm"),
        "int_customers__segments": dbt.ref("int_customers__segments"),
        "int_orders__orders": dbt.ref("int_orders__orders"),
        "int_orders__order_lines": dbt.ref("int_orders__order_lines"),
        "int_orders__refunds": dbt.ref("int_orders__refunds"),
        "int_billing__invoices": dbt.ref("int_billing__invoices"),
        "int_billing__payments": dbt.ref("int_billing__payments"),
        "int_organizations__organizations": dbt.ref("int_organizations__organizations"),
        "int_orders__balance": dbt.ref("int_orders__balance"),
    }
    run_context = dbt.ref("int_sources__run_context")
    settings = dbt.config.meta_get("settings")
    return gates.run("gate_customers", tables, run_context, session, dbt.this, settings)
