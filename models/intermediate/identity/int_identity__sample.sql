{% set settings = customer_360.identity_settings() %}

with profiles as (
    select profile_id from {{ ref('int_identity__profile_values') }}
),

population as (
    select
        greatest(
            cast(ceil(cast(count(*) as double) / {{ settings.sample_profiles }}) as bigint), 1
        ) as profiles_per_drawn
    from profiles
),

-- Profiles are numbered in the order of hashes, so to draw every tenth is as good as chance, and the same on every run.
int_identity__sample as (
    select
        profiles.profile_id,
        row_number() over (order by profiles.profile_id) - 1 as place
    from profiles
    cross join population
    where profiles.profile_id % population.profiles_per_drawn = 0
)

select * from int_identity__sample
