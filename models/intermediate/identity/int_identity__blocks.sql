{% set settings = customer_360.identity_settings() %}

with block_keys as (
    select * from {{ ref('int_identity__block_keys') }}
),

profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

sized as (
    select
        rule_bit,
        block_key,
        cast(count(*) as bigint) as profile_count,
        cast(count(*) * (count(*) - 1) / 2 as bigint) as pair_count
    from block_keys
    group by rule_bit, block_key
    having count(*) > 1
),

-- Blocks of one size count together, so that it doesn't matter which comes first.
sizes as (
    select
        rule_bit,
        profile_count,
        sum(sum(pair_count)) over (partition by rule_bit order by profile_count) as pairs_up_to_size
    from sized
    group by rule_bit, profile_count
),

budget as (
    select greatest(count(*) * {{ settings.max_pairs_per_profile }}, {{ settings.max_block_size * 500 }}) as pair_count
    from profiles
),

int_identity__blocks as (
    select
        cast(row_number() over (order by sized.rule_bit, sized.block_key) as integer) as block_id,
        sized.rule_bit,
        {{ customer_360.strongest_rule('sized.rule_bit', settings.rules + settings.blocking) }} as rule_name,
        sized.block_key,
        sized.profile_count,
        sized.pair_count,
        -- One value that thousands share would make millions of pairs, none of them worth a look.
        sized.profile_count > {{ settings.max_block_size }}
        or (
            sized.rule_bit > {{ settings.model_rule.bit }}
            and sizes.pairs_up_to_size > budget.pair_count
        ) as is_skipped
    from sized
    inner join sizes on sized.rule_bit = sizes.rule_bit and sized.profile_count = sizes.profile_count
    cross join budget
)

select * from int_identity__blocks
