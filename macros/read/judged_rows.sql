{% macro judged_rows(raw, lines) -%}
    {#-
        A base model's query: the rows as read, then every reason that speaks against each, then which of the rows with
        the same key is the first of equal ones and which has been superseded by a newer one.
    -#}
    {%- set key = raw.key | join(', ') -%}
    {%- set place = '(_file_number, _row_number)' -%}
    with

    {% if raw.form == 'csv' -%}
    {{ customer_360.csv_rows(raw, lines) }},
    {%- elif raw.form == 'jsonl' -%}
    {{ customer_360.json_rows(raw, lines) }},
    {%- else -%}
    {{ exceptions.raise_compiler_error(raw.name ~ ": form '" ~ raw.form ~ "' is none of csv, jsonl.") }}
    {%- endif %}

    judged as (

        select
            *,
            {{ customer_360.reject_reasons(raw) }} as _reasons,
            md5(cast(to_json([{{ raw.columns | map(attribute='name') | join(', ') }}]) as varchar)) as _content
        from rows_read

    ),

    compared as (

        select
            *,
            len(_reasons) = 0 as _is_good,
            row_number() over (
                partition by {{ key }}, _content, len(_reasons) = 0 order by _file_number, _row_number
            ) as _occurrence,
            max({{ place }}) over (partition by {{ key }}, _content, len(_reasons) = 0) as _last_seen
        from judged

    ),

    ranked as (

        select
            *,
            row_number() over (
                partition by {{ key }}, _is_good and _occurrence = 1
                order by
                    {% if raw.version_column -%}
                    {{ customer_360.typed_value(raw.columns | selectattr('name', 'equalto', raw.version_column) | first) }}
                    desc nulls last,
                    {% endif -%}
                    _last_seen desc, _file_number desc, _row_number desc
            ) as _recency
        from compared

    )

    select
        {% for column in raw.columns -%}
        {{ column.name }},
        {% endfor -%}
        _file,
        _row_number,
        _last_line,
        case
            when _is_good and _occurrence = 1 and _recency > 1 then ['superseded'] else _reasons
        end as _reject_reasons,
        _is_good and _occurrence > 1 as _is_exact_duplicate
    from ranked
{%- endmacro %}


{% macro reject_reasons(raw) -%}
    {#-
        A list with a code for each thing wrong with a row: its form, else its key, what must be there, what can't be
        read as its type (`strict`), what isn't among the values or below the minimum declared.
    -#}
    {%- set misread = {
        'date': 'not_a_date', 'timestamp': 'not_a_timestamp', 'decimal': 'not_a_number',
        'integer': 'not_an_integer', 'boolean': 'not_a_boolean'
    } -%}
    {%- set codes = [] -%}
    {%- for column in raw.columns -%}
        {%- set name = column.name -%}
        {%- set blank = "coalesce(trim(" ~ name ~ "), '') = ''" -%}
        {%- set typed = customer_360.typed_value(column) -%}
        {%- if name in raw.key -%}
            {%- do codes.append((blank, 'missing_key:' ~ name)) -%}
        {%- elif column.required -%}
            {%- do codes.append((blank, 'missing:' ~ name)) -%}
        {%- endif -%}
        {%- if column.type != 'text' and (column.strict or column.required) -%}
            {%- do codes.append((
                'not ' ~ blank ~ ' and ' ~ typed ~ ' is null', misread[column.type] ~ ':' ~ name
            )) -%}
        {%- endif -%}
        {%- if column['values'] -%}
            {%- set allowed = "'" ~ column['values'] | join("', '") ~ "'" -%}
            {%- do codes.append((
                'not ' ~ blank ~ ' and lower(trim(' ~ name ~ ')) not in (' ~ allowed ~ ')', 'unexpected_value:' ~ name
            )) -%}
        {%- endif -%}
        {%- if column.min is not none -%}
            {%- do codes.append((typed ~ ' < ' ~ column.min, 'below_minimum:' ~ name)) -%}
        {%- endif -%}
        {%- if column.not_zero -%}
            {%- do codes.append((typed ~ ' = 0', 'zero:' ~ name)) -%}
        {%- endif -%}
    {%- endfor -%}
    case
        when _defect is not null then [_defect]
        else list_filter([
            {%- for condition, code in codes %}
            case when {{ condition }} then '{{ code }}' end{{ ',' if not loop.last }}
            {%- endfor %}
        ], lambda code: code is not null)
    end
{%- endmacro %}


{% macro typed_value(column) -%}
    {#- A declared column's value in its type, null where it can't be read: only tried, never cast. -#}
    {%- set text = 'trim(' ~ column.name ~ ')' -%}
    {%- if column.type in ('date', 'timestamp') -%}
    coalesce({% for format in column.formats %}try_strptime({{ text }}, '{{ format }}'){{ ', ' if not loop.last }}{% endfor %})
    {%- elif column.type == 'decimal' and column.decimal_mark == ',' -%}
    try_cast(replace(replace({{ text }}, '.', ''), ',', '.') as decimal(18, 4))
    {%- elif column.type == 'decimal' -%}
    try_cast(replace({{ text }}, ',', '') as decimal(18, 4))
    {%- elif column.type == 'integer' -%}
    case when regexp_full_match({{ text }}, '[+-]?[0-9]+') then try_cast({{ text }} as bigint) end
    {%- elif column.type == 'boolean' -%}
    try_cast({{ text }} as boolean)
    {%- else -%}
    {{ text }}
    {%- endif -%}
{%- endmacro %}
