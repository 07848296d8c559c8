{% set settings = customer_360.identity_settings() %}
{% set traits = customer_360.contradicting_traits(settings) %}

-- Two alone have one edge, and that was made because nothing contradicts it.
with components as (
    select * from {{ ref('int_identity__components') }}
    where component_id in (
        select larger.component_id from {{ ref('int_identity__components') }} as larger
        group by larger.component_id
        having count(*) > 2
    )
),

held as (
    select
        components.component_id,
        profiles.profile_id,
        {{ customer_360.held_against(settings, 'profiles', 'housemates') }}
    from components
    inner join {{ ref('int_identity__profiles') }} as profiles on components.record_id = profiles.profile_id
    cross join {{ ref('int_identity__housemates') }} as housemates
),

nodes as (
    select
        *,
        {{ customer_360.hash_of(traits) }} as traits
    from held
),

-- Of those that have the same of everything that contradictions look at, one.
distinct_traits as (
    select
        component_id,
        min(profile_id) as profile_id
    from nodes
    group by component_id, traits
),

trait_counts as (
    select
        component_id,
        count(*) as trait_count
    from distinct_traits
    group by component_id
    having count(*) > 1
),

different as (
    select nodes.*
    from nodes
    inner join distinct_traits on nodes.profile_id = distinct_traits.profile_id
    inner join trait_counts on nodes.component_id = trait_counts.component_id
    where trait_counts.trait_count <= {{ settings.max_block_size }}
),

compared as (
    select
        node_a.component_id,
        {{ customer_360.contradiction('node_a', 'node_b', settings) }} as contradiction
    from different as node_a
    inner join different as node_b
        on node_a.component_id = node_b.component_id and node_a.profile_id < node_b.profile_id
),

found as (
    select
        component_id,
        contradiction
    from compared
    where contradiction is not null
    union all
    -- Too many to look at pair by pair, which is suspicious enough.
    select
        component_id,
        'too many different records' as contradiction
    from trait_counts
    where trait_count > {{ settings.max_block_size }}
    union all
    select
        component_id,
        'too little in common' as contradiction
    from {{ ref('int_identity__loose_pairs') }}
    {{ customer_360.housemates_glued(settings.rules, 'nodes', 'components', ref('int_identity__edges')) }}
),

int_identity__contradictions as (
    select
        component_id,
        contradiction,
        count(*) as pair_count
    from found
    group by component_id, contradiction
)

select * from int_identity__contradictions
