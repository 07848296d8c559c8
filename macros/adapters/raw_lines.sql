{# Reading files line by line, so that no parser decides alone what becomes of a row. #}

{% macro list_files(patterns) %}
    {{- return(adapter.dispatch('list_files', 'customer_360')(patterns)) -}}
{% endmacro %}


{% macro duckdb__list_files(patterns) %}
    {%- set query -%}
        select distinct file from (
            {% for pattern in patterns -%}
            select file from glob({{ customer_360.raw_text_literal(pattern) }})
            {{ 'union all' if not loop.last }}
            {% endfor -%}
        ) as found
        order by file
    {%- endset -%}
    {{ return(run_query(query).columns[0].values() | list) }}
{% endmacro %}


{% macro no_raw_lines() %}
    {{- return(adapter.dispatch('no_raw_lines', 'customer_360')()) -}}
{% endmacro %}


{% macro duckdb__no_raw_lines() %}
    select
        cast(null as varchar) as _file,
        cast(null as bigint) as _file_number,
        cast(null as bigint) as _row_number,
        cast(null as varchar) as _line,
        cast(null as varchar) as _defect
    where false
{% endmacro %}


{% macro create_raw_lines(name) %}
    {{- return(adapter.dispatch('create_raw_lines', 'customer_360')(name)) -}}
{% endmacro %}


{% macro duckdb__create_raw_lines(name) %}
    {%- do run_query('create or replace temporary table ' ~ name ~ ' as ' ~ customer_360.no_raw_lines()) -%}
{% endmacro %}


{% macro append_raw_lines(name, file, file_number, raw) %}
    {{- return(adapter.dispatch('append_raw_lines', 'customer_360')(name, file, file_number, raw)) -}}
{% endmacro %}


{% macro duckdb__append_raw_lines(name, file, file_number, raw) %}
    {#-
        Lines that are no valid UTF-8 are turned away by the reader. Their file is then read again byte by byte
        (as Latin-1, where every byte is a letter), so that they keep their text and their place.
    -#}
    {%- do run_query(customer_360.insert_lines_sql(name, file, file_number, raw, raw.encoding)) -%}
    {%- set turned_away = run_query("
        select error_type, min(line) as line from raw_errors group by error_type order by error_type
    ") -%}
    {%- do run_query('drop table raw_errors') -%}
    {%- do run_query('drop table raw_scans') -%}
    {%- for row in turned_away.rows -%}
        {%- if row['error_type'] != 'INVALID ENCODING' -%}
            {{ exceptions.raise_compiler_error(
                "Line " ~ row['line'] ~ " of " ~ file ~ " (" ~ raw.name ~ ") can't be read: "
                ~ row['error_type'] | lower ~ ". Nothing of the file was taken."
            ) }}
        {%- endif -%}
    {%- endfor -%}
    {%- if turned_away.rows | length > 0 -%}
        {%- do run_query('delete from ' ~ name ~ ' where _file_number = ' ~ file_number) -%}
        {%- do run_query(customer_360.insert_lines_sql(name, file, file_number, raw, 'latin-1')) -%}
        {%- do run_query('drop table raw_errors') -%}
        {%- do run_query('drop table raw_scans') -%}
    {%- endif -%}
    {%- do run_query(customer_360.number_physical_lines_sql(name, file_number)) -%}
{% endmacro %}


{% macro insert_lines_sql(name, file, file_number, raw, encoding) %}
    {#-
        One column that no delimiter splits (U+10FFFF is assigned to nothing and never will be) and no quote
        holds together. With new_line given as '\n' the reader takes \r, \n and each half of \r\n for an end.
    -#}
    {%- set text = '_line' if encoding == raw.encoding else customer_360.utf8_of_latin1('_line') -%}
    insert into {{ name }}
    select
        {{ customer_360.raw_text_literal(customer_360.shown_path(file)) }} as _file,
        {{ file_number }} as _file_number,
        _row_number,
        coalesce({{ text }}, _line) as _line,
        case when {{ text }} is null then 'invalid_encoding' end as _defect
    from (
        select
            row_number() over () as _row_number,
            _line
        from read_csv(
            {{ customer_360.raw_text_literal(file) }},
            auto_detect = false,
            header = false,
            columns = {'_line': 'varchar'},
            delim = '{{ "\U0010FFFF" }}',
            quote = '',
            escape = '',
            comment = '',
            new_line = '\n',
            encoding = '{{ encoding }}',
            strict_mode = false,
            max_line_size = 100000000,
            store_rejects = true,
            rejects_table = 'raw_errors',
            rejects_scan = 'raw_scans',
            rejects_limit = 0
        )
    ) as lines
    where regexp_matches(_line, '[^ \t]')
{% endmacro %}


{% macro utf8_of_latin1(column) -%}
    case
        when length({{ column }}) = strlen({{ column }}) then {{ column }}
        else try(decode(unhex(array_to_string(
            list_transform(string_split({{ column }}, ''), lambda c: printf('%02x', unicode(c))), ''
        ))))
    end
{%- endmacro %}


{% macro number_physical_lines_sql(name, file_number) %}
    {#- Where each line ended with \r\n, the half between \r and \n was counted as a line of its own. -#}
    update {{ name }}
    set _row_number = (_row_number + 1) // 2
    where
        _file_number = {{ file_number }}
        and (
            select max(_row_number) > 1 and bool_and(_row_number % 2 = 1)
            from {{ name }}
            where _file_number = {{ file_number }}
        )
{% endmacro %}


{% macro shown_path(file) %}
    {#- A file's path below the raw folder, so that a row's place doesn't change with the machine. -#}
    {%- set folder = customer_360.raw_path() ~ '/' -%}
    {{ return(file[folder | length:] if file.startswith(folder) else file) }}
{% endmacro %}
