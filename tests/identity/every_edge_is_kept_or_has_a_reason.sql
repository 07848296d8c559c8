with edges as (
    select * from {{ ref('int_identity__edges') }}
),

kept_edges as (
    select * from {{ ref('int_identity__kept_edges') }}
)

select
    coalesce(edges.record_a, kept_edges.record_a) as record_a,
    coalesce(edges.record_b, kept_edges.record_b) as record_b
from edges
full outer join kept_edges
    on edges.record_a = kept_edges.record_a and edges.record_b = kept_edges.record_b
where
    edges.record_a is null
    or kept_edges.record_a is null
    or kept_edges.is_kept != (kept_edges.removed_reason is null)
