-- depends_on: {{ ref('gate_customers') }}
select
    customer_id,
    segment,
    segment_name,
    segment_description,
    segment_owner,
    as_of
from {{ ref('int_customers__segments') }}
