{% macro generate_surrogate_key(field_list) -%}
    {#-
        md5 over the given columns as text, joined by '-', with a fixed word for null:
        the result is that of dbt_utils' macro of the same name.
        Arguments: field_list, the columns or SQL expressions in order.
    -#}
    {%- set parts = [] -%}
    {%- for field in field_list -%}
        {%- if not loop.first -%}{%- do parts.append("'-'") -%}{%- endif -%}
        {%- do parts.append(
            "coalesce(cast(" ~ field ~ " as " ~ dbt.type_string() ~ "), '_dbt_utils_surrogate_key_null_')"
        ) -%}
    {%- endfor -%}
    {{ dbt.hash(dbt.concat(parts)) }}
{%- endmacro %}
