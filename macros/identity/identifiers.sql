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
        {%- do forms.append(customer_360.phone_key(customer_360.phone_e164('given_value'))) -%}
    {%- endif -%}
    {%- for form in forms %}
                select {{ form }} from (values {{ given | unique | join(', ') }}) as given_values (given_value)
                {{- ' union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro crowded_birth_dates(limits, records) %}
    {#-
        The birth dates that a form or a clerk fills in: more people have them than limits.people, and limits.times_usual times as many as
        have another day. Who knows the year alone writes the first of January: a day is usual that is as frequent in other years.
    -#}
    with days as (
        select
            birth_date,
            count(*) as record_count
        from {{ records }}
        where birth_date is not null
        group by birth_date
    ),

    totals as (
        select
            *,
            sum(record_count) over () as all_records,
            count(*) over () as all_days,
            sum(record_count) over (partition by extract(month from birth_date), extract(day from birth_date)) as birthday_records,
            count(*) over (partition by extract(month from birth_date), extract(day from birth_date)) as birthday_years
        from days
    ),

    limited as (
        select
            birth_date,
            record_count,
            greatest(
                {{ limits.people }},
                {{ limits.times_usual }} * coalesce((all_records - record_count) / nullif(all_days - 1, 0), 0),
                {{ limits.times_usual }} * coalesce((birthday_records - record_count) / nullif(birthday_years - 1, 0), 0)
            ) as most_people
        from totals
    )

    select
        'crowded_birth_date' as identifier_type,
        cast(limited.birth_date as {{ dbt.type_string() }}) as identifier_value,
        limited.record_count,
        {{ customer_360.people_count(records) }} as people_count
    from limited
    inner join {{ records }} on limited.birth_date = {{ records }}.birth_date
    where limited.record_count > limited.most_people
    group by limited.birth_date, limited.record_count, limited.most_people
    having {{ customer_360.people_count(records) }} > limited.most_people
{% endmacro %}


{% macro people_count(records) -%}
    {#- The number of different names. Whoever gives but one name is somebody, too. -#}
    count(distinct case
        when coalesce({{ records }}.given_name_key, {{ records }}.family_name_key) is not null
            then coalesce({{ records }}.given_name_key, '') || ' ' || coalesce({{ records }}.family_name_key, '')
    end)
{%- endmacro %}


{% macro identifier_columns(identifiers) %}
    {#- The columns in which values may be blocked, each with the types of identifiers that it belongs to. -#}
    {%- set types = {'birth_date': ['crowded_birth_date']} -%}
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
        Columns of a relation that is joined with int_identity__blocked_records and int_identity__mailbox_names under their names: without
        the values that join nobody, and with the names that a mailbox tells. The name of a mailbox is worth as much as the mailbox.
    -#}
    {%- set pointing = customer_360.identifier_columns(identifiers) -%}
    {%- for column in columns %}
    {%- set origin = 'email_key' if column == 'mailbox_key' else column %}
        {% if column in ['given_name_key', 'first_given_name_key', 'family_name_key'] -%}
        coalesce({{ relation }}.{{ column }}, mailbox_names.{{ column | replace('first_', '') }}) as {{ column }}
        {%- elif column == 'is_named_mailbox' -%}
        {{ relation }}.{{ column }} or mailbox_names.record_id is not null as {{ column }}
        {%- elif origin in pointing -%}
        case when blocked_records.has_blocked_{{ origin }} is not true then {{ relation }}.{{ column }} end as {{ column }}
        {%- else -%}
        {{ relation }}.{{ column }}
        {%- endif -%}
        {{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}
