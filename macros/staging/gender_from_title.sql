{% macro gender_from_title(column) -%}
    {#-
        The gender that a form of address tells, as a hint where the source has no better: the first word of a salutation or of
        a name written with one, or the first behind its comma ('Cole, Mr Shane'). 'Dr.' and the like tell nothing.
    -#}
    {%- set titles = {
        'm': ['mr', 'mister', 'sir', 'herr', 'hr', 'herrn', 'monsieur', 'sr', 'señor', 'sig', 'signor', 'dhr', 'don'],
        'f': [
            'mrs', 'ms', 'miss', 'madam', 'frau', 'fr', 'mme', 'madame', 'mlle', 'sra', 'señora', 'srta',
            'signora', 'mevr', 'mevrouw', 'dame', 'doña', 'dña', 'pani', 'sigra', 'signa', 'signorina'
        ],
        'x': ['mx']
    } -%}
    {%- set words = [dbt.split_part('trim(' ~ column ~ ')', "' '", 1)] -%}
    {%- do words.append(dbt.split_part('trim(' ~ dbt.split_part(column, "','", 2) ~ ')', "' '", 1)) -%}
    coalesce(
        {%- for word in words %}
        case replace(lower({{ word }}), '.', '')
            {%- for gender, forms in titles.items() %}
                {%- for form in forms %}
            when '{{ form }}' then '{{ gender }}'
                {%- endfor %}
            {%- endfor %}
        end{{ ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
