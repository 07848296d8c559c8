with block_keys as (
    select * from {{ ref('int_identity__block_keys') }}
),

compared_blocks as (
    select * from {{ ref('int_identity__blocks') }}
    where not is_skipped
),

repeated_profiles as (
    select * from {{ ref('int_identity__profiles') }}
    where record_count > 1
),

members as (
    select
        compared_blocks.block_id,
        compared_blocks.rule_bit,
        block_keys.profile_id
    from block_keys
    inner join compared_blocks
        on
            block_keys.rule_bit = compared_blocks.rule_bit
            and block_keys.block_key = compared_blocks.block_key
),

pairs as (
    select
        member_a.profile_id as profile_a,
        member_b.profile_id as profile_b,
        member_a.rule_bit
    from members as member_a
    inner join members as member_b
        on
            member_a.block_id = member_b.block_id
            and member_a.profile_id < member_b.profile_id
    union all
    -- Several records of one profile: a pair of the profile with itself stands for all of them.
    select
        block_keys.profile_id as profile_a,
        block_keys.profile_id as profile_b,
        block_keys.rule_bit
    from block_keys
    inner join repeated_profiles on block_keys.profile_id = repeated_profiles.profile_id
),

int_identity__candidate_pairs as (
    select
        profile_a,
        profile_b,
        bit_or(rule_bit) as rule_bits
    from pairs
    group by profile_a, profile_b
)

select * from int_identity__candidate_pairs
