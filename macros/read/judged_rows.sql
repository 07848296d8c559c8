{% macro judged_rows(raw) -%}
    {#-
        A base model's query: the rows as read, then every reason that speaks against each, then which of the rows with
        the same key is the first of equal ones and which has been superseded by a newer one.
    -#}
    {%- set key = raw.key | join(', ') -%}
    with

    {{ customer_360.rows_as_read(raw) }},

    typed as (

        select
            {% for column in customer_360.checked_columns(raw) -%}
            {{ customer_360.typed_value(column) }} as _typed_{{ column.name }},
            {% endfor -%}
            *
        from rows_read

    ),

    judged as (

        select
            *,
            {{ customer_360.reject_reasons(raw) }} as _reasons
        from typed

    ),

    repeated_keys as (

        select {{ key }}
        from judged
        where len(_reasons) = 0
        group by {{ key }}
        having count(*) > 1

    ),

    repeated as (

        select
            {{ key }},
            _file_number,
            _row_number,
            {% if raw.version_column -%}
            _typed_{{ raw.version_column }} as _version,
            {%- else -%}
            null as _version,
            {%- endif %}
            md5(cast(to_json([{{ raw.columns | map(attribute='name') | join(', ') }}]) as varchar)) as _content
        from judged
        semi join repeated_keys using ({{ key }})
        where len(_reasons) = 0

    ),

    occurrences as (

        select
            *,
            row_number() over (partition by {{ key }}, _content order by _file_number, _row_number) as _occurrence,
            max((_file_number, _row_number)) over (partition by {{ key }}, _content) as _last_seen
        from repeated

    ),

    versions as (

        -- the newest stays; where the version doesn't tell, what was seen last is the newest
        select
            *,
            row_number() over (
                partition by {{ key }}, _occurrence > 1 order by _version desc nulls last, _last_seen desc
            ) as _recency
        from occurrences

    )

    select
        {% for column in raw.columns -%}
        judged.{{ column.name }},
        {% endfor -%}
        judged._file,
        judged._row_number,
        judged._last_line,
        case
            when versions._occurrence = 1 and versions._recency > 1 then ['superseded'] else judged._reasons
        end as _reject_reasons,
        coalesce(versions._occurrence > 1, false) as _is_exact_duplicate
    from judged
    left join versions
        on judged._file_number = versions._file_number and judged._row_number = versions._row_number
{%- endmacro %}


{% macro rows_as_read(raw) -%}
    {#- CTEs up to `rows_read`, by the table's form: its columns as text, its place, and `_defect` where it has no row's form. -#}
    {%- set lines = 'select * from ' ~ customer_360.raw_lines_name(raw) if raw.files else customer_360.no_raw_lines() -%}
    {%- if raw.form == 'csv' -%}
    {{ customer_360.csv_rows(raw, lines) }}
    {%- elif raw.form in ['jsonl', 'json'] -%}
    {{ customer_360.json_rows(raw, lines) }}
    {%- elif raw.form == 'parquet' -%}
    {{ customer_360.parquet_rows(raw) }}
    {%- else -%}
    {{ exceptions.raise_compiler_error(
        raw.name ~ ": form '" ~ raw.form ~ "' is none of csv, jsonl, json, parquet."
    ) }}
    {%- endif -%}
{%- endmacro %}


{% macro checked_columns(raw) %}
    {#- The columns that are looked at in their type: those that machines write, and the one that tells versions apart. -#}
    {%- set checked = [] -%}
    {%- for column in raw.columns if column.type != 'text' -%}
        {%- if column.strict or column.required or column.name == raw.version_column -%}
            {%- do checked.append(column) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(checked) }}
{% endmacro %}


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
        {%- set typed = '_typed_' ~ name -%}
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
    {#- A declared column's value in its type as staging reads it, null where it can't be read: tried, never cast. -#}
    {%- if column.type == 'date' -%}
    {{ customer_360.parse_date(column.name, column.formats) }}
    {%- elif column.type == 'timestamp' -%}
    {{ customer_360.parse_timestamp(column.name, column.formats) }}
    {%- elif column.type == 'decimal' -%}
    {#- plain numbers are many, and read fast -#}
    {%- set plain = '-?[0-9]{1,12}(?:' ~ ('\\' ~ column.decimal_mark) ~ '[0-9]{1,2})?' -%}
    case
        when regexp_full_match({{ column.name }}, '{{ plain }}')
            then try_cast(replace({{ column.name }}, '{{ column.decimal_mark }}', '.') as decimal(18, 4))
        else {{ customer_360.parse_decimal(column.name, 18, 4, column.decimal_mark) }}
    end
    {%- elif column.type == 'integer' -%}
    {{ customer_360.parse_integer(column.name) }}
    {%- elif column.type == 'boolean' -%}
    {{ customer_360.parse_boolean(column.name) }}
    {%- else -%}
    {{ column.name }}
    {%- endif -%}
{%- endmacro %}
