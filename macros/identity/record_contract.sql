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
        'given_name_key', 'first_given_name_key', 'middle_name_key', 'family_name_key',
        'name_suffix', 'gender', 'birth_date', 'email_key', 'phone', 'mobile_phone',
        'address_key', 'postcode_key', 'city_key', 'country',
        'tax_id', 'national_id', 'loyalty_card_id'
    ] + (settings.extra_columns.keys() | list)) }}
{% endmacro %}


{% macro derived_column_names() %}
    {#- Parts of match columns, by which pairs are found: blocking rules may name them. -#}
    {{ return([
        'sorted_name_key', 'given_name_start', 'family_name_start', 'birth_year', 'birthday', 'mailbox_key', 'street_key',
        'street_start', 'house_key'
    ]) }}
{% endmacro %}


{% macro derived_column(name, relation) -%}
    {#- The SQL of a derived column over the match columns of a relation. -#}
    {%- set given, family = relation ~ '.given_name_key', relation ~ '.family_name_key' -%}
    {%- set date, email = relation ~ '.birth_date', relation ~ '.email_key' -%}
    {%- if name == 'sorted_name_key' -%}
        {#- Given and family name may have been swapped when they were typed in. -#}
        case
            when {{ given }} < {{ family }} then {{ given }} || ' ' || {{ family }}
            else {{ family }} || ' ' || {{ given }}
        end
    {%- elif name in ['given_name_start', 'family_name_start'] -%}
        left({{ relation }}.{{ name | replace('start', 'key') }}, 3)
    {%- elif name == 'birth_year' -%}
        extract(year from {{ date }})
    {%- elif name == 'birthday' -%}
        extract(month from {{ date }}) * 100 + extract(day from {{ date }})
    {%- elif name == 'mailbox_key' -%}
        case
            when not ({{ customer_360.is_role_address(email) }} or {{ customer_360.is_family_mailbox(email) }})
                then {{ customer_360.mailbox(relation) }}
        end
    {%- elif name == 'street_start' -%}
        left({{ relation }}.street_key, 6)
    {%- else -%}
        {{ relation }}.{{ name }}
    {%- endif -%}
{%- endmacro %}


{% macro mailbox(relation) -%}
    split_part({{ relation }}.email_key, '@', 1)
{%- endmacro %}


{% macro is_named_mailbox(relation) -%}
    {#- Whether a mailbox is made of the names of its owner. -#}
    {%- set letters = "replace(replace(replace(" ~ customer_360.mailbox(relation) ~ ", '.', ''), '-', ''), '_', '')" -%}
    coalesce(
        {%- for name in ['family_name_key', 'given_name_key'] %}
        (length({{ relation }}.{{ name }}) > 2 and contains({{ letters }}, {{ relation }}.{{ name }}))
        {{- ' or' if not loop.last }}
        {%- endfor %},
        false
    )
{%- endmacro %}


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
