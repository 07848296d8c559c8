{% macro json_rows(raw) -%}
    {#- CTEs up to `rows_read`: one row per line, the declared paths as text, and `defect` where it is no JSON object. -#}
    diagnosed as not materialized (

        select
            *,
            case
                when _defect is not null then _defect
                when not json_valid(_line) then 'not_json'
                when starts_with(_line, '{') then null
                when json_type(_line) != 'OBJECT' then 'not_an_object'
            end as _json_defect
        from {{ customer_360.raw_lines_name(raw) }}
        {% if raw.only_places -%}
        where (_file_number, _row_number) in ({{ raw.only_places }})
        {%- endif %}

    ),

    extracted as not materialized (

        -- try: a half of a surrogate pair passes for valid and can't be extracted
        select
            *,
            try(json_extract_string(case when _json_defect is null then _line end, [
                {%- for column in raw.columns %}
                '$.{{ column.path }}'{{ ',' if not loop.last }}
                {%- endfor %}
            ])) as _fields
        from diagnosed

    ),

    rows_read as not materialized (

        select
            {% for column in raw.columns -%}
            nullif(_fields[{{ loop.index }}], '') as {{ column.name }},
            {% endfor -%}
            _file,
            _file_number,
            _row_number,
            _row_number as _last_line,
            case when _json_defect is null and _fields is null then 'not_json' else _json_defect end as _defect
        from extracted

    )
{%- endmacro %}
