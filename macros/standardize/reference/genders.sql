{% macro genders() %}
    {#- What forms offer under gender or salutation → f, m or x. -#}
    {{ return({
        'd': 'x', 'divers': 'x', 'diverse': 'x', 'f': 'f', 'female': 'f', 'femme': 'f', 'frau': 'f', 'girl': 'f',
        'herr': 'm', 'homme': 'm', 'hombre': 'm', 'm': 'm', 'madame': 'f', 'male': 'm', 'man': 'm', 'mann': 'm',
        'mannlich': 'm', 'masculino': 'm', 'femenino': 'f', 'miss': 'f', 'mlle': 'f', 'mme': 'f', 'monsieur': 'm',
        'mr': 'm', 'mrs': 'f', 'ms': 'f', 'mujer': 'f', 'mx': 'x', 'nb': 'x', 'nonbinary': 'x', 'other': 'x', 'senor': 'm',
        'senora': 'f', 'sig': 'm', 'sigra': 'f', 'signora': 'f', 'w': 'f', 'weiblich': 'f', 'woman': 'f', 'x': 'x', 'boy': 'm',
    }) }}
{% endmacro %}
