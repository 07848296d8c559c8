{% set settings = customer_360.identity_settings() %}

with profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

-- The order of hashes is as good as chance, and the same on every run.
shuffled as (
    select
        profile_id,
        row_number() over (order by md5(cast(profile_id as {{ dbt.type_string() }})), profile_id) - 1 as place
    from profiles
),

population as (
    select count(*) as profile_count from profiles
),

distances as (
    select numbers.number as distance
    from ({{ customer_360.whole_numbers(1000) }}) as numbers
    cross join population
    where
        numbers.number < population.profile_count
        and (numbers.number - 1) * population.profile_count < {{ settings.training.sample_pairs }}
),

drawn as (
    select
        shuffled.profile_id,
        (shuffled.place + distances.distance) % population.profile_count as partner_place
    from shuffled
    cross join distances
    cross join population
    where (distances.distance - 1) * population.profile_count + shuffled.place < {{ settings.training.sample_pairs }}
),

random_pairs as (
    select {{ customer_360.pattern_of(settings.comparisons, 'side_a', 'side_b') }} as pattern
    from drawn
    inner join shuffled on drawn.partner_place = shuffled.place
    inner join profiles as side_a on drawn.profile_id = side_a.profile_id
    inner join profiles as side_b on shuffled.profile_id = side_b.profile_id
),

int_identity__random_patterns as (
    select
        pattern,
        count(*) as pair_count
    from random_pairs
    group by pattern
)

select * from int_identity__random_patterns
