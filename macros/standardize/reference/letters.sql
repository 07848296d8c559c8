{% macro letters_without_accent() %}
    {#- Letters that no accent separates from a plain one, and how a match key writes them. -#}
    {{ return({'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'þ': 'th'}) }}
{% endmacro %}


{% macro single_letters_without_accent() %}
    {{ return({'from': 'øðđłıħŧĸſςŋ', 'to': 'oddlihtksσn'}) }}
{% endmacro %}


{% macro romanized_letters() %}
    {#- How match keys write Greek and Cyrillic letters, without accents: groups first, then letters that are two in Latin, then
        single ones and those that are silent. Passports are written so, but for details that names are not told apart by. -#}
    {{ return({
        'groups': {'ου': 'ou', 'αυ': 'av', 'ευ': 'ev', 'ηυ': 'iv', 'γγ': 'ng', 'γξ': 'nx', 'γχ': 'nch'},
        'several': {
            'θ': 'th', 'χ': 'ch', 'ψ': 'ps',
            'ж': 'zh', 'х': 'kh', 'ц': 'ts', 'ч': 'ch', 'ш': 'sh', 'щ': 'shch', 'ю': 'yu', 'я': 'ya', 'є': 'ye',
            'ђ': 'dj', 'љ': 'lj', 'њ': 'nj', 'џ': 'dz', 'ѕ': 'dz'
        },
        'single': {
            'from': 'αβγδεζηικλμνξοπρστυφωабвгдезийклмнопрстуфыэіґјћъәғқңөұүһ',
            'to': 'avgdeziiklmnxoprstyfoabvgdeziiklmnoprstufyeigjcaagqnouuh',
        },
        'silent': 'ь',
    }) }}
{% endmacro %}
