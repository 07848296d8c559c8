{% set settings = customer_360.identity_settings() %}
{% set need = settings.contradictions_need %}

with match_model as (
    select * from {{ ref('int_identity__match_model') }}
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
    where comparison_number = -1
),

expected as (
    select
        priors.match_share * population.pair_count as matching_pairs,
        priors.household_share * population.pair_count as household_pairs,
        population.record_count
    from priors
    cross join population
),

-- How often it differs between records of one person, and between housemates.
differing as (
    select
        {{ customer_360.shares_of_differing(settings) }}
    from match_model
),

-- Where nothing but given names tells housemates apart, the model can't see whether there are any.
told as (
    {{ customer_360.told_apart(settings, ref('int_identity__random_patterns')) }}
),

-- Where nobody lives with anybody, what contradicts has been weighed and is no father, son or twin.
asked as (
    select
        expected.*,
        expected.matching_pairs < {{ need.matching_pairs }} or not told.is_told as is_uncertain,
        {{ customer_360.has_housemates(
            settings, 'expected.household_pairs', 'expected.matching_pairs', 'expected.record_count'
        ) }} as are_housemates
    from expected
    cross join told
),

int_identity__housemates as (
    select
        round(asked.matching_pairs, 3) as matching_pairs,
        round(asked.household_pairs, 3) as household_pairs,
        asked.is_uncertain or asked.are_housemates as may_contradict,
        -- Nor does it contradict where one's own records differ so more often than one's from a housemate's.
        {{ customer_360.columns_that_contradict('asked', 'differing') }}
    from asked
    cross join differing
)

select * from int_identity__housemates
