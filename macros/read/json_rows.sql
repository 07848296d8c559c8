{% macro json_rows(raw, lines) -%}
    {#- CTEs up to `rows_read`: one row per line, the declared paths as text, and `defect` where it is no JSON object. -#}
    lines as (

        {{ lines }}

    ),

    diagnosed as (

        select
            *,
            case
                when defect is not null then defect
                when not json_valid(line) then 'not_json'
                when json_type(line) != 'OBJECT' then 'not_an_object'
            end as json_defect
        from lines

    ),

    extracted as (

        -- try: a half of a surrogate pair passes for valid and can't be extracted
        select
            *,
            case
                when json_defect is null then try(json_extract_string(line, [
                    {%- for column in raw.columns %}
                    '$.{{ column.path }}'{{ ',' if not loop.last }}
                    {%- endfor %}
                ]))
            end as fields
        from diagnosed

    ),

    rows_read as (

        select
            {% for column in raw.columns -%}
            nullif(fields[{{ loop.index }}], '') as {{ column.name }},
            {% endfor -%}
            file_name,
            file_number,
            line_number,
            1 as line_count,
            case when json_defect is null and fields is null then 'not_json' else json_defect end as defect
        from extracted

    )
{%- endmacro %}
