{{ config(materialized='view') }}

-- depends_on: {{ ref('gate_customers') }}
select
    record_key_a,
    record_key_b,
    step_number,
    step,
    level_name,
    bits,
    total_bits,
    rule_names
from {{ ref('int_identity__match_explanations') }}
