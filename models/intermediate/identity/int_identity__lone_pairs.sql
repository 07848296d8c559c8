{% set settings = customer_360.identity_settings() %}

with candidate_pairs as (
    select * from {{ ref('int_identity__candidate_pairs') }}
),

profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

budget as (
    select
        greatest(
            count(*) * {{ settings.max_lone_pairs_per_profile }}, {{ settings.max_block_size * 100 }}
        ) as pair_count
    from profiles
),

blocking_rules as (
    {{ customer_360.rule_names_by_bit(settings.blocking) }}
),

int_identity__lone_pairs as (
    select
        blocking_rules.rule_bit,
        blocking_rules.rule_name,
        cast(count(candidate_pairs.profile_a) as bigint) as pair_count,
        count(candidate_pairs.profile_a) > max(budget.pair_count) as is_skipped
    from blocking_rules
    cross join budget
    left join candidate_pairs on blocking_rules.rule_bit = candidate_pairs.rule_bits
    group by blocking_rules.rule_bit, blocking_rules.rule_name
)

select * from int_identity__lone_pairs
