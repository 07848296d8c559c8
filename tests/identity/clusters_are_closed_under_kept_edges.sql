select
    edges.record_a,
    edges.record_b
from {{ ref('int_identity__kept_edges') }} as edges
inner join {{ ref('int_identity__clusters') }} as clusters_a on edges.record_a = clusters_a.record_id
inner join {{ ref('int_identity__clusters') }} as clusters_b on edges.record_b = clusters_b.record_id
where edges.is_kept and clusters_a.cluster_id != clusters_b.cluster_id
