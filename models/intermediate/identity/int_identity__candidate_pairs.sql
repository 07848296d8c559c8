with block_keys as (
    select * from {{ ref('int_identity__block_keys') }}
),

skipped_rules as (
    select * from {{ ref('int_identity__lone_pairs') }}
    where is_skipped
),

compared_blocks as (
    select * from {{ ref('int_identity__blocks') }}
    where not is_skipped and rule_bits not in (select skipped_rules.rule_bit from skipped_rules)
),

repeated_profiles as (
    select * from {{ ref('int_identity__profiles') }}
    where record_count > 1
),

members as (
    select block_keys.*
    from block_keys
    inner join compared_blocks
        on
            block_keys.rule_bits = compared_blocks.rule_bits
            and block_keys.block_key = compared_blocks.block_key
),

pairs as (
    select
        member_a.profile_id as profile_a,
        member_b.profile_id as profile_b,
        member_a.rule_bits
    from members as member_a
    inner join members as member_b
        on
            member_a.rule_bits = member_b.rule_bits
            and member_a.block_key = member_b.block_key
            and member_a.profile_id < member_b.profile_id
    union all
    -- Several records of one profile: a pair of the profile with itself stands for all of them.
    select
        block_keys.profile_id as profile_a,
        block_keys.profile_id as profile_b,
        block_keys.rule_bits
    from block_keys
    inner join repeated_profiles on block_keys.profile_id = repeated_profiles.profile_id
),

int_identity__candidate_pairs as (
    select
        profile_a,
        profile_b,
        bit_or(rule_bits) as rule_bits
    from pairs
    group by profile_a, profile_b
)

select * from int_identity__candidate_pairs
