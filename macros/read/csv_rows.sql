{#
    Splitting lines of delimited text (RFC 4180). A field is quoted, with a doubled quote inside, or it is bare and
    doesn't begin with a quote. A quoted field may run over several lines, if the lines together make exactly one
    row of the header's width; else the line with the open quote is set aside alone, and its neighbours stay rows.
#}

{% macro csv_patterns(delimiter) %}
    {#- Regular expressions over a line with the delimiter put before it. -#}
    {%- set end = ('\\' ~ delimiter) if delimiter in '|.*+?()[]{}^$\\-' else delimiter -%}
    {%- set field = end ~ '("(?:[^"]|"")*"|[^"' ~ end ~ '][^' ~ end ~ ']*|)' -%}
    {{ return({
        'field': field,
        'row': '(?:' ~ field ~ ')+',
        'open': '(?:' ~ field ~ ')*' ~ end ~ '"(?:[^"]|"")*',
    }) }}
{% endmacro %}


{% macro csv_fields(line, delimiter) -%}
    {#- The fields of a line as a list of texts, null where the quotes don't fit. -#}
    {%- set patterns = customer_360.csv_patterns(delimiter) -%}
    {%- set led = customer_360.sql_text(delimiter) ~ ' || ' ~ line -%}
    case
        when not contains({{ line }}, '"')
            then string_split({{ line }}, {{ customer_360.sql_text(delimiter) }})
        when regexp_full_match({{ led }}, {{ customer_360.sql_text(patterns.row) }})
            then list_transform(
                regexp_extract_all({{ led }}, {{ customer_360.sql_text(patterns.field) }}, 1),
                lambda f: case
                    when starts_with(f, '"') then replace(substr(f, 2, length(f) - 2), '""', '"') else f
                end
            )
    end
{%- endmacro %}


{% macro csv_headers(raw, lines) -%}
    {#- CTEs up to `headers`: per file its first line, the number of its fields, and where each declared column stands. -#}
    lines as (

        {{ lines }}

    ),

    header_lines as (

        select
            _file,
            min(_row_number) as _row_number,
            arg_min(ltrim(_line, chr(65279)), _row_number) as _line
        from lines
        group by _file

    ),

    named_headers as (

        select
            _file,
            _row_number,
            list_transform(
                {{ customer_360.csv_fields('_line', raw.delimiter) }},
                lambda f: regexp_replace(lower(trim(f)), '[^a-z0-9]+', '_', 'g')
            ) as _names
        from header_lines

    ),

    headers as (

        select
            {% for column in raw.columns -%}
            list_position(_names, '{{ column.path }}') as {{ column.name }},
            {% endfor -%}
            _file,
            _row_number,
            len(_names) as _width,
            list_filter(
                _names, lambda name: name not in ('{{ raw.columns | map(attribute='path') | join("', '") }}')
            ) as _unknown
        from named_headers

    )
{%- endmacro %}


{% macro csv_rows(raw, lines) -%}
    {#- CTEs up to `rows_read`: one row per row of the files, its columns as text, and `defect` where it can't be split. -#}
    {%- set patterns = customer_360.csv_patterns(raw.delimiter) -%}
    {%- set led = customer_360.sql_text(raw.delimiter) ~ ' || _line' -%}
    {{ customer_360.csv_headers(raw, lines) }},

    body as (

        select
            lines.*,
            headers._width
        from lines
        inner join headers
            on lines._file = headers._file and lines._row_number > headers._row_number

    ),

    odd_quotes as (

        -- a quote that opens in one line closes in the next line with an odd number of quotes
        select
            *,
            lead(_row_number) over (partition by _file order by _row_number) as closing_line
        from body
        where _defect is null and (length(_line) - length(replace(_line, '"', ''))) % 2 = 1

    ),

    spans as (

        select
            _file,
            _width,
            _row_number as first_line,
            closing_line as _last_line,
            unnest(range(_row_number, closing_line + 1)) as _row_number
        from odd_quotes
        where closing_line - _row_number < 1000 and regexp_full_match({{ led }}, {{ customer_360.sql_text(patterns.open) }})

    ),

    glued as (

        select
            spans._file,
            spans.first_line,
            spans._last_line,
            body._file_number,
            spans._width,
            string_agg(body._line, chr(10) order by body._row_number) as _line
        from spans
        inner join body on spans._file = body._file and spans._row_number = body._row_number
        group by spans._file, spans.first_line, spans._last_line, body._file_number, spans._width
        having count(body._defect) = 0

    ),

    fitting as (

        select
            *,
            coalesce(lag(_last_line) over (partition by _file order by first_line) = first_line, false) as is_next
        from glued
        where len({{ customer_360.csv_fields('_line', raw.delimiter) }}) = _width

    ),

    chains as (

        select
            *,
            sum(case when is_next then 0 else 1 end) over (partition by _file order by first_line) as chain
        from fitting

    ),

    multi_line as (

        -- where a line could close one row and open the next, the earlier row has it
        select *
        from chains
        qualify row_number() over (partition by _file, chain order by first_line) % 2 = 1

    ),

    taken as (

        select
            _file,
            unnest(range(first_line, _last_line + 1)) as _row_number
        from multi_line

    ),

    unsplit as (

        select
            _file,
            _file_number,
            _row_number,
            _row_number as _last_line,
            _line,
            _defect,
            _width
        from body
        anti join taken on body._file = taken._file and body._row_number = taken._row_number

        union all

        select
            _file,
            _file_number,
            first_line as _row_number,
            _last_line,
            _line,
            null as _defect,
            _width
        from multi_line

    ),

    split as (

        select
            _file,
            _file_number,
            _row_number,
            _last_line,
            _width,
            _defect,
            _line,
            case when _defect is null then {{ customer_360.csv_fields('_line', raw.delimiter) }} end as _fields
        from unsplit

    ),

    diagnosed as (

        select
            _file,
            _file_number,
            _row_number,
            _last_line,
            case
                when _defect is not null then _defect
                when _fields is null and regexp_full_match({{ led }}, {{ customer_360.sql_text(patterns.open) }})
                    then 'open_quote'
                when _fields is null then 'stray_quote'
                when len(_fields) < _width then 'too_few_columns'
                when len(_fields) > _width then 'too_many_columns'
            end as _defect,
            case when len(_fields) = _width then _fields end as _fields
        from split

    ),

    rows_read as (

        select
            {% for column in raw.columns -%}
            nullif(_fields[headers.{{ column.name }}], '') as {{ column.name }},
            {% endfor -%}
            diagnosed._file,
            diagnosed._file_number,
            diagnosed._row_number,
            diagnosed._last_line,
            diagnosed._defect
        from diagnosed
        inner join headers on diagnosed._file = headers._file

    )
{%- endmacro %}
