{% set settings = customer_360.identity_settings() %}

with block_keys as (
    select * from {{ ref('int_identity__block_keys') }}
),

sized as (
    select
        rule_bit,
        block_key,
        cast(count(*) as bigint) as profile_count
    from block_keys
    group by rule_bit, block_key
    having count(*) > 1
),

int_identity__blocks as (
    select
        cast(row_number() over (order by rule_bit, block_key) as integer) as block_id,
        rule_bit,
        {{ customer_360.strongest_rule('rule_bit', settings.rules) }} as rule_name,
        block_key,
        profile_count,
        cast(profile_count * (profile_count - 1) / 2 as bigint) as pair_count,
        -- One value that thousands share would make millions of pairs, none of them worth a look.
        profile_count > {{ settings.max_block_size }} as is_skipped
    from sized
)

select * from int_identity__blocks
