{% set need = customer_360.identity_settings().contradictions_need %}

with match_model as (
    select * from {{ ref('int_identity__match_model') }}
    where comparison_number = -1
),

sizes as (
    select coalesce(cast(sum({{ customer_360.counted_records() }}) as double), 0) as record_count
    from {{ ref('int_identity__profile_values') }}
),

population as (
    select
        record_count,
        record_count * (record_count - 1) / 2 as pair_count
    from sizes
),

priors as (
    select
        max(case when pair_kind = 'match' then exp(cast(log_share as double)) end) as match_share,
        max(case when pair_kind = 'household' then exp(cast(log_share as double)) end) as household_share
    from match_model
),

int_identity__housemates as (
    select
        round(priors.match_share * population.pair_count, 3) as matching_pairs,
        round(priors.household_share * population.pair_count, 3) as household_pairs,
        -- Where nobody lives with anybody, what contradicts has been weighed and is no father, son or twin. One person's
        -- thousand records make half a million pairs, which say no more of that than a pair per record.
        priors.household_share * population.pair_count
        >= {{ need.household_share }} * least(priors.match_share * population.pair_count, population.record_count)
        or priors.match_share * population.pair_count < {{ need.matching_pairs }} as may_contradict
    from priors
    cross join population
)

select * from int_identity__housemates
