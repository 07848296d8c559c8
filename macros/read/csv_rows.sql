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
        'simple': '(?:' ~ end ~ '("[^"' ~ end ~ ']*"|[^"' ~ end ~ ']*))+',
        'tidy': '(?:' ~ end ~ '("(?:[^"]|"")*"|[^"' ~ end ~ ']*))+',
        'field': field,
        'row': '(?:' ~ field ~ ')+',
        'open': '(?:' ~ field ~ ')*' ~ end ~ '"(?:[^"]|"")*',
    }) }}
{% endmacro %}


{% macro csv_fields(line, delimiter) -%}
    {#-
        The fields of a line as a list of texts, null where the quotes don't fit. Most lines have no quotes, or need none. Where
        quotes stand around whole fields, every second piece between quotes is outside of them, and there the delimiters
        are. The last way fits all, and takes ten times as long.
    -#}
    {%- set patterns = customer_360.csv_patterns(delimiter) -%}
    {%- set led = customer_360.sql_text(delimiter) ~ ' || ' ~ line -%}
    case
        when not contains({{ line }}, '"')
            then string_split({{ line }}, {{ customer_360.sql_text(delimiter) }})
        when regexp_full_match({{ led }}, {{ customer_360.sql_text(patterns.simple) }})
            then string_split(replace({{ line }}, '"', ''), {{ customer_360.sql_text(delimiter) }})
        when regexp_full_match({{ led }}, {{ customer_360.sql_text(patterns.tidy) }})
            then list_transform(
                string_split(
                    array_to_string(
                        list_transform(
                            string_split({{ line }}, '"'),
                            lambda piece, place: case
                                when place % 2 = 1
                                    then replace(piece, {{ customer_360.sql_text(delimiter) }}, {{ customer_360.no_character() }})
                                else piece
                            end
                        ),
                        '"'
                    ),
                    {{ customer_360.no_character() }}
                ),
                lambda f: case
                    when starts_with(f, '"') then replace(substr(f, 2, length(f) - 2), '""', '"') else f
                end
            )
        when regexp_full_match({{ led }}, {{ customer_360.sql_text(patterns.row) }})
            then list_transform(
                regexp_extract_all({{ led }}, {{ customer_360.sql_text(patterns.field) }}, 1),
                lambda f: case
                    when starts_with(f, '"') then replace(substr(f, 2, length(f) - 2), '""', '"') else f
                end
            )
    end
{%- endmacro %}


{% macro csv_headers(raw) %}
    {#-
        A query with the header of each file: its line, the number of its fields, where each declared column stands, and the
        names of the others.
    -#}
    with header_lines as (

        select
            _file,
            _file_number,
            min(_row_number) as _row_number,
            arg_min(ltrim(_line, chr(65279)), _row_number) as _line
        from {{ customer_360.raw_lines_name(raw) }}
        group by _file, _file_number

    ),

    named_headers as (

        select
            _file,
            _file_number,
            _row_number,
            list_transform(
                {{ customer_360.csv_fields('_line', raw.delimiter) }},
                lambda f: regexp_replace(lower(trim(f)), '[^a-z0-9]+', '_', 'g')
            ) as _names
        from header_lines

    )

    select
        {% for column in raw.columns -%}
        list_position(_names, '{{ column.path }}') as {{ column.name }},
        {% endfor -%}
        _file,
        _file_number,
        _row_number,
        coalesce(len(_names), 0) as _width,
        array_to_string(list_filter(
            _names, lambda name: name not in ('{{ raw.columns | map(attribute='path') | join("', '") }}')
        ), ', ') as _unknown
    from named_headers
    order by _file_number
{% endmacro %}


{% macro csv_groups(raw) %}
    {#- Files whose headers are equal: their numbers, the line and the width of the header, and where each column stands. -#}
    {%- set groups = {} -%}
    {%- for row in raw.headers -%}
        {%- set places = [] -%}
        {%- for column in raw.columns -%}
            {%- do places.append((row[column.name] or 0) | int) -%}
        {%- endfor -%}
        {%- set header = {'row_number': row['_row_number'] | int, 'width': row['_width'] | int, 'places': places} -%}
        {%- do groups.setdefault(header | string, {'header': header, 'files': []}).files.append(row['_file_number'] | int) -%}
    {%- endfor -%}
    {{ return(groups.values() | list) }}
{% endmacro %}


{% macro csv_body(raw, groups) -%}
    {#- The lines below the headers, with the width that they should have. -#}
    select
        _file,
        _file_number,
        _row_number,
        _line,
        _defect,
        {{ customer_360.by_group(groups, 'width') }} as _width
    from {{ customer_360.raw_lines_name(raw) }}
    where _row_number > {{ customer_360.by_group(groups, 'row_number') }}
{%- endmacro %}


{% macro by_group(groups, fact) -%}
    {#- Expression of what the header of a line's file says. -#}
    {%- if groups | length == 1 -%}
    {{ groups[0].header[fact] }}
    {%- else -%}
    case
        {% for group in groups -%}
        when _file_number in ({{ group.files | join(', ') }}) then {{ group.header[fact] }}
        {% endfor -%}
    end
    {%- endif -%}
{%- endmacro %}


{% macro glued_lines_name(raw) %}
    {{- return(customer_360.raw_lines_name(raw) ~ '_glued') -}}
{% endmacro %}


{% macro glued_lines(raw, groups) -%}
    {#- A query of the rows that run over several lines: first and last line, and the text. -#}
    {%- set patterns = customer_360.csv_patterns(raw.delimiter) -%}
    {%- set led = customer_360.sql_text(raw.delimiter) ~ ' || _line' -%}
    with body as not materialized (

        {{ customer_360.csv_body(raw, groups) }}

    ),

    odd_quotes as (

        -- a quote that opens in one line closes in the next line with an odd number of quotes
        select
            *,
            lead(_row_number) over (partition by _file_number order by _row_number) as closing_line
        from body
        where
            _defect is null
            and contains(_line, '"')
            and (length(_line) - length(replace(_line, '"', ''))) % 2 = 1

    ),

    spans as (

        select
            _file_number,
            _width,
            _row_number as first_line,
            closing_line as _last_line,
            unnest(range(_row_number, closing_line + 1)) as _row_number
        from odd_quotes
        where closing_line - _row_number < 1000 and regexp_full_match({{ led }}, {{ customer_360.sql_text(patterns.open) }})

    ),

    glued as (

        select
            spans._file_number,
            spans.first_line,
            spans._last_line,
            body._file,
            spans._width,
            string_agg(body._line, chr(10) order by body._row_number) as _line
        from spans
        inner join body on spans._file_number = body._file_number and spans._row_number = body._row_number
        group by spans._file_number, spans.first_line, spans._last_line, body._file, spans._width
        having count(body._defect) = 0

    ),

    fitting as (

        select
            *,
            coalesce(
                lag(_last_line) over (partition by _file_number order by first_line) = first_line, false
            ) as is_next
        from glued
        where len({{ customer_360.csv_fields('_line', raw.delimiter) }}) = _width

    ),

    chains as (

        select
            *,
            sum(case when is_next then 0 else 1 end) over (partition by _file_number order by first_line) as chain
        from fitting

    )

    -- where a line could close one row and open the next, the earlier row has it
    select
        _file,
        _file_number,
        first_line as _row_number,
        _last_line,
        _line,
        _width
    from chains
    qualify row_number() over (partition by _file_number, chain order by first_line) % 2 = 1
{%- endmacro %}


{% macro csv_rows(raw) -%}
    {#- CTEs up to `rows_read`: one row per row of the files, its columns as text, and `_defect` where it can't be split. -#}
    {%- set groups = customer_360.csv_groups(raw) -%}
    {%- set patterns = customer_360.csv_patterns(raw.delimiter) -%}
    {%- set led = customer_360.sql_text(raw.delimiter) ~ ' || _line' -%}
    {%- set places = raw.only_places -%}
    unsplit as not materialized (

        select
            _file,
            _file_number,
            _row_number,
            _row_number as _last_line,
            _line,
            _defect,
            _width
        from ({{ customer_360.csv_body(raw, groups) }}) as body
        {% if raw.has_glued_lines -%}
        where (_file_number, _row_number) not in (
            select
                _file_number,
                unnest(range(_row_number, _last_line + 1)) as _row_number
            from {{ customer_360.glued_lines_name(raw) }}
        )

        union all

        select
            _file,
            _file_number,
            _row_number,
            _last_line,
            _line,
            null as _defect,
            _width
        from {{ customer_360.glued_lines_name(raw) }}
        {%- endif %}

    ),

    split as not materialized (

        select
            *,
            case when _defect is null then {{ customer_360.csv_fields('_line', raw.delimiter) }} end as _fields
        from unsplit
        {% if places -%}
        where (_file_number, _row_number) in ({{ places }})
        {%- endif %}

    ),

    diagnosed as not materialized (

        select
            _file,
            _file_number,
            _row_number,
            _last_line,
            case
                when len(_fields) = _width then null
                when _defect is not null then _defect
                when _fields is null and regexp_full_match({{ led }}, {{ customer_360.sql_text(patterns.open) }})
                    then 'open_quote'
                when _fields is null then 'stray_quote'
                when len(_fields) < _width then 'too_few_columns'
                else 'too_many_columns'
            end as _defect,
            case when len(_fields) = _width then _fields end as _fields
        from split

    ),

    rows_read as not materialized (

        {% for group in groups -%}
        select
            {% for place in group.header.places -%}
            {{ 'nullif(_fields[' ~ place ~ "], '')" if place else 'cast(null as varchar)' }} as {{ raw.columns[loop.index0].name }},
            {% endfor -%}
            _file,
            _file_number,
            _row_number,
            _last_line,
            _defect
        from diagnosed
        {% if groups | length > 1 -%}
        where _file_number in ({{ group.files | join(', ') }})
        {%- endif %}
        {{ 'union all' if not loop.last }}
        {% endfor %}

    )
{%- endmacro %}
