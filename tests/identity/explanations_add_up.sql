-- The weights of scored_pairs are odds before they are rounded to a probability, which has nine digits and no more.
with steps as (
    select
        *,
        count(*) over (partition by record_a, record_b) as step_count
    from {{ ref('int_identity__match_explanations') }}
),

explained as (
    select
        record_a,
        record_b,
        cast(sum(bits) as double) as bits,
        cast(max(case when step_number = step_count then total_bits end) as double) as total_bits
    from steps
    group by record_a, record_b
),

scored_edges as (
    select
        edges.record_a,
        edges.record_b,
        -log2(
            power(2, least(scored_pairs.household_weight - scored_pairs.match_weight, 1000))
            + power(2, least(-scored_pairs.match_weight, 1000))
        ) as odds,
        scored_pairs.match_probability,
        scored_pairs.profile_a
    from {{ ref('int_identity__edges') }} as edges
    inner join {{ ref('int_identity__profile_members') }} as members on edges.record_b = members.record_id
    left join {{ ref('int_identity__scored_pairs') }} as scored_pairs
        on edges.record_a = scored_pairs.profile_a and members.profile_id = scored_pairs.profile_b
)

select
    scored_edges.record_a,
    scored_edges.record_b,
    scored_edges.odds,
    explained.bits,
    explained.total_bits
from scored_edges
left join explained
    on scored_edges.record_a = explained.record_a and scored_edges.record_b = explained.record_b
where
    explained.bits is null
    or (
        scored_edges.profile_a is not null
        and (
            abs(explained.bits - scored_edges.odds) > 0.001
            or abs(explained.total_bits - scored_edges.odds) > 0.001
            or abs(1 / (1 + power(2, least(-explained.bits, 1000))) - scored_edges.match_probability) > 0.000001
        )
    )
