{% macro identifier_values(identifiers) %}
    {#- The identifiers of each record in long form, over a CTE records; `union` leaves each value once. -#}
    {%- set values = [] -%}
    {%- for type, identifier in identifiers.items() if identifier -%}
        {%- for column in identifier.columns -%}
            {%- do values.append([type, column]) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for type, column in values %}
    select
        record_id,
        record_key,
        '{{ type }}' as identifier_type,
        cast({{ column }} as {{ dbt.type_string() }}) as identifier_value,
        given_name_key,
        family_name_key
    from records
    where {{ column }} is not null
    {{ 'union' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro blocked_reason(identifiers) %}
    {#- Why a value joins nobody, over identifier_type, identifier_value and people_count; null where it may. -#}
    case
        {%- for type, identifier in identifiers.items() if identifier %}
        {%- if identifier.get('blocked_values') %}
        when
            identifier_type = '{{ type }}'
            and identifier_value in (
                {%- for value in identifier.blocked_values %}
                {{ customer_360.sql_text(value | string) }}{{ ',' if not loop.last }}
                {%- endfor %}
            )
            then 'blocked value'
        {%- endif %}
        {%- if identifier.get('block_role_mailboxes') %}
        when identifier_type = '{{ type }}' and {{ customer_360.is_role_address('identifier_value') }}
            then 'role mailbox'
        when identifier_type = '{{ type }}' and {{ customer_360.is_family_mailbox('identifier_value') }}
            then 'family mailbox'
        {%- endif %}
        when identifier_type = '{{ type }}' and people_count > {{ identifier.max_people }}
            then 'shared by too many people'
        {%- endfor %}
    end
{% endmacro %}
