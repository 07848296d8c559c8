{% set settings = customer_360.identity_settings() %}

with records as (
    select * from {{ ref('int_identity__records') }}
),

-- The union leaves each record a value once, be it its phone and its mobile phone at the same time.
identifiers as (
    {%- for type, identifier in settings.identifiers.items() if identifier %}
    {%- set outer_loop = loop %}
    {%- for column in identifier.columns %}
    select
        record_id,
        record_key,
        '{{ type }}' as identifier_type,
        cast({{ column }} as {{ dbt.type_string() }}) as identifier_value,
        given_name_key,
        family_name_key
    from records
    where {{ column }} is not null
    {{ 'union' if not (loop.last and outer_loop.last) }}
    {%- endfor %}
    {%- endfor %}
),

usage as (
    select
        identifier_type,
        identifier_value,
        count(*) as record_count,
        count(distinct given_name_key) as given_name_count,
        count(distinct given_name_key || ' ' || family_name_key) as people_count
    from identifiers
    group by identifier_type, identifier_value
),

judged as (
    select
        *,
        case
            {%- for type, identifier in settings.identifiers.items() if identifier %}
            {%- if identifier.get('blocked_values') %}
            when
                identifier_type = '{{ type }}'
                and identifier_value in (
                    {%- for value in identifier.blocked_values %}
                    '{{ value | string | replace("'", "''") }}'{{ ',' if not loop.last }}
                    {%- endfor %}
                )
                then 'blocked value'
            {%- endif %}
            {%- if identifier.get('block_role_mailboxes') %}
            when identifier_type = '{{ type }}' and {{ customer_360.is_role_mailbox('identifier_value') }}
                then 'role mailbox'
            {%- endif %}
            when identifier_type = '{{ type }}' and people_count > {{ identifier.max_people }}
                then 'shared by too many people'
            {%- endfor %}
        end as blocked_reason
    from usage
),

int_identity__identifiers as (
    select
        identifiers.record_id,
        identifiers.record_key,
        identifiers.identifier_type,
        identifiers.identifier_value,
        judged.record_count,
        judged.people_count,
        judged.given_name_count > 1 as is_shared,
        judged.blocked_reason is null as is_usable,
        judged.blocked_reason
    from identifiers
    inner join judged
        on
            identifiers.identifier_type = judged.identifier_type
            and identifiers.identifier_value = judged.identifier_value
)

select * from int_identity__identifiers
