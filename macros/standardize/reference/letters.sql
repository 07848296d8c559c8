{% macro letters_without_accent() %}
    {#- Letters that no accent separates from a plain one, and how a match key writes them. -#}
    {{ return({'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'þ': 'th'}) }}
{% endmacro %}


{% macro single_letters_without_accent() %}
    {#- Arabic spellings of one letter, too, and its line that only makes words longer, which goes. -#}
    {{ return({'from': 'øðđłıħŧĸſςŋةىیکہۀـ', 'to': 'oddlihtksσnهييكهه'}) }}
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


{% macro narrow_kana() %}
    {#- Japanese letters of half the width, and how they are usually written. -#}
    {{ return({
        'narrow': 'ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ',
        'usual': 'ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゙゚',
    }) }}
{% endmacro %}


{% macro kana() %}
    {#- The two ways to write a Japanese sound: round, and as keys write it. -#}
    {%- set hiragana, katakana = [], [] -%}
    {%- for code in range(12353, 12439) -%}
        {%- do hiragana.append('%c' | format(code)) -%}
        {%- do katakana.append('%c' | format(code + 96)) -%}
    {%- endfor -%}
    {{ return({'hiragana': hiragana | join, 'katakana': katakana | join}) }}
{% endmacro %}


{% macro zeros_of_scripts() %}
    {#- Code points of the zeros whose digits stand in order behind them: Arabic, Persian, Indian scripts, Thai, Lao, Burmese,
        Khmer. -#}
    {{ return([1632, 1776, 2406, 2534, 2662, 2790, 2918, 3046, 3174, 3302, 3430, 3664, 3792, 4160, 6112]) }}
{% endmacro %}
