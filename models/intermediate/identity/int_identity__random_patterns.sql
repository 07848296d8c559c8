{% set settings = customer_360.identity_settings() %}

with sample as (
    select * from {{ ref('int_identity__sample') }}
),

profiles as (
    select profiles.*
    from {{ ref('int_identity__profiles') }} as profiles
    inner join sample on profiles.profile_id = sample.profile_id
),

size as (
    select count(*) as profile_count from sample
),

distances as (
    select numbers.number as distance
    from ({{ customer_360.whole_numbers(1000) }}) as numbers
    cross join size
    where
        numbers.number < size.profile_count
        and (numbers.number - 1) * size.profile_count < {{ settings.training.sample_pairs }}
),

-- Each profile beside the next one, the one after it, and so on, as often as it takes.
drawn as (
    select
        sample.profile_id,
        (sample.place + distances.distance) % size.profile_count as partner_place
    from sample
    cross join distances
    cross join size
    where (distances.distance - 1) * size.profile_count + sample.place < {{ settings.training.sample_pairs }}
),

random_pairs as (
    select {{ customer_360.pattern_of(settings.comparisons, 'side_a', 'side_b') }} as pattern
    from drawn
    inner join sample as partners on drawn.partner_place = partners.place
    inner join profiles as side_a on drawn.profile_id = side_a.profile_id
    inner join profiles as side_b on partners.profile_id = side_b.profile_id
),

int_identity__random_patterns as (
    select
        pattern,
        count(*) as pair_count
    from random_pairs
    group by pattern
)

select * from int_identity__random_patterns
