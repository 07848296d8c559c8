{% set settings = customer_360.identity_settings() %}

with skipped_rules as (
    select * from {{ ref('int_identity__lone_pairs') }}
    where is_skipped
),

block_keys as (
    select * from {{ ref('int_identity__block_keys') }}
    where rule_bits not in (select skipped_rules.rule_bit from skipped_rules)
),

sized as (
    select
        rule_bits,
        block_key,
        min(profile_id) as first_profile_id,
        max(profile_id) as last_profile_id,
        count(*) as profile_count
    from block_keys
    group by rule_bits, block_key
    having count(*) > 1
),

-- Blocks of one size count together, so that it doesn't matter which comes first.
sizes as (
    select
        rule_bits,
        profile_count,
        sum(count(*) * profile_count * (profile_count - 1) / 2) over (
            partition by rule_bits order by profile_count
        ) as pairs_up_to_size
    from sized
    group by rule_bits, profile_count
),

-- One value that thousands share would make millions of pairs, none of them worth a look.
compared_sizes as (
    select
        sizes.rule_bits,
        sizes.profile_count,
        {{ customer_360.is_within_budget(
            settings, 'sizes.rule_bits', 'sizes.profile_count', 'sizes.pairs_up_to_size', 'budget.max_pairs'
        ) }} as is_compared
    from sizes
    cross join {{ ref('int_identity__block_budget') }} as budget
),

int_identity__blocks as (
    select
        sized.rule_bits,
        {{ customer_360.strongest_rule('sized.rule_bits', settings.rules + settings.blocking) }} as rule_name,
        sized.block_key,
        sized.first_profile_id,
        sized.last_profile_id,
        sized.profile_count,
        cast(sized.profile_count * (sized.profile_count - 1) / 2 as bigint) as pair_count,
        sized.rule_bits & {{ settings.bits_of_rules }} > 0 as is_of_rule,
        not compared_sizes.is_compared as is_skipped
    from sized
    inner join compared_sizes
        on sized.rule_bits = compared_sizes.rule_bits and sized.profile_count = compared_sizes.profile_count
)

select * from int_identity__blocks
