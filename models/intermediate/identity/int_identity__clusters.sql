with records as (
    select record_id from {{ ref('int_identity__profile_members') }}
),

components as (
    select * from {{ ref('int_identity__components') }}
),

repaired_components as (
    select * from {{ ref('int_identity__repaired_components') }}
),

-- Where nothing contradicts, no edge is cut, and a component is a cluster. Who has no edge is alone.
int_identity__clusters as (
    select
        records.record_id,
        coalesce(repaired_components.cluster_id, components.component_id, records.record_id) as cluster_id
    from records
    left join components on records.record_id = components.record_id
    left join repaired_components on records.record_id = repaired_components.record_id
)

select * from int_identity__clusters
