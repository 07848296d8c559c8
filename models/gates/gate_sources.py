"""The gate between staging and identity: a suite on what the sources delivered (docs/gates.md)."""

from customer360 import gates


def model(dbt, session):
    tables = {
        "int_sources__inventory": dbt.ref("int_sources__inventory"),
        "int_sources__own_sources": dbt.ref("int_sources__own_sources"),
        "stg_shop__orders": dbt.ref("stg_shop__orders"),
        "stg_pos__store_sales": dbt.ref("stg_pos__store_sales"),
        "stg_email__subscribers": dbt.ref("stg_email__subscribers"),
        "stg_email__campaign_events": dbt.ref("stg_email__campaign_events"),
        "stg_support__tickets": dbt.ref("stg_support__tickets"),
        "stg_survey__responses": dbt.ref("stg_survey__responses"),
        "stg_social__mentions": dbt.ref("stg_social__mentions"),
        "stg_web__events": dbt.ref("stg_web__events"),
        "stg_erp__exchange_rates": dbt.ref("stg_erp__exchange_rates"),
        "stg_erp__invoices": dbt.ref("stg_erp__invoices"),
        "stg_erp__payments": dbt.ref("stg_erp__payments"),
        "stg_enrichment__demographics": dbt.ref("stg_enrichment__demographics"),
        "stg_privacy__consent_receipts": dbt.ref("stg_privacy__consent_receipts"),
        "stg_crm__identity_records": dbt.ref("stg_crm__identity_records"),
        "stg_shop__identity_records": dbt.ref("stg_shop__identity_records"),
        "stg_pos__identity_records": dbt.ref("stg_pos__identity_records"),
        "stg_email__identity_records": dbt.ref("stg_email__identity_records"),
        "stg_support__identity_records": dbt.ref("stg_support__identity_records"),
        "stg_social__identity_records": dbt.ref("stg_social__identity_records"),
        "int_sources__event_quality": dbt.ref("int_sources__event_quality"),
        "stg_erp__identity_records": dbt.ref("stg_erp__identity_records"),
        "stg_shop__order_records": dbt.ref("stg_shop__order_records"),
    }
    run_context = dbt.ref("int_sources__run_context")
    settings = dbt.config.meta_get("settings")
    files = dbt.ref("int_sources__files")
    return gates.run("gate_sources", tables, run_context, session, dbt.this, settings, files)
