{% macro legal_forms() %}
    {#- What stands behind a firm's name, in lower case, without dots: it is left out or written in many ways. -#}
    {{ return([
        'gmbh', 'mbh', 'ggmbh', 'ag', 'kg', 'kgaa', 'ohg', 'ug', 'gbr', 'eg', 'ev', 'ek', 'se', 'co',
        'ltd', 'limited', 'llc', 'llp', 'lp', 'plc', 'inc', 'incorporated', 'corp', 'corporation', 'company',
        'sarl', 'sas', 'sasu', 'sa', 'eurl', 'snc', 'scop', 'sl', 'slu', 'sau', 'srl', 'spa', 'sca',
        'bv', 'nv', 'vof', 'oy', 'oyj', 'ab', 'hb', 'as', 'asa', 'aps', 'is', 'sro', 'kft', 'zrt', 'sp z oo', 'doo', 'lda'
    ]) }}
{% endmacro %}


{% macro signs_of_a_firm() %}
    {#- What shows that a name is no person's: words behind it and what stands before or within it. No AG, KG, SA, SE and S.L., which are
        initials behind a family name, nor Co, which is one. -#}
    {{ return({
        'behind': [
            '& cie', '& co', '& sons', '& söhne', 'and co', 'and sons', 'corp', 'corporation', 'd.o.o',
            'et cie', 'eurl', 'gbr', 'ggmbh', 'gmbh', 'inc', 'incorporated', 'kft', 'kgaa', 'l.l.c', 'limited', 'llc',
            'llp', 'ltd', 'ltda', 'mbh', 'ohg', 'oyj', 'plc', 'pte', 'pty', 'pvt', 's.a. de c.v', 's.a.r.l', 'sarl',
            'sasu', 'sdn bhd', 'sdn. bhd', 'sp. z o.o', 'und co', 'und söhne', 'y cía', 'zrt',
        ],
        'before': ['m/s', 'm/s.'],
        'within': ['株式会社', '有限会社', '有限公司', '주식회사'],
    }) }}
{% endmacro %}
