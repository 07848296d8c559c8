-- depends_on: {{ ref('gate_customers') }}
select
    scope,
    precision,
    recall,
    f1,
    b3_precision,
    b3_recall,
    b3_f1,
    largest_cluster,
    largest_true_cluster,
    true_pairs,
    predicted_pairs,
    merged_household_pairs
from {{ ref('int_identity__accuracy') }}
