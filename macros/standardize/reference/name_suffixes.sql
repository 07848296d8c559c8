{% macro name_suffixes() %}
    {#- What follows a name: generations (spelling → how it is written), those that are a family name behind a single word
        ('José Filho'), and degrees, which are dropped;
        those that could be initials only behind a comma and a given and a family name. as_written: what is a name, too ('Tan Ah
        Beng', 'Lee Iv'), counts in this spelling alone, and as_written_behind_two_names nowhere else or behind a comma ('Chinedu MBA'). -#}
    {{ return({
        'generations': {
            'ii': 'II', 'iii': 'III', 'iv': 'IV', 'jnr': 'Jr.', 'jr': 'Jr.', 'jun.': 'Jr.', 'junior': 'Jr.',
            'júnior': 'Jr.', 'sen.': 'Sr.', 'senior': 'Sr.', 'snr': 'Sr.', 'sr': 'Sr.', '2nd': 'II', '3rd': 'III',
        },
        'generations_behind_two_names': {'filho': 'Filho'},
        'degrees': [
            'acca', 'b.a', 'b.com', 'b.ed', 'b.eng', 'bsc', 'b.sc', 'b.tech', 'cbe', 'cpa', 'dds', 'd.d.s',
            'd.phil', 'dphil', 'dvm', 'esq', 'esquire', 'fca', 'frcp', 'frcs', 'jd', 'j.d', 'kbe', 'll.b', 'llb',
            'll.m', 'llm', 'm.a', 'mbbs', 'm.b.b.s', 'mbe', 'm.com', 'm.d', 'm.ed', 'm.eng',
            'm.hum', 'm.kes', 'm.kom', 'm.pd', 'm.phil', 'msc', 'm.sc', 'm.si', 'm.tech', 'pgce', 'ph.d',
            'phd', 'r.n', 's.ag', 's.farm', 's.kep', 's.kom', 's.pd', 's.psi', 's.si', 's.sos',
        ],
        'as_written': ['BEng', 'MD', 'MEng'],
        'as_written_behind_two_names': ['MBA', 'OBE', 'mba', 'md', 'obe'],
        'degrees_like_initials': ['a.md', 'b.e', 'm.e', 'm.h', 'm.m', 'm.t', 's.e', 's.h', 's.t'],
    }) }}
{% endmacro %}
