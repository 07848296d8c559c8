{% set settings = customer_360.identity_settings() %}
{% set traits = [
    'birth_date', 'name_suffix', 'gender', 'given_name_key', 'first_given_name_key', 'middle_name_key',
    'family_name_key', 'given_name_forms', 'is_established_given_name'
] + settings.contradictions_waived_by %}

with components as (
    select * from {{ ref('int_identity__components') }}
),

profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

-- A component is named after its first record, so that one with another is more than one.
joined as (
    select distinct component_id from components
    where record_id != component_id
),

-- What contradictions look at, each combination once per component.
traits as (
    select distinct
        components.component_id,
        {{ customer_360.columns_of('profiles', traits) }}
    from components
    inner join joined on components.component_id = joined.component_id
    inner join profiles on components.record_id = profiles.profile_id
),

trait_counts as (
    select
        component_id,
        count(*) as trait_count
    from traits
    group by component_id
    having count(*) > 1
),

compared as (
    select
        trait_a.component_id,
        {{ customer_360.contradiction('trait_a', 'trait_b', settings) }} as contradiction
    from trait_counts
    inner join traits as trait_a on trait_counts.component_id = trait_a.component_id
    inner join traits as trait_b on trait_counts.component_id = trait_b.component_id
    cross join {{ ref('int_identity__housemates') }} as housemates
    where trait_counts.trait_count <= {{ settings.max_block_size }} and housemates.may_contradict
),

found as (
    select
        component_id,
        contradiction
    from compared
    where contradiction is not null
    union all
    -- Too many to look at pair by pair, which is suspicious enough.
    select
        component_id,
        'too many different records' as contradiction
    from trait_counts
    where trait_count > {{ settings.max_block_size }}
    union all
    select
        component_id,
        'too little in common' as contradiction
    from {{ ref('int_identity__loose_pairs') }}
    {{ customer_360.housemates_glued(settings.rules, 'components', 'profiles', ref('int_identity__edges')) }}
),

int_identity__contradictions as (
    select
        component_id,
        contradiction,
        count(*) as pair_count
    from found
    group by component_id, contradiction
)

select * from int_identity__contradictions
