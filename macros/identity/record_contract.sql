{% macro record_contract(settings) %}
    {#- The columns that a source may fill (docs/identity.md), each with its SQL type. -#}
    {%- set text = dbt.type_string() -%}
    {%- set columns = {} -%}
    {%- for column in [
        'source_system', 'source_entity', 'source_record_id',
        'full_name', 'given_name', 'middle_name', 'family_name', 'name_suffix', 'gender'
    ] -%}
        {%- do columns.update({column: text}) -%}
    {%- endfor -%}
    {%- do columns.update({'birth_date': 'date'}) -%}
    {%- for column in [
        'email', 'phone', 'mobile_phone',
        'address_line', 'street', 'house_number', 'city', 'region', 'postcode', 'country',
        'tax_id', 'national_id', 'loyalty_card_id', 'organization_id'
    ] -%}
        {%- do columns.update({column: text}) -%}
    {%- endfor -%}
    {%- for column, type in settings.extra_columns.items() -%}
        {%- do columns.update({column: {'text': text, 'date': 'date', 'integer': dbt.type_bigint()}[type]}) -%}
    {%- endfor -%}
    {%- do columns.update({'created_at': 'timestamp', 'updated_at': 'timestamp'}) -%}
    {{ return(columns) }}
{% endmacro %}


{% macro match_columns(settings) %}
    {#- The columns that records are compared by. Records that are equal in all of them are one profile. -#}
    {{ return([
        'given_name_key', 'first_given_name_key', 'middle_name_key', 'family_name_key', 'sorted_name_key',
        'name_suffix', 'gender', 'birth_date', 'email_key', 'phone', 'mobile_phone',
        'address_key', 'postcode_key', 'city_key', 'country',
        'tax_id', 'national_id', 'loyalty_card_id'
    ] + (settings.extra_columns.keys() | list)) }}
{% endmacro %}


{% macro derived_column_names() %}
    {{ return([
        'given_name_start', 'family_name_start', 'birth_year', 'birthday', 'mailbox_key', 'is_named_mailbox',
        'street_key', 'street_start', 'house_key'
    ]) }}
{% endmacro %}


{% macro derived_columns() %}
    {#- What profiles have beside the match columns, to find pairs by and to compare by: parts of match columns. -#}
    {%- set mailbox = "split_part(records.email_key, '@', 1)" -%}
    {%- set letters = "replace(replace(replace(" ~ mailbox ~ ", '.', ''), '-', ''), '_', '')" -%}
    {%- set street = "nullif(" ~ customer_360.regex_replace('records.address_key', '[0-9]+[a-z]?$', '') ~ ", '')" -%}
    {%- set is_named -%}
        coalesce(
            {%- for name in ['family_name_key', 'given_name_key'] %}
            (length(records.{{ name }}) > 2 and contains({{ letters }}, records.{{ name }}))
            {{- ' or' if not loop.last }}
            {%- endfor %},
            false
        )
    {%- endset -%}
    {%- set expressions = {
        'given_name_start': 'left(records.given_name_key, 3)',
        'family_name_start': 'left(records.family_name_key, 3)',
        'birth_year': 'extract(year from records.birth_date)',
        'birthday': 'extract(month from records.birth_date) * 100 + extract(day from records.birth_date)',
        'mailbox_key': 'case when not (' ~ customer_360.is_role_address('records.email_key') ~ ' or '
            ~ customer_360.is_family_mailbox('records.email_key') ~ ') then ' ~ mailbox ~ ' end',
        'is_named_mailbox': is_named,
        'street_key': street,
        'street_start': 'left(' ~ street ~ ', 6)',
        'house_key': "nullif(" ~ customer_360.regex_extract('records.address_key', '[0-9]+[a-z]?$') ~ ", '')",
    } -%}
    {%- set named = {} -%}
    {%- for name in customer_360.derived_column_names() -%}
        {%- do named.update({name: expressions[name]}) -%}
    {%- endfor -%}
    {{ return(named) }}
{% endmacro %}


{% macro derived_columns_of_records() %}
    {#- The derived columns as SQL, over `records`. -#}
    {%- for name, expression in customer_360.derived_columns().items() %}
        {{ expression }} as {{ name }}{{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro cast_columns(types) %}
    {%- for column, type in types.items() %}
        cast({{ column }} as {{ type }}) as {{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro columns_of(relation, columns) %}
    {%- for column in columns %}
        {{ relation }}.{{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}
