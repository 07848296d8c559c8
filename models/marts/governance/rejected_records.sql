-- depends_on: {{ ref('gate_customers') }}
select
    reject_key,
    source_system,
    source_entity,
    file,
    row_number,
    reasons
from {{ ref('int_sources__rejected_records') }}
