{% macro name_titles() %}
    {#- Forms of address and degrees before a name. Those that are also given names or surnames count as titles only
        with their dot, before a name, or before two: 'Don Juan García', but not 'Don Smith'. -#}
    {{ return({
        'with_or_without_dot': [
            'arq', 'avv', 'bapak', 'bpk', 'capt', 'captain', 'd.ª', 'dª', 'dame', 'dhr', 'dña', 'doctor', 'doña',
            'dott', 'dott.ssa', 'dottore', 'dottoressa', 'dr', 'dr.ª', 'dra', 'drª', 'drs', 'eng.ª', 'eng.º',
            'engª', 'engº', 'fraeulein', 'frau', 'fräulein', 'frl', 'geom', 'herr', 'herrn', 'hr', 'ibu', 'inz',
            'inż', 'lic', 'lt', 'madame', 'mademoiselle', 'messrs', 'mevr', 'mevrouw', 'mgr', 'miss',
            'mister', 'mlle', 'mme', 'monsieur', 'mr', 'mrs', 'ms', 'mw', 'mx', 'pani', 'prof', 'professor',
            'professorin', 'rev', 'reverend', 'sdr', 'sdri', 'señor', 'señora', 'señorita', 'sgt', 'shri',
            'shrimati', 'sig.na', 'sig.ra', 'signor', 'signora', 'sir', 'smt', 'sra', 'srta',
        ],
        'with_dot': [
            'col', 'dent', 'dipl', 'dipl.-ing', 'dipl.-kfm', 'eng', 'fr', 'gen', 'h. c', 'h.c', 'hab', 'habil',
            'hj', 'hon', 'ing', 'ir', 'jur', 'kum', 'mag', 'maj', 'med', 'mult', 'nat', 'ny', 'oec', 'phil', 'pol',
            'rag', 'rer', 'sig', 'sn', 'sr', 'sri', 'tech', 'tn', 'univ', 'vet',
        ],
        'before_a_name': ['de heer'],
        'before_two_names': {
            'with_dot': ['d', 'm'],
            'with_or_without_dot': ['bay', 'don', 'hj', 'ing', 'pan', 'sayin', 'sayın', 'sn'],
        },
    }) }}
{% endmacro %}
