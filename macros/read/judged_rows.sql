{% macro judged_rows(raw) -%}
    {#-
        A base model's query: the rows as read, every reason that speaks against each, and whether it is an older version of
        a row or its exact repetition. It goes through the rows once and keeps none of them back, so that memory doesn't
        grow with the files; which keys are repeated has been found before (compare_repeated_keys).
    -#}
    {%- if not customer_360.has_rows(raw) -%}
    {{ customer_360.no_judged_rows(raw) }}
    {%- else -%}
    with

    {{ customer_360.rows_as_read(raw) }},

    {{ customer_360.judged_ctes(raw) }}

    select
        {% for column in raw.columns -%}
        judged.{{ column.name }},
        {% endfor -%}
        judged._file,
        judged._row_number,
        judged._last_line,
        {% if raw.has_fates -%}
        case when fates._fate = 'superseded' then ['superseded'] else judged._reasons end as _reject_reasons,
        coalesce(fates._fate = 'duplicate', false) as _is_exact_duplicate
    from judged
    left join {{ customer_360.fates_name(raw) }} as fates
        on judged._file_number = fates._file_number and judged._row_number = fates._row_number
        {%- else -%}
        judged._reasons as _reject_reasons,
        false as _is_exact_duplicate
    from judged
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}


{% macro judged_ctes(raw) -%}
    {#- CTEs up to `judged`, behind that of `rows_read`: the rows as read with what speaks against each. -#}
    typed as not materialized (

        select
            {% for column in customer_360.checked_columns(raw) -%}
            {{ customer_360.typed_value(column) }} as _typed_{{ column.name }},
            {% endfor -%}
            *
        from rows_read

    ),

    judged as not materialized (

        select
            *,
            {{ customer_360.reject_reasons(raw) }} as _reasons
        from typed

    )
{%- endmacro %}


{% macro no_judged_rows(raw) -%}
    select
        {% for column in raw.columns -%}
        cast(null as varchar) as {{ column.name }},
        {% endfor -%}
        cast(null as varchar) as _file,
        cast(null as bigint) as _row_number,
        cast(null as bigint) as _last_line,
        cast(null as varchar[]) as _reject_reasons,
        cast(null as boolean) as _is_exact_duplicate
    where false
{%- endmacro %}


{% macro has_rows(raw) %}
    {#- Whether there is anything to read; a CSV file without a header holds nothing. -#}
    {{ return((raw.headers if raw.form == 'csv' else raw.files) | length > 0) }}
{% endmacro %}


{% macro fates_name(raw) %}
    {{- return('raw_fates_' ~ raw.system ~ '__' ~ raw.table) -}}
{% endmacro %}


{% macro compare_repeated_keys(raw) %}
    {#-
        Finds the rows whose key comes more than once, and what becomes of each: of equal rows the first goes on, of versions
        the newest. Keys are looked for by their hash, alone; only the rows found are then read whole and compared.
    -#}
    {%- set name = customer_360.fates_name(raw) -%}
    {%- do run_query('create or replace temporary table ' ~ name ~ ' as ' ~ customer_360.repeated_places(raw)) -%}
    {%- set found = run_query('select count(*) as found from ' ~ name).rows[0]['found'] -%}
    {%- if found > 0 -%}
        {%- set rows = name ~ '_rows' -%}
        {%- do raw.update({'only_places': 'select _file_number, _row_number from ' ~ name}) -%}
        {%- do run_query(
            'create or replace temporary table ' ~ rows ~ ' as with ' ~ customer_360.rows_as_read(raw)
            ~ ' select * from rows_read'
        ) -%}
        {%- do run_query(
            'create or replace temporary table ' ~ name ~ ' as ' ~ customer_360.fates_of_repeated(raw, rows)
        ) -%}
        {%- do run_query('drop table ' ~ rows) -%}
        {%- do raw.update({'only_places': none, 'has_fates': true}) -%}
    {%- endif -%}
{% endmacro %}


{% macro repeated_places(raw) -%}
    {#- A query of the places of rows that may share their key with another row: equal hashes, as a rule equal keys. -#}
    {%- set keys = raw.columns | selectattr('name', 'in', raw.key) | list -%}
    with

    {{ customer_360.rows_as_read(dict(raw, columns=keys)) }},

    keyed as materialized (

        select
            _file_number,
            _row_number,
            case
                when {% for name in raw.key %}{{ name }} is not null{{ ' and ' if not loop.last }}{% endfor %}
                    then hash({{ raw.key | join(', ') }})
            end as key_hash
        from rows_read

    )

    select
        _file_number,
        _row_number
    from keyed
    where key_hash in (
        select key_hash
        from keyed
        group by key_hash
        having count(key_hash) > 1
    )
{%- endmacro %}


{% macro fates_of_repeated(raw, rows) -%}
    {#-
        A query of the rows that don't go on because their key comes again: duplicate or superseded. It takes them from
        a table of their own: else all rows would be judged before the few that are looked for are picked out.
    -#}
    {%- set key = raw.key | join(', ') -%}
    with

    rows_read as (

        select * from {{ rows }}

    ),

    {{ customer_360.judged_ctes(raw) }},

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
        _file_number,
        _row_number,
        case when _occurrence > 1 then 'duplicate' else 'superseded' end as _fate
    from versions
    where _occurrence > 1 or _recency > 1
{%- endmacro %}


{% macro rows_as_read(raw) -%}
    {#- CTEs up to `rows_read`, by the table's form: its columns as text, its place, and `_defect` where it has no row's form. -#}
    {%- if raw.form == 'csv' -%}
    {{ customer_360.csv_rows(raw) }}
    {%- elif raw.form == 'parquet' -%}
    {{ customer_360.parquet_rows(raw) }}
    {%- else -%}
    {{ customer_360.json_rows(raw) }}
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
        {%- if codes %}
        when
            {% for condition, code in codes -%}
            {{ 'or ' if not loop.first }}({{ condition }})
            {% endfor %}
            then list_filter([
                {%- for condition, code in codes %}
                case when {{ condition }} then '{{ code }}' end{{ ',' if not loop.last }}
                {%- endfor %}
            ], lambda code: code is not null)
        {%- endif %}
        else cast([] as varchar[])
    end
{%- endmacro %}


{% macro typed_value(column) -%}
    {#- A declared column's value in its type as staging reads it, null where it can't be read: tried, never cast. -#}
    {%- if column.type == 'date' -%}
    {{ customer_360.parse_date(column.name, column.formats) }}
    {%- elif column.type == 'timestamp' -%}
    {{ customer_360.parse_timestamp(column.name, column.formats) }}
    {%- elif column.type == 'decimal' -%}
    {{ customer_360.parse_decimal(column.name, 18, 4, column.decimal_mark) }}
    {%- elif column.type == 'integer' -%}
    {{ customer_360.parse_integer(column.name) }}
    {%- elif column.type == 'boolean' -%}
    {{ customer_360.parse_boolean(column.name) }}
    {%- else -%}
    {{ column.name }}
    {%- endif -%}
{%- endmacro %}
