{% set settings = customer_360.identity_settings() %}
{% set household_rules = customer_360.household_rules(settings.rules) %}

with sides as (
    select * from {{ ref('int_identity__sides') }}
),

profiles as (
    select * from {{ ref('int_identity__disputed_profiles') }}
),

record_sides as (
    select
        members.record_id,
        sides.side_id
    from sides
    inner join {{ ref('int_identity__profile_members') }} as members on sides.profile_id = members.profile_id
),

loose_sides as (
    {{ customer_360.large_sides('sides', ref('int_identity__loose_pairs'), settings) }}
),

contradicting as (
    {{ customer_360.sides_that_contradict('sides', ref('int_identity__contradictions')) }}
),

placed as (
    select
        edges.*,
        -- In the order of numbers, so that all edges between two sides are removed for one reason.
        least(sides_a.side_id, sides_b.side_id) as side_a,
        greatest(sides_a.side_id, sides_b.side_id) as side_b
    from {{ ref('int_identity__edges') }} as edges
    left join record_sides as sides_a on edges.record_a = sides_a.record_id
    left join record_sides as sides_b on edges.record_b = sides_b.record_id
),

cut_sides as (
    select
        side_a,
        side_b,
        bit_or(rule_bits) as rule_bits
    from placed
    where side_a != side_b
    group by side_a, side_b
),

contradicting_sides as (
    {{ customer_360.contradicting_sides(
        'contradicting', 'profiles', '(select side_a as side_id, side_b as other_id from cut_sides)', settings
    ) }}
),

own_values as (
    {{ customer_360.side_values('contradicting', 'profiles', household_rules) }}
),

cut_reasons as (
    select
        cut_sides.side_a,
        cut_sides.side_b,
        coalesce(
            contradicting_sides.contradiction,
            {{ customer_360.own_values_differ('values_a', 'values_b', 'cut_sides.rule_bits', household_rules) }}
        ) as contradiction
    from cut_sides
    left join contradicting_sides
        on cut_sides.side_a = contradicting_sides.side_id and cut_sides.side_b = contradicting_sides.other_id
    left join own_values as values_a on cut_sides.side_a = values_a.side_id
    left join own_values as values_b on cut_sides.side_b = values_b.side_id
),

int_identity__kept_edges as (
    select
        placed.record_a,
        placed.record_b,
        placed.rule_name,
        placed.rule_names,
        placed.rule_bits,
        placed.strength,
        cut_reasons.side_a is null as is_kept,
        case
            when cut_reasons.side_a is not null
                then coalesce(
                    cut_reasons.contradiction,
                    case
                        when loose_a.side_id is not null and loose_b.side_id is not null then 'too little in common'
                    end,
                    'fits several people'
                )
        end as removed_reason
    from placed
    left join cut_reasons
        on placed.side_a = cut_reasons.side_a and placed.side_b = cut_reasons.side_b
    left join loose_sides as loose_a on placed.side_a = loose_a.side_id
    left join loose_sides as loose_b on placed.side_b = loose_b.side_id
)

select * from int_identity__kept_edges
