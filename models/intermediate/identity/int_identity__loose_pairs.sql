{% set loose = customer_360.identity_settings().loose_sides %}

with components as (
    select * from {{ ref('int_identity__components') }}
),

nodes as (
    select
        components.component_id,
        components.record_id as profile_id
    from components
    inner join {{ ref('int_identity__profiles') }} as profiles on components.record_id = profiles.profile_id
),

large as (
    select
        component_id,
        count(*) as profile_count
    from nodes
    group by component_id
    having count(*) >= 2 * {{ loose.profiles }}
),

nodes_of_large as (
    select
        nodes.profile_id,
        large.component_id,
        large.profile_count
    from nodes
    inner join large on nodes.component_id = large.component_id
),

pairs as (
    select
        node_a.component_id,
        node_a.profile_count,
        scored_pairs.profile_a,
        scored_pairs.profile_b,
        scored_pairs.match_probability
    from {{ ref('int_identity__scored_pairs') }} as scored_pairs
    inner join nodes_of_large as node_a on scored_pairs.profile_a = node_a.profile_id
    inner join nodes_of_large as node_b on scored_pairs.profile_b = node_b.profile_id
    where node_a.component_id = node_b.component_id and scored_pairs.profile_a != scored_pairs.profile_b
),

-- Two sides with too little between them are left most, with all pairs within them certain, where one is as small as may be.
-- Pairs that nothing found have nothing in common.
loose as (
    select component_id
    from pairs
    group by component_id, profile_count
    having
        sum(cast(match_probability as decimal(38, 9)))
        < (profile_count - {{ loose.profiles }}) * (profile_count - {{ loose.profiles }} - 1) / 2
        + {{ loose.profiles * (loose.profiles - 1) / 2 }}
        + {{ loose.mean_probability }} * {{ loose.profiles }} * (profile_count - {{ loose.profiles }})
),

int_identity__loose_pairs as (
    select
        pairs.component_id,
        pairs.profile_a,
        pairs.profile_b,
        pairs.match_probability
    from pairs
    inner join loose on pairs.component_id = loose.component_id
)

select * from int_identity__loose_pairs
