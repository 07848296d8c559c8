{% macro legal_forms() %}
    {#- What stands behind a firm's name, in lower case, without dots: it is left out or written in many ways. -#}
    {{ return([
        'gmbh', 'mbh', 'ggmbh', 'ag', 'kg', 'kgaa', 'ohg', 'ug', 'gbr', 'eg', 'ev', 'ek', 'se', 'co',
        'ltd', 'limited', 'llc', 'llp', 'lp', 'plc', 'inc', 'incorporated', 'corp', 'corporation', 'company',
        'sarl', 'sas', 'sasu', 'sa', 'eurl', 'snc', 'scop', 'sl', 'slu', 'sau', 'srl', 'spa', 'sca',
        'bv', 'nv', 'vof', 'oy', 'oyj', 'ab', 'hb', 'as', 'asa', 'aps', 'is', 'sro', 'kft', 'zrt', 'sp z oo', 'doo', 'lda'
    ]) }}
{% endmacro %}
