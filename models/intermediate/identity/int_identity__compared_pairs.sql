{% set settings = customer_360.identity_settings() %}

with candidate_pairs as (
    select * from {{ ref('int_identity__candidate_pairs') }}
),

skipped_rules as (
    select * from {{ ref('int_identity__lone_pairs') }}
    where is_skipped
),

pairs_worth_a_look as (
    select * from candidate_pairs
    where rule_bits not in (select skipped_rules.rule_bit from skipped_rules)
),

profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

int_identity__compared_pairs as (
    select
        pairs_worth_a_look.profile_a,
        pairs_worth_a_look.profile_b,
        pairs_worth_a_look.rule_bits,
        {{ customer_360.pattern_of(settings.comparisons, 'side_a', 'side_b') }} as pattern
    from pairs_worth_a_look
    inner join profiles as side_a on pairs_worth_a_look.profile_a = side_a.profile_id
    inner join profiles as side_b on pairs_worth_a_look.profile_b = side_b.profile_id
)

select * from int_identity__compared_pairs
