{% macro name_titles() %}
    {#- Forms of address and degrees before a name. Those that are also given names or surnames count as titles only
        with their dot, before a name, or before two: 'Don Juan García', but not 'Don Smith'. -#}
    {{ return({
        'with_or_without_dot': [
            'arq', 'capt', 'captain', 'dame', 'dhr', 'dña', 'doctor', 'doña', 'dott', 'dottore', 'dottoressa',
            'dott.ssa', 'dr', 'dra', 'drs', 'dª', 'd.ª', 'frau', 'fraeulein', 'fräulein', 'frl', 'herr', 'herrn', 'hr',
            'inz', 'inż', 'lic', 'lt', 'madame', 'mademoiselle', 'messrs', 'mevr', 'mevrouw', 'mgr', 'miss', 'mister',
            'mlle', 'mme', 'monsieur', 'mr', 'mrs', 'ms', 'mw', 'mx', 'pani', 'prof', 'professor', 'professorin',
            'rev', 'reverend', 'señor', 'señora', 'señorita', 'sgt', 'signor', 'signora', 'sig.ra', 'sir', 'sra',
            'srta',
        ],
        'with_dot': [
            'col', 'dent', 'dipl', 'dipl.-ing', 'dipl.-kfm', 'fr', 'gen', 'hab', 'habil', 'hon', 'h.c', 'h. c', 'ing',
            'ir', 'jur', 'mag', 'maj', 'med', 'mult', 'nat', 'oec', 'phil', 'pol', 'rer', 'sig', 'sr', 'tech', 'univ',
            'vet',
        ],
        'before_a_name': ['de heer'],
        'before_two_names': {'with_dot': ['d', 'm'], 'with_or_without_dot': ['don', 'ing', 'pan']},
    }) }}
{% endmacro %}
