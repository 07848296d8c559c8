-- depends_on: {{ ref('gate_customers') }}
select
    account_key,
    organization_id,
    match_rule,
    source_system,
    source_entity,
    source_account_id,
    organization_name,
    industry,
    created_at,
    vat_number,
    address_line,
    postcode,
    city,
    country,
    updated_at
from {{ ref('int_organizations__accounts') }}
