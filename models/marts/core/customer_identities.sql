-- depends_on: {{ ref('gate_customers') }}
select
    record_key,
    customer_id,
    source_system,
    source_entity,
    source_record_id,
    link_type
from {{ ref('int_identity__customer_identities') }}
