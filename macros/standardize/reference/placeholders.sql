{% macro placeholders() %}
    {#- Words that people and programs write where there is nothing; compared in lower case. -#}
    {{ return([
        'empty', 'k.a', 'k.a.', 'keine angabe', 'missing', 'n.a', 'n.a.', 'n.v.', 'n/a', 'n/d', 'na', 'nan',
        'nicht angegeben', 'nicht bekannt', 'nil', 'none', 'not applicable', 'not available', 'not known',
        'not provided', 'not specified', 'null', 'ohne angabe', 'placeholder', 'sin datos', 'tba', 'tbc', 'tbd', 'test',
        'test test', 'testing', 'to be confirmed', 'unbekannt', 'undefined', 'unknown', 'unspecified',
    ] + customer_360.settings('standardize').more_placeholders) }}
{% endmacro %}


{% macro placeholders_that_are_names() %}
    {#- Those of them that people are called by, too ('Li Na', 'Nil Demir'): they stand for nothing only where nothing else
        stands beside them. -#}
    {{ return(['na', 'nil']) }}
{% endmacro %}
