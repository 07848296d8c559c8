{% set settings = customer_360.identity_settings() %}
{% set pointing = customer_360.identifier_columns(settings.identifiers) %}

with match_keys as (
    select * from {{ ref('int_identity__match_keys') }}
),

-- The mailbox of an office or a family says nothing by itself, but joins who has the same names there.
blocked as (
    select * from {{ ref('int_identity__blocked_identifiers') }}
    where blocked_reason not in ('role mailbox', 'family mailbox')
),

int_identity__blocked_records as (
    select
        match_keys.record_id
        {%- for column in pointing %},
        blocked_{{ column }}.identifier_value is not null as has_blocked_{{ column }}
        {%- endfor %}
    from match_keys
    {%- for column, types in pointing.items() %}
    left join (
        select distinct blocked.identifier_value from blocked
        where blocked.identifier_type in ('{{ types | join("', '") }}')
    ) as blocked_{{ column }}
        on cast(match_keys.{{ column }} as {{ dbt.type_string() }}) = blocked_{{ column }}.identifier_value
    {%- endfor %}
    where
        false
        {%- for column in pointing %}
        or blocked_{{ column }}.identifier_value is not null
        {%- endfor %}
)

select * from int_identity__blocked_records
