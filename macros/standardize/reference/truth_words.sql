{% macro truth_words() %}
    {#- Ways to say yes and no → true, false. -#}
    {{ return({
        '0': 'false', '1': 'true', 'f': 'false', 'falsch': 'false', 'false': 'false', 'faux': 'false', 'j': 'true',
        'ja': 'true', 'n': 'false', 'nein': 'false', 'no': 'false', 'non': 'false', 'off': 'false', 'on': 'true',
        'oui': 'true', 'si': 'true', 'sí': 'true', 't': 'true', 'true': 'true', 'vrai': 'true', 'wahr': 'true',
        'y': 'true', 'yes': 'true',
    }) }}
{% endmacro %}
