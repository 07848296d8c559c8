with records as (
    select * from {{ ref('int_identity__records') }}
),

customers as (
    select * from {{ ref('int_identity__customer_identities') }}
),

identifiers as (
    select
        identifiers.*,
        records.record_key
    from {{ ref('int_identity__identifiers') }} as identifiers
    inner join {{ ref('int_identity__records') }} as records on identifiers.record_id = records.record_id
),

edges as (
    select
        kept_edges.*,
        members.profile_id as profile_b
    from {{ ref('int_identity__kept_edges') }} as kept_edges
    inner join {{ ref('int_identity__profile_members') }} as members on kept_edges.record_b = members.record_id
),

scored_pairs as (
    select * from {{ ref('int_identity__scored_pairs') }}
),

edges_of_records as (
    select
        'record-record' as edge_type,
        first_records.record_key as from_node,
        second_records.record_key as to_node,
        cast(null as {{ dbt.type_string() }}) as identifier_type,
        edges.rule_names,
        round(scored_pairs.match_weight, 6) as match_weight,
        scored_pairs.match_probability,
        edges.is_kept,
        edges.removed_reason
    from edges
    inner join records as first_records on edges.record_a = first_records.record_id
    inner join records as second_records on edges.record_b = second_records.record_id
    left join scored_pairs
        on edges.record_a = scored_pairs.profile_a and edges.profile_b = scored_pairs.profile_b
),

edges_of_identifiers as (
    select
        'record-identifier' as edge_type,
        record_key as from_node,
        {{ dbt_utils.generate_surrogate_key(['identifier_type', 'identifier_value']) }} as to_node,
        identifier_type,
        cast(null as {{ dbt.type_string() }}) as rule_names,
        cast(null as double) as match_weight,
        cast(null as double) as match_probability,
        is_usable as is_kept,
        blocked_reason as removed_reason
    from identifiers
),

united as (
    select * from edges_of_records
    union all
    select * from edges_of_identifiers
),

int_identity__graph as (
    select
        united.*,
        customers.customer_id
    from united
    inner join customers on united.from_node = customers.record_key
)

select * from int_identity__graph
