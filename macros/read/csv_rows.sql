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
    {%- set led = customer_360.raw_text_literal(delimiter) ~ ' || ' ~ line -%}
    case
        when not contains({{ line }}, '"')
            then string_split({{ line }}, {{ customer_360.raw_text_literal(delimiter) }})
        when regexp_full_match({{ led }}, {{ customer_360.raw_text_literal(patterns.row) }})
            then list_transform(
                regexp_extract_all({{ led }}, {{ customer_360.raw_text_literal(patterns.field) }}, 1),
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
            file_name,
            min(line_number) as line_number,
            arg_min(ltrim(line, chr(65279)), line_number) as line
        from lines
        group by file_name

    ),

    named_headers as (

        select
            file_name,
            line_number,
            list_transform(
                {{ customer_360.csv_fields('line', raw.delimiter) }},
                lambda f: regexp_replace(lower(trim(f)), '[^a-z0-9]+', '_', 'g')
            ) as names
        from header_lines

    ),

    headers as (

        select
            {% for column in raw.columns -%}
            list_position(names, '{{ column.path }}') as {{ column.name }},
            {% endfor -%}
            file_name,
            line_number,
            len(names) as width
        from named_headers

    )
{%- endmacro %}


{% macro csv_rows(raw, lines) -%}
    {#- CTEs up to `rows_read`: one row per row of the files, its columns as text, and `defect` where it can't be split. -#}
    {%- set patterns = customer_360.csv_patterns(raw.delimiter) -%}
    {%- set led = customer_360.raw_text_literal(raw.delimiter) ~ ' || line' -%}
    {{ customer_360.csv_headers(raw, lines) }},

    body as (

        select
            lines.*,
            headers.width
        from lines
        inner join headers
            on lines.file_name = headers.file_name and lines.line_number > headers.line_number

    ),

    odd_quotes as (

        -- a quote that opens in one line closes in the next line with an odd number of quotes
        select
            *,
            lead(line_number) over (partition by file_name order by line_number) as closing_line
        from body
        where (length(line) - length(replace(line, '"', ''))) % 2 = 1

    ),

    spans as (

        select
            file_name,
            width,
            line_number as first_line,
            closing_line as last_line,
            unnest(range(line_number, closing_line + 1)) as line_number
        from odd_quotes
        where closing_line - line_number < 1000 and regexp_full_match({{ led }}, {{ customer_360.raw_text_literal(patterns.open) }})

    ),

    glued as (

        select
            spans.file_name,
            spans.first_line,
            spans.last_line,
            body.file_number,
            spans.width,
            count(*) as line_count,
            string_agg(body.line, chr(10) order by body.line_number) as line
        from spans
        inner join body on spans.file_name = body.file_name and spans.line_number = body.line_number
        group by spans.file_name, spans.first_line, spans.last_line, body.file_number, spans.width

    ),

    fitting as (

        select
            *,
            coalesce(lag(last_line) over (partition by file_name order by first_line) = first_line, false) as is_next
        from glued
        where len({{ customer_360.csv_fields('line', raw.delimiter) }}) = width

    ),

    chains as (

        select
            *,
            sum(case when is_next then 0 else 1 end) over (partition by file_name order by first_line) as chain
        from fitting

    ),

    multi_line as (

        -- where a line could close one row and open the next, the earlier row has it
        select *
        from chains
        qualify row_number() over (partition by file_name, chain order by first_line) % 2 = 1

    ),

    taken as (

        select
            file_name,
            unnest(range(first_line, last_line + 1)) as line_number
        from multi_line

    ),

    unsplit as (

        select
            file_name,
            file_number,
            line_number,
            1 as line_count,
            line,
            defect,
            width
        from body
        anti join taken on body.file_name = taken.file_name and body.line_number = taken.line_number

        union all

        select
            file_name,
            file_number,
            first_line as line_number,
            line_count,
            line,
            null as defect,
            width
        from multi_line

    ),

    split as (

        select
            file_name,
            file_number,
            line_number,
            line_count,
            width,
            defect,
            line,
            case when defect is null then {{ customer_360.csv_fields('line', raw.delimiter) }} end as fields
        from unsplit

    ),

    diagnosed as (

        select
            file_name,
            file_number,
            line_number,
            line_count,
            case
                when defect is not null then defect
                when fields is null and regexp_full_match({{ led }}, {{ customer_360.raw_text_literal(patterns.open) }})
                    then 'open_quote'
                when fields is null then 'stray_quote'
                when len(fields) < width then 'too_few_columns'
                when len(fields) > width then 'too_many_columns'
            end as defect,
            case when len(fields) = width then fields end as fields
        from split

    ),

    rows_read as (

        select
            {% for column in raw.columns -%}
            nullif(fields[headers.{{ column.name }}], '') as {{ column.name }},
            {% endfor -%}
            diagnosed.file_name,
            diagnosed.file_number,
            diagnosed.line_number,
            diagnosed.line_count,
            diagnosed.defect
        from diagnosed
        inner join headers on diagnosed.file_name = headers.file_name

    )
{%- endmacro %}
