{# What each kind of event must carry, in the words of JSON Schema (setting web.event_schemas), as SQL. #}

{% macro event_schemas() %}
    {#- The schemas by kind, without those that are null; a word that isn't understood stops the run. -#}
    {%- set schemas = {} -%}
    {%- for kind, schema in customer_360.settings('web').event_schemas.items() if schema is not none -%}
        {%- do customer_360.check_event_schema(kind, schema) -%}
        {%- do schemas.update({kind | lower: schema}) -%}
    {%- endfor -%}
    {{ return(schemas) }}
{% endmacro %}


{% macro check_event_schema(kind, schema) %}
    {%- set types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] -%}
    {%- set where = 'web.event_schemas.' ~ kind -%}
    {%- if schema is not mapping -%}
        {%- do customer_360.refuse_setting(where, 'must be a mapping, or null to leave the kind out.') -%}
    {%- endif -%}
    {%- do customer_360.check_words(where, schema, ['type', 'required', 'properties']) -%}
    {%- if schema.get('type', 'object') != 'object' -%}
        {%- do customer_360.refuse_setting(where ~ '.type', 'must be object.') -%}
    {%- endif -%}
    {%- if schema.get('required', []) is string or schema.get('required', []) is mapping -%}
        {%- do customer_360.refuse_setting(where ~ '.required', 'must be a list of properties.') -%}
    {%- endif -%}
    {%- if schema.get('properties', {}) is not mapping -%}
        {%- do customer_360.refuse_setting(where ~ '.properties', 'must be a mapping of names to schemas.') -%}
    {%- endif -%}
    {%- for name, property in (schema.get('properties') or {}).items() -%}
        {%- set at = where ~ '.properties.' ~ name -%}
        {%- if property is not mapping -%}
            {%- do customer_360.refuse_setting(at, 'must be a mapping.') -%}
        {%- endif -%}
        {%- do customer_360.check_words(at, property, ['type', 'enum'] + customer_360.event_limits().keys() | list) -%}
        {%- for type in customer_360.schema_types(property) if type not in types -%}
            {%- do customer_360.refuse_setting(at ~ '.type', "'" ~ type ~ "' is none of " ~ types | join(', ') ~ '.') -%}
        {%- endfor -%}
        {%- for word in customer_360.event_limits() if word in property and property[word] is not number -%}
            {%- do customer_360.refuse_setting(at ~ '.' ~ word, 'must be a number.') -%}
        {%- endfor -%}
    {%- endfor -%}
{% endmacro %}


{% macro check_words(where, schema, known) %}
    {%- for word in schema if word not in known -%}
        {%- do customer_360.refuse_setting(where, "'" ~ word ~ "' is not understood; known are: " ~ known | join(', ') ~ '.') -%}
    {%- endfor -%}
{% endmacro %}


{% macro event_limits() %}
    {#- The words that limit a number, each with the comparison that breaks it. -#}
    {{ return({'minimum': '<', 'exclusiveMinimum': '<=', 'maximum': '>', 'exclusiveMaximum': '>='}) }}
{% endmacro %}


{% macro schema_types(property) %}
    {%- set type = property.get('type') or [] -%}
    {{ return([type] if type is string else type) }}
{% endmacro %}


{% macro event_properties(schemas) %}
    {#- The names of all properties that some kind requires or describes, each once. -#}
    {%- set names = [] -%}
    {%- for schema in schemas.values() -%}
        {%- do names.extend(schema.get('required') or []) -%}
        {%- do names.extend((schema.get('properties') or {}).keys()) -%}
    {%- endfor -%}
    {{ return(names | unique(case_sensitive=true) | list) }}
{% endmacro %}


{% macro event_problems(kind, document, types, texts, names, schemas) -%}
    {#- As one text, since lists of reasons for millions of events cost more than the events. -#}
    case
        when {{ document }} is not null and {{ types }} is null then 'not_json'
        {%- for name, schema in schemas.items() %}
        when {{ kind }} = {{ customer_360.sql_text(name) }}
            then {{ customer_360.schema_problems(document, types, texts, names, schema) }}
        {%- endfor %}
        else 'unknown_kind'
    end
{%- endmacro %}


{% macro schema_problems(document, types, texts, names, schema) -%}
    {%- set problems = [] -%}
    {%- set document_type = types ~ '[' ~ (names | length + 1) ~ ']' -%}
    {%- if schema.get('type') -%}
        {%- do problems.append((
            document ~ ' is not null and not ' ~ customer_360.json_type_is(document_type, ['object']), 'type:properties'
        )) -%}
    {%- endif -%}
    {%- for name in schema.get('required') or [] -%}
        {%- do problems.append((types ~ '[' ~ (names.index(name) + 1) ~ '] is null', 'required:' ~ name)) -%}
    {%- endfor -%}
    {%- for name, property in (schema.get('properties') or {}).items() -%}
        {%- set type = types ~ '[' ~ (names.index(name) + 1) ~ ']' -%}
        {%- set text = texts ~ '[' ~ (names.index(name) + 1) ~ ']' -%}
        {%- if customer_360.schema_types(property) -%}
            {%- do problems.append((
                type ~ ' is not null and not ' ~ customer_360.json_type_is(type, customer_360.schema_types(property)),
                'type:' ~ name
            )) -%}
        {%- endif -%}
        {%- for word, breaks in customer_360.event_limits().items() if word in property -%}
            {%- do problems.append((
                customer_360.json_type_is(type, ['number']) ~ ' and '
                ~ 'try_cast(' ~ text ~ ' as ' ~ dbt.type_float() ~ ') ' ~ breaks ~ ' ' ~ property[word],
                word ~ ':' ~ name
            )) -%}
        {%- endfor -%}
        {%- if property.get('enum') -%}
            {%- set allowed = [] -%}
            {%- for value in property.enum -%}
                {%- do allowed.append(customer_360.sql_text(value | string)) -%}
            {%- endfor -%}
            {%- do problems.append((text ~ ' not in (' ~ allowed | join(', ') ~ ')', 'enum:' ~ name)) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if problems -%}
    nullif(concat_ws(', '
        {%- for condition, problem in problems -%}
        , case when {{ condition }} then {{ customer_360.sql_text(problem) }} end
        {%- endfor -%}
    ), '')
    {%- else -%}
    null
    {%- endif -%}
{%- endmacro %}
