{% set settings = customer_360.identity_settings() %}
{% set valued = customer_360.valued_comparisons(settings) %}

with value_counts as (
    select * from {{ ref('int_identity__value_counts') }}
),

match_model as (
    select * from {{ ref('int_identity__match_model') }}
),

likely_pairs as (
    select
        compared_pairs.pattern,
        cast(weights.match_probability as decimal(20, 9)) as match_probability,
        {{ customer_360.compared_values(valued, 'profile_values') }}
    from {{ ref('int_identity__compared_pairs') }} as compared_pairs
    inner join {{ ref('int_identity__pattern_weights') }} as weights on compared_pairs.pattern = weights.pattern
    inner join {{ ref('int_identity__profile_values') }} as profile_values
        on compared_pairs.profile_a = profile_values.profile_id
    where weights.match_probability > 0.0001
),

-- Pairs with equal values that are one person's say nothing of how common a value is among people.
matches as (
    {{ customer_360.matches_by_value(valued, 'likely_pairs') }}
),

sizes as (
    select
        comparison_number,
        cast(sum(record_count * value_count) as double) as record_count
    from value_counts
    group by comparison_number
),

stranger_shares as (
    select
        comparison_number,
        level_number,
        exp(cast(log_share as double)) as share
    from match_model
    where pair_kind = 'stranger'
),

shares as (
    select
        value_counts.comparison_number,
        value_counts.compared_value,
        value_counts.record_count,
        (
            greatest(
                cast(value_counts.record_count as double) * (value_counts.record_count - 1)
                - 2 * coalesce(matches.pair_count, 0),
                0
            )
            -- What nobody was seen to share yet may be shared by somebody, as often as is usual in this field.
            + least(stranger_shares.share * sizes.record_count, 1)
        ) / (value_counts.record_count * sizes.record_count) as share,
        stranger_shares.share as usual_share
    from value_counts
    inner join sizes on value_counts.comparison_number = sizes.comparison_number
    inner join stranger_shares
        on
            value_counts.comparison_number = stranger_shares.comparison_number
            and value_counts.equal_level = stranger_shares.level_number
    left join matches
        on
            value_counts.comparison_number = matches.comparison_number
            and value_counts.compared_value = matches.compared_value
    where value_counts.compared_value != {{ customer_360.hash_of(["''"]) }}
),

int_identity__value_rarity as (
    select
        comparison_number,
        compared_value,
        round(log2(usual_share / greatest(share, 1e-12)), 6) as rarity_weight
    from shares
)

select * from int_identity__value_rarity
