{% macro placeholders() %}
    {#- Words that people and programs write where there is nothing; compared in lower case. -#}
    {{ return([
        'desconhecido', 'desconocido', 'empty', 'inconnu', 'k.a', 'k.a.', 'keine angabe', 'missing', 'n.a', 'n.a.',
        'n.v.', 'n/a', 'n/d', 'na', 'nan', 'nao informado', 'nao tem', 'nenhum', 'nessuna', 'nessuno', 'nicht angegeben',
        'nicht bekannt', 'nil', 'ninguna', 'ninguno', 'no aplica', 'no disponible', 'no informado', 'no tiene',
        'non disponibile', 'non ha', 'non indicato', 'non renseigne', 'non renseigné', 'none', 'not applicable',
        'not available', 'not known', 'not provided', 'not specified', 'null', 'não informado', 'não tem', 'ohne angabe',
        'placeholder', 'sconosciuto', 'sin dato', 'sin datos', 'tba', 'tbc', 'tbd', 'test', 'test test', 'testing',
        'to be confirmed', 'unbekannt', 'undefined', 'unknown', 'unspecified',
    ] + customer_360.settings('standardize').more_placeholders) }}
{% endmacro %}


{% macro placeholders_that_are_names() %}
    {#- Those of them that people are called by, too ('Li Na', 'Nil Demir'): they stand for nothing only where nothing else
        stands beside them. -#}
    {{ return(['na', 'nil']) }}
{% endmacro %}
