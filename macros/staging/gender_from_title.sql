{% macro gender_from_title(column) -%}
    {#-
        The gender that a form of address tells, as a hint where the source has no better: the first word of a salutation or of
        a name written with one, or the first behind its comma ('Cole, Mr Shane'). 'Dr.' and the like tell nothing, nor does a
        couple's ('Mr. and Mrs. Cole').
    -#}
    {%- set titles = {
        'm': [
            'mr', 'mister', 'mstr', 'sir', 'herr', 'hr', 'herrn', 'monsieur', 'sr', 'señor', 'sig', 'signor', 'dhr', 'don'
        ],
        'f': [
            'mrs', 'ms', 'miss', 'madam', 'lady', 'frau', 'fr', 'mme', 'madame', 'mlle', 'sra', 'señora', 'srta',
            'signora', 'mevr', 'mevrouw', 'dame', 'doña', 'dña', 'dona', 'dra', 'pani', 'sigra', 'signa', 'signorina'
        ],
        'x': ['mx']
    } -%}
    {%- set behind_comma = dbt.split_part(column, "','", 2) -%}
    coalesce(
        {{ customer_360.gender_of_title(column, titles) }},
        case
            when {{ column }} like '%,%' then {{ customer_360.gender_of_title(behind_comma, titles) }}
            {#- Before a name these may be an initial or a name. #}
            when lower(trim({{ column }})) in ('m', 'm.', 'master') then 'm'
        end
    )
{%- endmacro %}


{% macro gender_of_title(text, titles) -%}
    {%- set words = [] -%}
    {%- for place in [1, 2, 3] -%}
        {%- do words.append("replace(lower(" ~ dbt.split_part('trim(' ~ text ~ ')', "' '", place) ~ "), '.', '')") -%}
    {%- endfor -%}
    case
        when
            {{ words[1] }} in ('&', '+', 'and', 'e', 'en', 'et', 'i', 'og', 'och', 'u', 'und', 'y')
            and {{ words[2] }} in ('{{ titles.values() | sum(start=[]) | join("', '") }}')
            then null
        {%- for gender, forms in titles.items() %}
        when {{ words[0] }} in ('{{ forms | join("', '") }}') then '{{ gender }}'
        {%- endfor %}
    end
{%- endmacro %}
