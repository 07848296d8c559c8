{% macro name_titles() %}
    {#- Forms of address and degrees before a name. Those that are also given names or surnames count as titles only
        with their dot, before a name, or before two: 'Don Juan García', but not 'Don Smith'. -#}
    {{ return({
        'with_or_without_dot': [
            'adv', 'arq', 'avv', 'bapak', 'bpk', 'bà', 'capt', 'captain', 'cllr', 'd.ª', 'dame', 'dato\'',
            'dato\' seri', 'dato\' sri', 'datin', 'datuk', 'datuk seri', 'dhr', 'dna', 'doamna', 'doctor', 'domnul',
            'dott', 'dott.ssa', 'dottore', 'dottoressa', 'doña', 'dr', 'dr.ª', 'dra', 'drs', 'drª', 'dª', 'dña',
            'encik', 'eng.ª', 'eng.º', 'engª', 'engº', 'fraeulein', 'frau', 'frk', 'frl', 'fräulein', 'geom', 'herr',
            'herrn', 'hr', 'ibu', 'ifj', 'inz', 'inż', 'janab', 'judr', 'lic', 'lt', 'madam', 'madame',
            'mademoiselle', 'mdm', 'messrs', 'mevr', 'mevrouw', 'mgr', 'miss', 'mister', 'mlle', 'mme', 'monsieur',
            'mr', 'mrs', 'ms', 'mudr', 'mw', 'mx', 'pani', 'paní', 'phdr', 'prof', 'professor', 'professorin', 'rev',
            'revd', 'reverend', 'rndr', 'sdr', 'sdri', 'señor', 'señora', 'señorita', 'sgt', 'shri', 'shrimati',
            'sig.na', 'sig.ra', 'signor', 'signora', 'sir', 'smt', 'sra', 'srita', 'srta', 'thirumathi', 'tmt', 'ustad',
            'ustadz', 'ustaz', 'ustazah', 'vip', 'ông', 'özv', 'δρ', 'κα', 'κος', 'κυρία', 'κύριος', 'г-жа', 'г-н',
            'господин', 'госпожа', 'גב\'', 'גברת', 'גב׳', 'ד ר', 'ד״ר', 'מר', 'עו ד', 'עו״ד', 'الأستاذ', 'الأستاذة',
            'الدكتور', 'الدكتورة', 'السيد', 'السيدة', 'المهندس', 'المهندسة', 'डॉ', 'श्री', 'श्रीमती', 'सुश्री',
        ],
        'with_dot': [
            'bc', 'col', 'dent', 'dipl', 'dipl.-ing', 'dipl.-kfm', 'dl', 'eng', 'fr', 'gen', 'h. c', 'h.c', 'hab',
            'habil', 'hj', 'hon', 'id', 'ing', 'ir', 'jur', 'kum', 'mag', 'maj', 'med', 'mult', 'nat', 'ny', 'oec',
            'phil', 'pol', 'rag', 'rer', 'sig', 'sn', 'sr', 'sri', 'tech', 'thiru', 'tn', 'univ', 'vet', 'κ', 'أ', 'د', 'م',
        ],
        'before_a_name': [
            'de heer', 'ehepaar', 'eheleute', 'estate of', 'executors of', 'fam.', 'familia', 'familie', 'famille',
            'famiglia', 'família', 'fru', 'herra', 'lady', 'master', 'neiti', 'rodzina', 'rouva', 'sayin', 'sayın',
            'slečna', 'the estate of', 'the executors of', 'the hon', 'the rev', 'the revd',
        ],
        'before_two_names': {
            'with_dot': ['d', 'm'],
            'with_or_without_dot': [
                'bay', 'bayan', 'ca', 'cik', 'dato', 'don', 'dona', 'haji', 'hajjah', 'hj', 'ing', 'kumari', 'pan',
                'puan', 'selvi', 'sn', 'thiru', 'कुमारी',
            ],
        },
    }) }}
{% endmacro %}


{% macro titles_behind_names() %}
    {#- Forms of address behind a name: those that East Asia writes without a blank, and those that are nobody's name, which
        lists of travellers put there (VIVALDI/GABRIELLA MRS). -#}
    {{ return({
        'without_blank': ['さま', 'さん', '様', '先生', '女士', '小姐', '殿', '씨', '님'],
        'with_blank': ['dr', 'frau', 'herr', 'miss', 'mme', 'mr', 'mrs', 'ms', 'mstr', 'prof', 'vip'],
    }) }}
{% endmacro %}
