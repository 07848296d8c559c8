{% set settings = customer_360.identity_settings() %}

with candidate_pairs as (
    select * from {{ ref('int_identity__candidate_pairs') }}
),

compared as (
    select
        candidate_pairs.profile_a,
        candidate_pairs.profile_b,
        candidate_pairs.rule_bits,
        {{ customer_360.likeness_columns(settings, 'side_a', 'side_b') }}
        {{ customer_360.pattern_of(settings.comparisons, 'side_a', 'side_b') }} as pattern
    from candidate_pairs
    inner join {{ ref('int_identity__profiles') }} as side_a on candidate_pairs.profile_a = side_a.profile_id
    inner join {{ ref('int_identity__profiles') }} as side_b on candidate_pairs.profile_b = side_b.profile_id
),

int_identity__compared_pairs as (
    select
        profile_a,
        profile_b,
        rule_bits,
        {{ customer_360.met_rule_bits(settings.rules) }} as met_rule_bits,
        pattern
    from compared
)

select * from int_identity__compared_pairs
