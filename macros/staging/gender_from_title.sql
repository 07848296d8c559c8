{% macro gender_from_title(column) -%}
    {#-
        The gender that a form of address tells, as a hint where the source has no better: the first word of
        a salutation or of a name written with one. 'Dr.' and the like tell nothing.
    -#}
    {%- set titles = {
        'm': ['mr', 'mister', 'sir', 'herr', 'hr', 'herrn', 'monsieur', 'sr', 'señor', 'sig', 'signor', 'dhr'],
        'f': [
            'mrs', 'ms', 'miss', 'madam', 'frau', 'fr', 'mme', 'madame', 'mlle', 'sra', 'señora', 'srta',
            'signora', 'mevr', 'mevrouw'
        ],
        'x': ['mx']
    } -%}
    case replace(lower({{ dbt.split_part("trim(" ~ column ~ ")", "' '", 1) }}), '.', '')
        {%- for gender, words in titles.items() %}
            {%- for word in words %}
        when '{{ word }}' then '{{ gender }}'
            {%- endfor %}
        {%- endfor %}
    end
{%- endmacro %}
