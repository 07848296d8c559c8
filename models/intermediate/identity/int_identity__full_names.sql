{% set settings = customer_360.identity_settings() %}
{% set names = customer_360.name_comparisons(settings) %}

with match_model as (
    select * from {{ ref('int_identity__match_model') }}
),

value_rarity as (
    select * from {{ ref('int_identity__value_rarity') }}
),

name_odds as (
    {{ customer_360.name_odds(settings, 'match_model') }}
),

equal_names as (
    select * from {{ ref('int_identity__compared_pairs') }}
    where {{ customer_360.has_equal_names('pattern', settings) }}
),

with_rarities as (
    {{ customer_360.with_rarities('equal_names', names, ref('int_identity__profile_values'), 'value_rarity') }}
),

-- What the names are worth by frequency, and what all comparisons are.
namesakes as (
    select
        {{ customer_360.weight_of_names(settings, 'name_odds', 'with_rarities') }} as name_weight,
        {{ customer_360.weight_of_names(settings, 'weights', 'with_rarities') }} as weight
    from with_rarities
    inner join {{ ref('int_identity__pattern_weights') }} as weights on with_rarities.pattern = weights.pattern
    cross join name_odds
),

counted as (
    select
        cast(floor(name_weight) as integer) as name_bits,
        round(least(greatest(weight - name_weight, -40), 40)) as evidence_bits,
        count(*) as pair_count
    from namesakes
    group by name_bits, evidence_bits
),

pair_counts as (
    select
        name_bits,
        sum(pair_count) as pair_count
    from counted
    group by name_bits
),

corrections as (
    select (number - 33) / 4.0 as correction from ({{ customer_360.whole_numbers(65) }}) as numbers
),

-- How well a correction fits what else the pairs of such names, and of those a bit rarer or commoner, have in common.
fits as (
    select
        pair_counts.name_bits,
        corrections.correction,
        sum(cast(
            counted.pair_count * ln(
                (1 + power(2, counted.name_bits + 0.5 + corrections.correction + counted.evidence_bits))
                / (1 + power(2, counted.name_bits + 0.5 + corrections.correction))
            ) as decimal(38, 6)
        )) - cast(
            power(corrections.correction / {{ settings.training.name_correction }}, 2) / 2 as decimal(38, 6)
        ) as log_likelihood
    from pair_counts
    inner join counted on counted.name_bits between pair_counts.name_bits - 1 and pair_counts.name_bits + 1
    cross join corrections
    group by pair_counts.name_bits, corrections.correction
),

ranked as (
    select
        *,
        row_number() over (
            partition by name_bits order by log_likelihood desc, abs(correction) asc, correction asc
        ) as place
    from fits
),

int_identity__full_names as (
    select
        ranked.name_bits,
        cast(pair_counts.pair_count as bigint) as pair_count,
        cast(ranked.correction as double) as correction
    from ranked
    inner join pair_counts on ranked.name_bits = pair_counts.name_bits
    where ranked.place = 1
)

select * from int_identity__full_names
