-- depends_on: {{ ref('gate_customers') }}
select
    source_system,
    source_entity,
    owner,
    refresh,
    journey_stage,
    form,
    pii_classes,
    personal_columns,
    is_on,
    files,
    raw_rows,
    staged_rows,
    rejected_rows,
    duplicate_rows,
    faulty_rows,
    accepted_share,
    last_event_at,
    days_behind,
    warn_after_days
from {{ ref('int_sources__inventory') }}
