{% macro genders() %}
    {#- What forms offer under gender or salutation → f, m or x. -#}
    {{ return({
        'boy': 'm', 'd': 'x', 'divers': 'x', 'diverse': 'x', 'f': 'f', 'female': 'f', 'femenino': 'f', 'femme': 'f',
        'frau': 'f', 'girl': 'f', 'herr': 'm', 'hombre': 'm', 'homme': 'm', 'm': 'm', 'madame': 'f', 'male': 'm',
        'man': 'm', 'mann': 'm', 'mannlich': 'm', 'masculino': 'm', 'miss': 'f', 'mlle': 'f', 'mme': 'f',
        'monsieur': 'm', 'mr': 'm', 'mrs': 'f', 'ms': 'f', 'mujer': 'f', 'mx': 'x', 'nb': 'x', 'nonbinary': 'x',
        'other': 'x', 'senor': 'm', 'senora': 'f', 'sig': 'm', 'signora': 'f', 'sigra': 'f', 'w': 'f',
        'weiblich': 'f', 'woman': 'f', 'x': 'x',
    }) }}
{% endmacro %}
