with compared_blocks as (
    select * from {{ ref('int_identity__blocks') }}
    where not is_skipped
),

-- Most blocks are a pair, and need nobody to be looked for.
members as (
    select block_keys.*
    from {{ ref('int_identity__block_keys') }} as block_keys
    inner join compared_blocks
        on
            block_keys.rule_bits = compared_blocks.rule_bits
            and block_keys.block_key = compared_blocks.block_key
    where compared_blocks.profile_count > 2
),

pairs as (
    select
        first_profile_id as profile_a,
        last_profile_id as profile_b,
        rule_bits
    from compared_blocks
    where profile_count = 2
    union all
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
        profile_id as profile_a,
        profile_id as profile_b,
        rule_bits
    from {{ ref('int_identity__block_keys') }}
    where record_count > 1
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
