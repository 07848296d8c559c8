{{ config(
    materialized='iterate',
    until_unchanged={'key': ['profile_id'], 'compare': ['side_id']},
    max_rounds=500
) }}
{% set components = ref('int_identity__components') %}
{% set contradictions = ref('int_identity__contradictions') %}
{% set profiles = ref('int_identity__profiles') %}
{% set edges = ref('int_identity__edges') %}
{% set settings = customer_360.identity_settings() %}

{% if not customer_360.iterating() %}
    -- Each profile of a component that contradicts itself begins as a side of its own.
    select
        profiles.profile_id,
        components.component_id,
        profiles.profile_id as side_id
    from {{ profiles }} as profiles
    inner join {{ components }} as components on profiles.profile_id = components.record_id
    where components.component_id in (select component_id from {{ contradictions }})
{% else %}
    with state as (
        select * from {{ customer_360.iteration_state() }}
    ),

    members as (
        select
            state.side_id,
            profiles.*
        from state
        inner join {{ profiles }} as profiles on state.profile_id = profiles.profile_id
    ),

    side_pairs as (
        select
            state_a.component_id,
            state_a.side_id as side_a,
            state_b.side_id as side_b,
            bit_or(edges.rule_bits) as rule_bits,
            max(edges.strength) as strength
        from {{ edges }} as edges
        inner join state as state_a on edges.record_a = state_a.profile_id
        inner join state as state_b on edges.record_b = state_b.profile_id
        where state_a.side_id <> state_b.side_id
        group by state_a.component_id, state_a.side_id, state_b.side_id
    ),

    -- Both ways, so that each side sees its neighbours; two ways between the same sides become one.
    links as (
        select
            component_id,
            side_a as side_id,
            side_b as other_id,
            bit_or(rule_bits) as rule_bits,
            max(strength) as strength
        from (
            select * from side_pairs
            union all
            select component_id, side_b, side_a, rule_bits, strength from side_pairs
        )
        group by component_id, side_a, side_b
    ),

    contradicting as (
        select distinct
            links.side_id,
            links.other_id
        from links
        inner join members as member on links.side_id = member.side_id
        inner join members as other on links.other_id = other.side_id
        where {{ customer_360.contradiction('member', 'other', settings) }} is not null
    ),

    open_links as (
        select * from links
        anti join contradicting using (side_id, other_id)
    ),

    -- A side that could join either of two that contradict each other joins the one for which everything
    -- speaks that speaks for its rival, and more; else it joins neither.
    doubtful as (
        select distinct
            link.side_id,
            link.other_id
        from open_links as link
        inner join open_links as rival
            on
                link.side_id = rival.side_id
                and link.other_id <> rival.other_id
                and (rival.rule_bits | link.rule_bits <> link.rule_bits or rival.rule_bits = link.rule_bits)
        inner join members as other on link.other_id = other.side_id
        inner join members as rival_member on rival.other_id = rival_member.side_id
        where {{ customer_360.contradiction('other', 'rival_member', settings) }} is not null
    ),

    certain_links as (
        select open_links.*
        from open_links
        anti join doubtful using (side_id, other_id)
        anti join doubtful as seen_from_there
            on
                open_links.side_id = seen_from_there.other_id
                and open_links.other_id = seen_from_there.side_id
    ),

    -- The strongest evidence of a component is used up before weaker evidence may decide anything.
    ripe_links as (
        select * from certain_links
        qualify strength = max(strength) over (partition by component_id)
    ),

    -- Neighbours over ripe links never contradict each other, so a side may take in all of them at once. Who
    -- takes in is settled by a hash, so that about as many rounds are needed whatever the ids are.
    hubs as (
        select side_id
        from ripe_links
        group by side_id
        having {{ dbt.hash('side_id') }} < min({{ dbt.hash('other_id') }})
    ),

    moves as (
        select
            ripe_links.side_id,
            min(hubs.side_id) as new_side_id
        from ripe_links
        inner join hubs on ripe_links.other_id = hubs.side_id
        group by ripe_links.side_id
    )

    select
        state.profile_id,
        state.component_id,
        coalesce(moves.new_side_id, state.side_id) as side_id
    from state
    left join moves on state.side_id = moves.side_id
{% endif %}
