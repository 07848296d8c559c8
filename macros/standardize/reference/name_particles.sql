{% macro name_particles() %}
    {#- Small words inside a family name.
        lower: written small however they were typed. lower_unless_capitalized: written small too, but 'Van', 'De' and
        the like stay as typed, since people choose them. bound: they belong to the family name, and are written as any
        other word. -#}
    {{ return({
        'lower': [
            'af', 'aus dem', 'av', 'de la', 'de las', 'de los', 'del', 'della', 'delle', 'degli', 'dos', 'ibn', 'op den',
            'ter', 'van de', 'van den', 'van der', 'van het', 'vom', 'von', 'von dem', 'von den', 'von der',
            'von und zu', 'zum', 'zur',
        ],
        'lower_unless_capitalized': ['bin', 'da', 'das', 'de', 'den', 'der', 'di', 'du', 'ten', 'van', 'zu'],
        'bound': [
            'abu', 'al', 'ben', 'bint', 'dello', 'do', 'el', 'la', 'las', 'le', 'los', 'mac', 'mc', 'saint', 'san', 'santa',
            'st', 'st.', 'te', 'und',
        ],
    }) }}
{% endmacro %}
