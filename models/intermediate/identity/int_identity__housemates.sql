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
        priors.match_share * population.pair_count < {{ need.matching_pairs }} as are_too_few,
        population.record_count
    from priors
    cross join population
),

-- Of each comparison, how often it differs between records of one person and between housemates.
differing as (
    select
        comparison_number,
        max(case when pair_kind = 'match' then exp(cast(log_share as double)) end) as match_share,
        max(case when pair_kind = 'household' then exp(cast(log_share as double)) end) as household_share
    from match_model
    where level_number = 1
    group by comparison_number
),

int_identity__housemates as (
    select
        round(expected.matching_pairs, 3) as matching_pairs,
        round(expected.household_pairs, 3) as household_pairs,
        -- Where nobody lives with anybody, what contradicts has been weighed and is no father, son or twin. One person's
        -- thousand records make half a million pairs, which say no more of that than a pair per record.
        expected.household_pairs >= {{ need.household_share }} * least(expected.matching_pairs, expected.record_count)
        or expected.are_too_few as may_contradict,
        -- Nor does it contradict where one's own records differ so more often than one's from a housemate's.
        {%- for column in customer_360.contradictions_of_housemates() %}
        expected.are_too_few
        or expected.household_pairs >= {{ need.household_share }} * least(expected.matching_pairs, expected.record_count)
        and coalesce(
            expected.household_pairs * {{ column }}.household_share >= expected.matching_pairs * {{ column }}.match_share, true
        ) as {{ column }}_may_contradict{{ ',' if not loop.last }}
        {%- endfor %}
    from expected
    {%- for column in customer_360.contradictions_of_housemates() %}
    left join differing as {{ column }} on {{ column }}.comparison_number = {{ settings.comparisons
        | selectattr('kind', 'equalto', column) | map(attribute='number') | first | default(-1) }}
    {%- endfor %}
)

select * from int_identity__housemates
