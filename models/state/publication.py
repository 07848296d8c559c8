"""Publish the marts: the last step of a build (docs/gates.md)."""

from customer360 import publication


def model(dbt, session):
    marts = [
        dbt.ref("customer_identities"),
        dbt.ref("gate_results"),
        dbt.ref("identity_accuracy"),
        dbt.ref("rejected_records"),
    ]
    return publication.publish(marts, dbt.ref("int_sources__run_context"), session)
