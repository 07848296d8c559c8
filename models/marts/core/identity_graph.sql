-- depends_on: {{ ref('gate_customers') }}
select
    from_node,
    to_node,
    edge_type,
    identifier_type,
    rule_names,
    match_weight,
    match_probability,
    is_kept,
    removed_reason,
    customer_id
from {{ ref('int_identity__graph') }}
