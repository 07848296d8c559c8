-- depends_on: {{ ref('gate_customers') }}
select
    customer_id,
    as_of,
    first_order_date,
    last_order_date,
    recency_days,
    frequency,
    purchase_days,
    tenure_days,
    monetary,
    average_order_value,
    recency_score,
    frequency_score,
    monetary_score,
    rfm_score,
    rfm_segment
from {{ ref('int_customers__rfm') }}
