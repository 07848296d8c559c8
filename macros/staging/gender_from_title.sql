{% macro gender_from_title(column) -%}
    {#-
        The gender that a form of address tells, as a hint where the source has no better: the first word of a salutation or of
        a name written with one, or the first behind its comma ('Cole, Mr Shane'). 'Dr.' and the like tell nothing.
    -#}
    {%- set titles = {
        'm': [
            'mr', 'mister', 'mstr', 'sir', 'herr', 'hr', 'herrn', 'monsieur', 'sr', 'señor', 'sig', 'signor', 'dhr', 'don'
        ],
        'f': [
            'mrs', 'ms', 'miss', 'madam', 'frau', 'fr', 'mme', 'madame', 'mlle', 'sra', 'señora', 'srta',
            'signora', 'mevr', 'mevrouw', 'dame', 'doña', 'dña', 'dona', 'dra', 'pani', 'sigra', 'signa', 'signorina'
        ],
        'x': ['mx']
    } -%}
    {%- set first_word = dbt.split_part('trim(' ~ column ~ ')', "' '", 1) -%}
    {%- set behind_comma = dbt.split_part('trim(' ~ dbt.split_part(column, "','", 2) ~ ')', "' '", 1) -%}
    coalesce(
        {{ customer_360.gender_of_title(first_word, titles) }},
        case
            when {{ column }} like '%,%' then {{ customer_360.gender_of_title(behind_comma, titles) }}
            {#- Before a name these may be an initial or a name. #}
            when lower(trim({{ column }})) in ('m', 'm.', 'master') then 'm'
        end
    )
{%- endmacro %}


{% macro gender_of_title(word, titles) -%}
    case replace(lower({{ word }}), '.', '')
        {%- for gender, forms in titles.items() %}
            {%- for form in forms %}
        when '{{ form }}' then '{{ gender }}'
            {%- endfor %}
        {%- endfor %}
    end
{%- endmacro %}
