{% set settings = customer_360.identity_settings() %}

with block_keys as (
    select * from {{ ref('int_identity__block_keys') }}
),

profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

sized as (
    select
        rule_bits,
        block_key,
        min(profile_id) as first_profile_id,
        cast(count(*) as bigint) as profile_count,
        cast(count(*) * (count(*) - 1) / 2 as bigint) as pair_count
    from block_keys
    group by rule_bits, block_key
    having count(*) > 1
),

-- Blocks of one size count together, so that it doesn't matter which comes first.
sizes as (
    select
        rule_bits,
        profile_count,
        sum(sum(pair_count)) over (partition by rule_bits order by profile_count) as pairs_up_to_size
    from sized
    group by rule_bits, profile_count
),

budget as (
    select greatest(count(*) * {{ settings.max_pairs_per_profile }}, {{ settings.max_block_size * 500 }}) as pair_count
    from profiles
),

-- One value that thousands share would make millions of pairs, none of them worth a look.
largest as (
    select
        sizes.rule_bits,
        sizes.profile_count,
        sizes.profile_count > {{ settings.max_block_size }}
        or (
            sizes.rule_bits & {{ settings.model_rule.bit - 1 }} = 0
            and sizes.pairs_up_to_size > budget.pair_count
        ) as is_skipped
    from sizes
    cross join budget
),

int_identity__blocks as (
    select
        sized.rule_bits,
        {{ customer_360.strongest_rule('sized.rule_bits', settings.rules + settings.blocking) }} as rule_name,
        sized.block_key,
        sized.first_profile_id,
        sized.profile_count,
        sized.pair_count,
        largest.is_skipped
    from sized
    inner join largest on sized.rule_bits = largest.rule_bits and sized.profile_count = largest.profile_count
)

select * from int_identity__blocks
