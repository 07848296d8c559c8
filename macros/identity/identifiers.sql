{% macro identifier_values(identifiers, records) %}
    {#- The identifiers of each record in long form: each value once, be it phone and mobile phone at the same time. -#}
    {%- set queries = [] -%}
    {%- set nothing %}
    select
        record_id,
        cast(null as {{ dbt.type_string() }}) as identifier_type,
        cast(null as {{ dbt.type_string() }}) as identifier_value
    from {{ records }}
    where false
    {%- endset -%}
    {%- for type, identifier in identifiers.items() if identifier -%}
        {%- for column in identifier.columns -%}
            {%- set query %}
    select
        record_id,
        '{{ type }}' as identifier_type,
        cast({{ column }} as {{ dbt.type_string() }}) as identifier_value
    from {{ records }}
    where
        {{ column }} is not null
        {%- for earlier in identifier.columns[:loop.index0] %}
        and cast({{ column }} as {{ dbt.type_string() }}) is distinct from cast({{ earlier }} as {{ dbt.type_string() }})
        {%- endfor %}
            {%- endset -%}
            {%- do queries.append(query) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ queries | join('\n    union all') or nothing }}
{% endmacro %}


{% macro may_be_crowded(identifier_type, record_count, identifiers) %}
    {#- Whether as many records bear a value as people would be too many. -#}
    (
        false
        {%- for type, identifier in identifiers.items() if identifier %}
        or {{ identifier_type }} = '{{ type }}' and {{ record_count }} > {{ identifier.max_people }}
        {%- endfor %}
    )
{% endmacro %}


{% macro blocked_reason(identifiers, people_count=none) %}
    {#- Why a value joins nobody, over identifier_type and identifier_value; null where it may. -#}
    case
        when identifier_value is null then null
        {%- for type, identifier in identifiers.items() if identifier %}
        {%- if identifier.get('blocked_values') %}
        when
            identifier_type = '{{ type }}'
            and identifier_value in (
                {{ customer_360.blocked_forms(identifier) }}
            )
            then 'blocked value'
        {%- endif %}
        {%- if identifier.get('block_role_mailboxes') %}
        when identifier_type = '{{ type }}' and {{ customer_360.is_role_address('identifier_value') }}
            then 'role mailbox'
        when identifier_type = '{{ type }}' and {{ customer_360.is_family_mailbox('identifier_value') }}
            then 'family mailbox'
        {%- endif %}
        {%- if people_count %}
        when identifier_type = '{{ type }}' and {{ people_count }} > {{ identifier.max_people }}
            then 'shared by too many people'
        {%- endif %}
        {%- endfor %}
    end
{% endmacro %}


{% macro blocked_forms(identifier) %}
    {#-
        A query over blocked_values of an identifier: each as it is given, and in the form that its columns have. One query, because
        patterns are made anew for each constant.
    -#}
    {%- set columns = identifier.columns -%}
    {%- set is_phone = 'phone' in columns or 'mobile_phone' in columns -%}
    {%- set given = [] -%}
    {%- for value in identifier.blocked_values -%}
        {%- set text = value | string | trim -%}
        {%- do given.append('(' ~ customer_360.sql_text(text) ~ ')') -%}
        {%- if is_phone -%}
            {%- do given.append("('+" ~ modules.re.sub('[^0-9]', '', text) ~ "')") -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set forms = ['given_value'] -%}
    {%- if 'email_key' in columns -%}
        {%- do forms.append(customer_360.email_key('given_value')) -%}
    {%- endif -%}
    {%- if is_phone -%}
        {%- do forms.append(customer_360.phone_e164('given_value')) -%}
    {%- endif -%}
    {%- for form in forms %}
                select {{ form }} from (values {{ given | unique | join(', ') }}) as given_values (given_value)
                {{- ' union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro identifier_columns(identifiers) %}
    {#- The columns in which identifiers stand, each with the types that it belongs to. -#}
    {%- set types = {} -%}
    {%- for type, identifier in identifiers.items() if identifier -%}
        {%- for column in identifier.columns -%}
            {%- do types.update({column: types.get(column, []) + [type]}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(types) }}
{% endmacro %}


{% macro records_with_blocked_values(identifiers, records, blocked) %}
    {#- The records with a value that is blocked, and per column of identifiers, whether it holds one. -#}
    {%- set columns = customer_360.identifier_columns(identifiers) %}
    select
        {{ records }}.record_id
        {%- for column in columns %},
        blocked_{{ column }}.identifier_value is not null as has_blocked_{{ column }}
        {%- endfor %}
    from {{ records }}
    {%- for column, types in columns.items() %}
    left join (
        select distinct identifier_value from {{ blocked }}
        where identifier_type in ('{{ types | join("', '") }}')
    ) as blocked_{{ column }}
        on cast({{ records }}.{{ column }} as {{ dbt.type_string() }}) = blocked_{{ column }}.identifier_value
    {%- endfor %}
    where
        false
        {%- for column in columns %}
        or blocked_{{ column }}.identifier_value is not null
        {%- endfor %}
{% endmacro %}


{% macro usable_columns(relation, columns, identifiers) %}
    {#-
        Columns of a relation that is joined with int_identity__blocked_records under its name, without the values that join nobody. The
        name of a mailbox is worth as much as the mailbox.
    -#}
    {%- set pointing = customer_360.identifier_columns(identifiers) -%}
    {%- for column in columns %}
    {%- set origin = 'email_key' if column == 'mailbox_key' else column %}
        {% if origin in pointing -%}
        case when blocked_records.has_blocked_{{ origin }} is not true then {{ relation }}.{{ column }} end as {{ column }}
        {%- else -%}
        {{ relation }}.{{ column }}
        {%- endif -%}
        {{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}
