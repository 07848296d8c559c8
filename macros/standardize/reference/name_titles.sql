{% macro name_titles() %}
    {#- Forms of address and degrees before a name. Those that are also given names or surnames count as titles
        only with their dot. -#}
    {{ return({
        'with_or_without_dot': [
            'capt', 'captain', 'dame', 'dhr', 'doctor', 'dott', 'dottore', 'dottoressa', 'dott.ssa', 'dr', 'dra',
            'frau', 'fraeulein', 'fräulein', 'frl', 'herr', 'herrn', 'hr', 'lt', 'madame', 'mademoiselle', 'messrs',
            'mevr', 'mevrouw', 'miss', 'mister', 'mlle', 'mme', 'monsieur', 'mr', 'mrs', 'ms', 'mx', 'pani', 'prof',
            'professor', 'professorin', 'rev', 'reverend', 'señor', 'señora', 'señorita', 'sgt', 'signor', 'signora',
            'sig.ra', 'sir', 'sra', 'srta',
        ],
        'with_dot': [
            'col', 'dent', 'dipl', 'dipl.-ing', 'dipl.-kfm', 'fr', 'gen', 'habil', 'hon', 'h.c', 'h. c', 'ing', 'jur',
            'mag', 'maj', 'med', 'mult', 'nat', 'oec', 'phil', 'pol', 'rer', 'sig', 'sr', 'tech', 'univ', 'vet',
        ],
    }) }}
{% endmacro %}
