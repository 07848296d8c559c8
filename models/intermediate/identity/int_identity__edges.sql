{% set settings = customer_360.identity_settings() %}
{% set edge_rules = settings.rules + [settings.model_rule] %}

with joined as (
    select
        profile_a,
        profile_b,
        case when profile_a = profile_b then profile_a end as own_profile,
        edge_bits as rule_bits,
        discriminating_evidence,
        cast(
            log2(greatest(match_probability, 1e-12) / greatest(1 - match_probability, 1e-12)) as decimal(18, 3)
        ) as odds_bits
    from {{ ref('int_identity__scored_pairs') }}
    where edge_bits > 0
),

repeated_records as (
    select
        profile_id,
        record_id
    from {{ ref('int_identity__profile_members') }}
    where record_id != profile_id
),

-- Records of one profile hang on its first one like a star: n - 1 edges say as much as all n * (n - 1) / 2.
record_pairs as (
    select
        joined.profile_a as record_a,
        coalesce(repeated_records.record_id, joined.profile_b) as record_b,
        joined.rule_bits,
        joined.odds_bits,
        joined.discriminating_evidence
    from joined
    left join repeated_records on joined.own_profile = repeated_records.profile_id
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
