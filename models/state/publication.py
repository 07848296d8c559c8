"""Publish the marts: the last step of a build (docs/gates.md)."""

from customer360 import publication


def model(dbt, session):
    marts = [
        dbt.ref("customer_identities"),
        dbt.ref("customer_master"),
        dbt.ref("identity_graph"),
        dbt.ref("orders"),
        dbt.ref("order_lines"),
        dbt.ref("organizations"),
        dbt.ref("organization_accounts"),
        dbt.ref("organization_members"),
        dbt.ref("billing"),
        dbt.ref("billing_balances"),
        dbt.ref("customer_rfm"),
        dbt.ref("customer_segments"),
        dbt.ref("customer_attributes"),
        dbt.ref("data_inventory"),
        dbt.ref("gate_results"),
        dbt.ref("identity_accuracy"),
        dbt.ref("match_explanations"),
        dbt.ref("rejected_records"),
    ]
    return publication.publish(marts, dbt.ref("int_sources__run_context"), session)
