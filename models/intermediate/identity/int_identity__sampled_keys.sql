{% set settings = customer_360.identity_settings() %}

-- Some thousands of profiles show what a rule finds.
with sample as (
    select * from {{ ref('int_identity__sample') }}
),

profile_values as (
    select * from {{ ref('int_identity__profile_values') }}
    where profile_id in (select sample.profile_id from sample)
),

blocked_identifiers as (
    select * from {{ ref('int_identity__blocked_identifiers') }}
),

drawn_keys as (
    {{ customer_360.rule_block_keys(settings) }}
),

drawn_blocks as (
    select
        rule_bits,
        block_key,
        cast(count(*) * (count(*) - 1) / 2 as bigint) as drawn_pairs
    from drawn_keys
    group by rule_bits, block_key
    having count(*) between 2 and {{ settings.max_block_size }}
),

sized as (
    select
        block_keys.rule_bits,
        block_keys.block_key,
        drawn_blocks.drawn_pairs,
        count(*) as profile_count
    from {{ ref('int_identity__block_keys') }} as block_keys
    inner join drawn_blocks
        on block_keys.rule_bits = drawn_blocks.rule_bits and block_keys.block_key = drawn_blocks.block_key
    group by block_keys.rule_bits, block_keys.block_key, drawn_blocks.drawn_pairs
),

sizes as (
    select
        rule_bits,
        profile_count,
        sum(sum(drawn_pairs)) over (partition by rule_bits order by profile_count) as drawn_pairs_up_to_size
    from sized
    group by rule_bits, profile_count
),

int_identity__sampled_keys as (
    select
        drawn_keys.rule_bits,
        drawn_keys.profile_id,
        drawn_keys.block_key,
        sized.profile_count,
        cast(sizes.drawn_pairs_up_to_size as bigint) as drawn_pairs_up_to_size
    from drawn_keys
    inner join sized
        on drawn_keys.rule_bits = sized.rule_bits and drawn_keys.block_key = sized.block_key
    inner join sizes
        on sized.rule_bits = sizes.rule_bits and sized.profile_count = sizes.profile_count
)

select * from int_identity__sampled_keys
