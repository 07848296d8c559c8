-- depends_on: {{ ref('gate_customers') }}
select
    customer_id,
    attribute,
    record_key,
    source_system,
    source_entity,
    source_record_id,
    observed_at,
    attribute_value,
    is_chosen,
    preference_rank,
    decided_by,
    agreeing_records,
    has_conflict
from {{ ref('int_customers__ranked_values') }}
