{% macro genders() %}
    {#- What forms offer under gender or salutation, or ISO 5218 → f, m or x, in the letters of match keys (plain_letters). -#}
    {%- set offered = {
        'f': [
            '2', 'f', 'female', 'femenino', 'feminin', 'feminino', 'femme', 'femmina', 'donna', 'frau', 'girl', 'gynaika', 'k', 'kadin', 'kobieta',
            'kvinde', 'kvinna', 'madame', 'mevrouw', 'mevr', 'miss', 'mlle', 'mme', 'mrs', 'ms', 'mujer', 'mulher', 'nainen', 'senhora',
            'senora', 'signora', 'sigra', 'thily', 'vrouw', 'w', 'weiblich', 'woman', 'zena', 'zh', 'zhen', 'zhenskii',
            '女', '女性', '여', '여성', '여자', 'انثي', 'נקבה', 'महिला',
        ],
        'm': [
            '1', 'm', 'male', 'masculin', 'masculino', 'man', 'mand', 'mann', 'mannlich', 'maschio', 'mezczyzna', 'mies', 'monsieur', 'mr', 'muz',
            'muzh', 'muzhskoi', 'meneer', 'dhr', 'andras', 'arren', 'boy', 'erkek', 'h', 'herr', 'hombre', 'homem', 'homme', 'senhor', 'senor',
            'sig', 'uomo', 'varon', '男', '男性', '남', '남성', '남자', 'ذكر', 'זכר', 'पुरुष',
        ],
        'x': ['d', 'divers', 'diverse', 'mx', 'nb', 'nonbinary', 'other', 'x'],
    } -%}
    {%- set genders = {} -%}
    {%- for gender, words in offered.items() -%}
        {%- for word in words -%}{%- do genders.update({word: gender}) -%}{%- endfor -%}
    {%- endfor -%}
    {{ return(genders) }}
{% endmacro %}
