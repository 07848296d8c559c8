{% set settings = customer_360.identity_settings() %}

with random_patterns as (
    select * from {{ ref('int_identity__random_patterns') }}
),

value_counts as (
    select * from {{ ref('int_identity__value_counts') }}
),

seen as (
    select
        comparison_number,
        level_number,
        sum(pair_count) as pair_count
    from ({{ customer_360.pattern_levels(settings.comparisons, 'random_patterns') }}) as pattern_levels
    group by comparison_number, level_number
),

sampled as (
    select
        defaults.*,
        (coalesce(seen.pair_count, 0) + 0.5) / sum(coalesce(seen.pair_count, 0) + 0.5) over (
            partition by defaults.comparison_number
        ) as share
    from ({{ customer_360.level_defaults(settings) }}) as defaults
    left join seen
        on
            defaults.comparison_number = seen.comparison_number
            and defaults.level_number = seen.level_number
),

-- Equal values need no sample: their share follows from how often each value occurs.
equal_shares as (
    select
        comparison_number,
        equal_level,
        greatest(
            cast(sum(cast(record_count as decimal(38, 0)) * (record_count - 1) * value_count) as double)
            / greatest(
                cast(sum(record_count * value_count) as double)
                * (cast(sum(record_count * value_count) as double) - 1), 1
            ),
            1e-9
        ) as share
    from value_counts
    group by comparison_number, equal_level
),

with_equal as (
    select
        sampled.comparison_number,
        sampled.level_number,
        sampled.match_share,
        sampled.shared_in_household,
        sampled.share,
        equal_shares.share as equal_share,
        max(case when sampled.level_number = equal_shares.equal_level then sampled.share end) over (
            partition by sampled.comparison_number
        ) as sampled_equal_share,
        sampled.level_number = equal_shares.equal_level as is_equal
    from sampled
    left join equal_shares on sampled.comparison_number = equal_shares.comparison_number
),

shares as (
    select
        *,
        case
            when is_equal then equal_share
            else share * coalesce((1 - equal_share) / (1 - sampled_equal_share), 1)
        end as random_share
    from with_equal
),

int_identity__random_levels as (
    select
        comparison_number,
        level_number,
        match_share,
        shared_in_household,
        random_share,
        shared_in_household * match_share + (1 - shared_in_household) * random_share as household_share
    from shares
)

select * from int_identity__random_levels
