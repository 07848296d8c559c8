"""The gate between staging and identity: a suite on what the sources delivered (docs/gates.md)."""

from customer360 import gates


def model(dbt, session):
    tables = {
        "base_crm__contacts": dbt.ref("base_crm__contacts"),
        "base_crm__accounts": dbt.ref("base_crm__accounts"),
        "base_shop__customers": dbt.ref("base_shop__customers"),
        "base_shop__orders": dbt.ref("base_shop__orders"),
        "base_shop__order_lines": dbt.ref("base_shop__order_lines"),
        "base_shop__refunds": dbt.ref("base_shop__refunds"),
        "base_shop__products": dbt.ref("base_shop__products"),
        "base_pos__loyalty_members": dbt.ref("base_pos__loyalty_members"),
        "base_pos__store_sales": dbt.ref("base_pos__store_sales"),
        "base_pos__stores": dbt.ref("base_pos__stores"),
        "base_email__subscribers": dbt.ref("base_email__subscribers"),
        "base_email__campaign_events": dbt.ref("base_email__campaign_events"),
        "base_erp__billing_accounts": dbt.ref("base_erp__billing_accounts"),
        "base_erp__invoices": dbt.ref("base_erp__invoices"),
        "base_erp__payments": dbt.ref("base_erp__payments"),
        "base_erp__exchange_rates": dbt.ref("base_erp__exchange_rates"),
        "base_enrichment__demographics": dbt.ref("base_enrichment__demographics"),
        "base_privacy__consent_receipts": dbt.ref("base_privacy__consent_receipts"),
        "base_privacy__requests": dbt.ref("base_privacy__requests"),
        "stg_crm__contacts": dbt.ref("stg_crm__contacts"),
        "stg_crm__accounts": dbt.ref("stg_crm__accounts"),
        "stg_shop__customers": dbt.ref("stg_shop__customers"),
        "stg_shop__orders": dbt.ref("stg_shop__orders"),
        "stg_shop__order_lines": dbt.ref("stg_shop__order_lines"),
        "stg_shop__refunds": dbt.ref("stg_shop__refunds"),
        "stg_shop__products": dbt.ref("stg_shop__products"),
        "stg_pos__loyalty_members": dbt.ref("stg_pos__loyalty_members"),
        "stg_pos__store_sales": dbt.ref("stg_pos__store_sales"),
        "stg_pos__stores": dbt.ref("stg_pos__stores"),
        "stg_email__subscribers": dbt.ref("stg_email__subscribers"),
        "stg_email__campaign_events": dbt.ref("stg_email__campaign_events"),
        "stg_erp__billing_accounts": dbt.ref("stg_erp__billing_accounts"),
        "stg_erp__invoices": dbt.ref("stg_erp__invoices"),
        "stg_erp__payments": dbt.ref("stg_erp__payments"),
        "stg_erp__exchange_rates": dbt.ref("stg_erp__exchange_rates"),
        "stg_enrichment__demographics": dbt.ref("stg_enrichment__demographics"),
        "stg_privacy__consent_receipts": dbt.ref("stg_privacy__consent_receipts"),
        "stg_privacy__requests": dbt.ref("stg_privacy__requests"),
        "stg_crm__identity_records": dbt.ref("stg_crm__identity_records"),
        "stg_shop__identity_records": dbt.ref("stg_shop__identity_records"),
        "stg_pos__identity_records": dbt.ref("stg_pos__identity_records"),
        "stg_email__identity_records": dbt.ref("stg_email__identity_records"),
        "stg_erp__identity_records": dbt.ref("stg_erp__identity_records"),
        "stg_shop__order_records": dbt.ref("stg_shop__order_records"),
        "int_sources__balance": dbt.ref("int_sources__balance"),
    }
    run_context = dbt.ref("int_sources__run_context")
    settings = dbt.config.meta_get("settings")
    files = dbt.ref("int_sources__files")
    return gates.run("gate_sources", tables, run_context, session, dbt.this, settings, files)
