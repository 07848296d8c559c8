{# Reading files line by line, so that no parser decides alone what becomes of a row. #}

{% macro list_files(patterns) %}
    {{- return(adapter.dispatch('list_files', 'customer_360')(patterns)) -}}
{% endmacro %}


{% macro duckdb__list_files(patterns) %}
    {{ return(run_query(customer_360.files_query(patterns) ~ ' order by file').columns[0].values() | list) }}
{% endmacro %}


{% macro files_query(patterns) %}
    {{- return(adapter.dispatch('files_query', 'customer_360')(patterns)) -}}
{% endmacro %}


{% macro duckdb__files_query(patterns) -%}
    select distinct file from glob({{ customer_360.sql_list(patterns) }})
{%- endmacro %}


{% macro no_character() -%}
    {#- U+10FFFF is assigned to nothing and never will be; a line that holds it is refused by the reader. -#}
    '{{ "\U0010FFFF" }}'
{%- endmacro %}


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
    {%- if raw.form == 'json' -%}
        {%- set whole = name ~ '_of_document' -%}
        {%- do customer_360.create_raw_lines(whole) -%}
        {%- do customer_360.append_text_lines(whole, file, file_number, raw) -%}
        {%- do run_query(customer_360.document_rows_sql(name, whole)) -%}
        {%- do run_query('drop table ' ~ whole) -%}
    {%- else -%}
        {%- do customer_360.append_text_lines(name, file, file_number, raw) -%}
    {%- endif -%}
{% endmacro %}


{% macro append_text_lines(name, file, file_number, raw) %}
    {#-
        The reader turns away only lines that are no text in the declared encoding (and any above 100 MB, which stop
        the run). They are put back in their place, so that the table holds every line of the file.
    -#}
    {%- do run_query(customer_360.readable_lines_sql(name, file, file_number, raw)) -%}
    {%- set turned_away = run_query(
        'select error_type, min(line) as line from raw_errors group by error_type order by error_type'
    ).rows -%}
    {%- for row in turned_away if row['error_type'] != 'INVALID ENCODING' -%}
        {{ exceptions.raise_compiler_error(
            "Line " ~ row['line'] ~ " of " ~ file ~ " (" ~ raw.name ~ ") can't be read: "
            ~ row['error_type'] | lower ~ "."
        ) }}
    {%- endfor -%}
    {%- if turned_away | length > 0 -%}
        {%- do run_query(customer_360.make_room_sql(name, file_number)) -%}
        {%- do run_query(customer_360.unreadable_lines_sql(name, file, file_number)) -%}
    {%- endif -%}
    {%- do run_query('drop table raw_errors') -%}
    {%- do run_query('drop table raw_scans') -%}
    {%- do run_query(customer_360.number_physical_lines_sql(name, file_number)) -%}
{% endmacro %}


{% macro readable_lines_sql(name, file, file_number, raw) %}
    {#-
        One column that no delimiter splits and no quote holds together. With new_line given as '\n' the reader takes \r, \n and each half of \r\n for an end.
    -#}
    insert into {{ name }}
    select
        {{ customer_360.sql_text(customer_360.shown_path(file)) }} as _file,
        {{ file_number }} as _file_number,
        _row_number,
        _line,
        null as _defect
    from (
        select
            row_number() over () as _row_number,
            _line
        from read_csv(
            {{ customer_360.sql_text(file) }},
            auto_detect = false,
            header = false,
            columns = {'_line': 'varchar'},
            delim = {{ customer_360.no_character() }},
            quote = '',
            escape = '',
            comment = '',
            new_line = '\n',
            encoding = '{{ raw.encoding }}',
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


{% macro document_rows_sql(name, whole) %}
    {#-
        The elements of a document's only array as lines, numbered in their order; a document without such an array as
        one line with its defect. DuckDB's JSON is laxer than the standard: it lets a comma stand before a closing
        bracket, and spells NaN and Infinity in any case. Such a document is cut off or made by hand, and is no JSON.
    -#}
    insert into {{ name }}
    with document as (
        select
            any_value(_file) as _file,
            any_value(_file_number) as _file_number,
            string_agg(_line, chr(10) order by _row_number) as content,
            any_value(_defect) as _defect
        from {{ whole }}
        having count(*) > 0
    ),

    judged as (
        select
            * replace (ltrim(content, chr(65279)) as content),
            case
                when _defect is not null then _defect
                when not json_valid(ltrim(content, chr(65279))) then 'not_json'
                -- text is blanked out, which takes long, only where it may stand in the way
                when not regexp_matches(content, '(?i),[ \t\r\n]*[\]}]|[:,\[][ \t\r\n]*-?(?:nan|inf)')
                    and not regexp_matches(content, '(?i)^[ \t\r\n]*-?(?:nan|inf)') then null
                when regexp_matches(
                    regexp_replace(content, '"(?:[^"\\]|\\.)*"|NaN|Infinity', '0', 'g'), '(?i),[ \t\r\n]*[\]}]|nan|inf'
                ) then 'not_json'
            end as _document_defect
        from document
    ),

    arrays as (
        select
            *,
            case when _document_defect is null then
                case json_type(content)
                    when 'ARRAY' then [json(content)]
                    when 'OBJECT' then list_filter(
                        json_extract(content, '$.*'), lambda member: json_type(member) = 'ARRAY'
                    )
                end
            end as found
        from judged
    ),

    elements as (
        select
            _file,
            _file_number,
            unnest(range(1, len(items) + 1)) as _row_number,
            unnest(items) as _line
        from (
            select
                *,
                json_extract(found[1], '$[*]') as items
            from arrays
            where len(found) = 1
        ) as arrays_of_rows
    )

    select
        _file,
        _file_number,
        _row_number,
        cast(_line as varchar) as _line,
        null as _defect
    from elements

    union all

    select
        _file,
        _file_number,
        1 as _row_number,
        content as _line,
        coalesce(_document_defect, 'not_an_array') as _defect
    from arrays
    where len(found) is distinct from 1
{% endmacro %}


{% macro make_room_sql(name, file_number) %}
    {#- Lines were numbered without those turned away: each moves down by the number of these that come before it. -#}
    update {{ name }}
    set _row_number = moved.new_number
    from (
        select
            lines._row_number as old_number,
            lines._row_number + coalesce(gaps.turned_away, 0) as new_number
        from {{ name }} as lines
        asof left join (
            select
                readable_before,
                max(turned_away) as turned_away
            from (
                select
                    row_number() over (order by line) as turned_away,
                    line - row_number() over (order by line) as readable_before
                from raw_errors
            ) as numbered
            group by readable_before
        ) as gaps
            on lines._row_number > gaps.readable_before
        where lines._file_number = {{ file_number }}
    ) as moved
    where {{ name }}._file_number = {{ file_number }} and {{ name }}._row_number = moved.old_number
{% endmacro %}


{% macro unreadable_lines_sql(name, file, file_number) %}
    {#-
        The lines that are no text, as bytes (\xNN); from a compressed file, as the reader shows them, with a question mark
        for each byte that doesn't fit. The whole file is written as bytes and split once: cutting out each line by
        its place would copy the file for each of them.
    -#}
    insert into {{ name }}
    select
        {{ customer_360.sql_text(customer_360.shown_path(file)) }} as _file,
        {{ file_number }} as _file_number,
        errors.line as _row_number,
        {% if file.endswith('.gz') -%}
        ltrim(errors.csv_line, chr(10) || chr(13)) as _line,
        {%- else -%}
        replace(lines._line, '\x22', '"') as _line,
        {%- endif %}
        'invalid_encoding' as _defect
    from raw_errors as errors
    {%- if not file.endswith('.gz') %}
    inner join (
        select
            unnest(range(1, len(_lines) + 1)) as _row_number,
            unnest(_lines) as _line
        from (
            select string_split(replace(cast(content as varchar), '\x0D', '\x0A'), '\x0A') as _lines
            from read_blob({{ customer_360.sql_text(file) }})
        ) as files
    ) as lines
        on errors.line = lines._row_number
    {%- endif %}
{% endmacro %}


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


{% macro shown_path_of(expression) -%}
    {#- The same of a path in a column. -#}
    {%- set folder = customer_360.raw_path() ~ '/' -%}
    case
        when starts_with({{ expression }}, {{ customer_360.sql_text(folder) }})
            then substring({{ expression }}, {{ folder | length + 1 }})
        else {{ expression }}
    end
{%- endmacro %}
