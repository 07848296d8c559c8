{% set settings = customer_360.identity_settings() %}
{% set rules = settings.rules %}
{% set edge_rules = rules + [settings.model_rule] %}
{% set of_households = settings.bits_of_household_rules %}

-- Pairs that a rule found, and pairs that the match model holds to be one person.
with candidate_pairs as (
    select
        profile_a,
        profile_b,
        rule_bits,
        is_match,
        cast(
            log2(greatest(match_probability, 1e-12) / greatest(1 - match_probability, 1e-12)) as decimal(18, 3)
        ) as odds_bits,
        match_probability >= {{ settings.match_probability.review }} as is_conceivable
    from {{ ref('int_identity__scored_pairs') }}
    where is_match or rule_bits > 0
),

repeated_records as (
    select
        profile_id,
        record_id
    from {{ ref('int_identity__profile_members') }}
    where record_id != profile_id
),

compared as (
    select
        candidate_pairs.*,
        {{ customer_360.likeness_columns(settings, 'profile_a', 'profile_b') }},
        coalesce(profile_a.name_suffix = profile_b.name_suffix, false) as has_equal_suffix,
        {{ customer_360.contradiction_of_pair(
            'profile_a', 'profile_b', settings, 'housemates.may_contradict'
        ) }} as contradiction
    from candidate_pairs
    cross join {{ ref('int_identity__housemates') }} as housemates
    inner join {{ ref('int_identity__profiles') }} as profile_a on candidate_pairs.profile_a = profile_a.profile_id
    inner join {{ ref('int_identity__profiles') }} as profile_b on candidate_pairs.profile_b = profile_b.profile_id
),

matched as (
    select
        profile_a,
        profile_b,
        case when profile_a = profile_b then profile_a end as own_profile,
        {{ customer_360.met_rule_bits(rules) }}
        + case when is_match then {{ settings.model_rule.bit }} else 0 end as rule_bits,
        profile_a = profile_b or is_conceivable as is_conceivable,
        odds_bits,
        -- What tells a father from his son of the same name.
        case
            when birth_date_likeness = 1 or has_equal_suffix then 2
            when birth_date_likeness > 0 then 1
            else 0
        end as discriminating_evidence
    from compared
    where contradiction is null
),

-- Records of one profile hang on its first one like a star: n - 1 edges say as much as all n * (n - 1) / 2.
record_pairs as (
    select
        matched.profile_a as record_a,
        coalesce(repeated_records.record_id, matched.profile_b) as record_b,
        matched.rule_bits,
        matched.odds_bits,
        matched.discriminating_evidence
    from matched
    left join repeated_records on matched.own_profile = repeated_records.profile_id
    where
        matched.rule_bits > 0
        -- What a household shares joins nobody whom the rest of what is known tells apart.
        and (matched.is_conceivable or matched.rule_bits | {{ of_households }} != {{ of_households }})
),

int_identity__edges as (
    select
        record_a,
        record_b,
        {{ customer_360.strongest_rule('rule_bits', edge_rules) }} as rule_name,
        {{ customer_360.rule_names('rule_bits', edge_rules) }} as rule_names,
        rule_bits,
        discriminating_evidence * 100 + {{ customer_360.rule_strength('rule_bits', edge_rules) }} as strength,
        odds_bits
    from record_pairs
)

select * from int_identity__edges
