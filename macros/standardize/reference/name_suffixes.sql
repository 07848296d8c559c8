{% macro name_suffixes() %}
    {#- What follows a name: generations (spelling → how it is written), and degrees, which are dropped. -#}
    {{ return({
        'generations': {
            'ii': 'II', 'iii': 'III', 'iv': 'IV', 'jnr': 'Jr.', 'jr': 'Jr.', 'jun': 'Jr.', 'junior': 'Jr.',
            'sen': 'Sr.', 'senior': 'Sr.', 'snr': 'Sr.', 'sr': 'Sr.', '2nd': 'II', '3rd': 'III',
        },
        'degrees': [
            'b.a', 'b.sc', 'cpa', 'dds', 'd.d.s', 'dvm', 'esq', 'esquire', 'jd', 'j.d', 'll.m', 'm.a', 'm.d', 'm.sc',
            'mba', 'mbe', 'md', 'obe', 'ph.d', 'phd', 'r.n',
        ],
    }) }}
{% endmacro %}
