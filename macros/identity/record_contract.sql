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
