{% set settings = customer_360.identity_settings() %}

with compared as (
    select
        rated_pairs.*,
        {{ customer_360.compare('birth_date', 'profile_a', 'profile_b', settings) }} as birth_date_likeness,
        coalesce(profile_a.name_suffix = profile_b.name_suffix, false) as has_equal_suffix,
        {{ customer_360.contradiction_of_pair(
            'profile_a', 'profile_b', settings, 'housemates'
        ) }} as contradiction
    from {{ ref('int_identity__rated_pairs') }} as rated_pairs
    cross join {{ ref('int_identity__housemates') }} as housemates
    inner join {{ ref('int_identity__profiles') }} as profile_a on rated_pairs.profile_a = profile_a.profile_id
    inner join {{ ref('int_identity__profiles') }} as profile_b on rated_pairs.profile_b = profile_b.profile_id
),

int_identity__examined_pairs as (
    select
        profile_a,
        profile_b,
        rule_bits,
        met_rule_bits,
        contradiction,
        -- What tells a father from his son of the same name.
        case
            when birth_date_likeness = 1 or has_equal_suffix then 2
            when birth_date_likeness > 0 then 1
            else 0
        end as discriminating_evidence,
        pattern,
        corroboration_weight,
        full_name_weight,
        match_weight,
        household_weight,
        match_probability
    from compared
)

select * from int_identity__examined_pairs
