{% set settings = customer_360.identity_settings() %}

with components as (
    select * from {{ ref('int_identity__components') }}
),

contradictions as (
    select distinct component_id from {{ ref('int_identity__contradictions') }}
),

int_identity__disputed_profiles as (
    select
        components.component_id,
        profiles.profile_id,
        {{ customer_360.held_against(settings, 'profiles', 'housemates') }}
    from contradictions
    cross join {{ ref('int_identity__housemates') }} as housemates
    inner join components on contradictions.component_id = components.component_id
    inner join {{ ref('int_identity__profiles') }} as profiles on components.record_id = profiles.profile_id
)

select * from int_identity__disputed_profiles
