-- depends_on: {{ ref('gate_customers') }}
select
    organization_id,
    organization_name,
    vat_number,
    industry,
    address_line,
    postcode,
    city,
    country,
    account_count,
    crm_account_count,
    billing_account_count,
    member_count,
    created_at,
    updated_at
from {{ ref('int_organizations__organizations') }}
