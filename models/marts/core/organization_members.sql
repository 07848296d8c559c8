-- depends_on: {{ ref('gate_customers') }}
select
    organization_id,
    customer_id,
    organization_member_key,
    record_count,
    first_seen_at,
    last_seen_at
from {{ ref('int_organizations__members') }}
