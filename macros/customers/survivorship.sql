{% macro survivorship_attributes() %}
    {#-
        value: what is shown. key: what two records are compared by. parts: what completeness counts.
        exists: what a record must have to take part, where that is not the value itself.
    -#}
    {%- set name = "nullif(concat_ws(' ', given_name, middle_name, family_name, name_suffix), '')" -%}
    {%- set street = "coalesce(address_line, nullif(concat_ws(' ', street, house_number), ''))" -%}
    {%- set place = "nullif(concat_ws(' ', postcode, city), '')" -%}
    {%- set attributes = {
        'name': {
            'value': 'coalesce(' ~ name ~ ', full_name)',
            'key': "coalesce(nullif(concat_ws(' ', given_name_key, family_name_key), ''), lower(full_name))",
            'parts': ['given_name', 'middle_name', 'family_name', 'name_suffix']
        },
        'address': {
            'value': "concat_ws(', ', " ~ street ~ ', ' ~ place ~ ', region, country)',
            'key': "nullif(concat_ws(', ', address_key, postcode_key, city_key), '')",
            'parts': ['street', 'house_number', 'city', 'region', 'postcode', 'country'],
            'exists': 'coalesce(address_line, street, postcode, city)'
        }
    } -%}
    {%- for column in ['email', 'phone', 'mobile_phone', 'birth_date', 'gender'] -%}
        {%- set text = 'cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ ')' -%}
        {%- do attributes.update({column: {'value': text, 'key': text, 'parts': [column]}}) -%}
    {%- endfor -%}
    {%- set first_birth = customer_360.settings('plausible_dates').earliest_birth_of_customers -%}
    {%- do attributes.birth_date.update(
        {'exists': "case when birth_date >= date '" ~ first_birth ~ "' then birth_date end"}
    ) -%}
    {{ return(attributes) }}
{% endmacro %}


{% macro survivorship_candidates(records) -%}
    {%- for attribute, is_made in customer_360.survivorship_attributes().items() %}
    select
        customer_id,
        record_key,
        source_system,
        source_entity,
        source_record_id,
        observed_at,
        '{{ attribute }}' as attribute,
        {{ is_made.value }} as attribute_value,
        coalesce({{ is_made.key }}, {{ is_made.value }}) as comparison_key,
        {% for part in is_made.parts -%}
        case when {{ part }} is not null then 1 else 0 end{{ ' + ' if not loop.last }}
        {%- endfor %} as filled_parts
    from {{ records }}
    where {{ is_made.exists | default(is_made.value) }} is not null
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}


{% macro survivorship_strategies() %}
    {#- One list of criteria per attribute; what can't be followed stops the run. -#}
    {%- set criteria = ['source_priority', 'recency', 'frequency', 'completeness'] -%}
    {%- set attributes = customer_360.survivorship_attributes().keys() | list -%}
    {%- set settings = customer_360.settings('survivorship') -%}
    {%- for group in ['strategies', 'source_priority'] -%}
        {%- for attribute, names in settings[group].items() -%}
            {%- if attribute not in attributes + ['default'] -%}
                {{ exceptions.raise_compiler_error(
                    "vars: survivorship: " ~ group ~ ": unknown attribute '" ~ attribute ~ "'; known are: default, "
                    ~ (attributes | join(', ')) ~ "."
                ) }}
            {%- endif -%}
            {%- if names is string or not names or (names | unique | list | length) < (names | length) -%}
                {{ exceptions.raise_compiler_error(
                    "vars: survivorship: " ~ group ~ ": " ~ attribute ~ ": must be a list that names each entry once."
                ) }}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for attribute, names in settings['strategies'].items() -%}
        {%- for name in names if name not in criteria -%}
            {{ exceptions.raise_compiler_error(
                "vars: survivorship: strategies: " ~ attribute ~ ": unknown criterion '" ~ name ~ "'; known are: "
                ~ (criteria | join(', ')) ~ "."
            ) }}
        {%- endfor -%}
    {%- endfor -%}
    {%- set strategies = {} -%}
    {%- for attribute in attributes -%}
        {%- do strategies.update({
            attribute: settings['strategies'].get(attribute, settings['strategies']['default'])
        }) -%}
    {%- endfor -%}
    {{ return(strategies) }}
{% endmacro %}


{% macro source_priority_place() -%}
    {%- set orders = customer_360.settings('survivorship')['source_priority'] -%}
    case
        {%- for attribute, entries in orders.items() if attribute != 'default' %}
        when attribute = '{{ attribute }}' then {{ customer_360.place_in_list(entries) }}
        {%- endfor %}
        when true then {{ customer_360.place_in_list(orders['default']) }}
    end
{%- endmacro %}


{% macro place_in_list(entries) -%}
    {#- Place of the first entry that names the record's system or entity; what is not named stands last. -#}
    case
        {%- for entry in entries %}
        when {{ "source_system || '.' || source_entity" if '.' in entry else 'source_system' }} = '{{ entry }}'
            then {{ loop.index }}
        {%- endfor %}
        else {{ entries | length + 1 }}
    end
{%- endmacro %}


{% macro survivorship_positions() %}
    {#- 1, 2, … up to the length of the longest list of criteria. -#}
    {%- set lengths = [] -%}
    {%- for criteria in customer_360.survivorship_strategies().values() -%}
        {%- do lengths.append(criteria | length) -%}
    {%- endfor -%}
    {{ return(range(1, (lengths | max) + 1) | list) }}
{% endmacro %}


{% macro criterion_place(position) -%}
    case attribute
        {%- for attribute, criteria in customer_360.survivorship_strategies().items() if criteria | length >= position %}
        when '{{ attribute }}' then {{ criteria[position - 1] }}_place
        {%- endfor %}
        else 0
    end
{%- endmacro %}


{% macro lost_by() -%}
    {#- 'same_value' for what is as the value chosen, and so for that itself. -#}
    case
        when comparison_key = chosen_comparison_key then 'same_value'
        {%- for position in customer_360.survivorship_positions() %}
        when place_{{ position }} != chosen_place_{{ position }}
            then case attribute
                {%- for attribute, criteria in customer_360.survivorship_strategies().items()
                    if criteria | length >= position %}
                when '{{ attribute }}' then '{{ criteria[position - 1] }}'
                {%- endfor %}
            end
        {%- endfor %}
        else 'record_key'
    end
{%- endmacro %}
