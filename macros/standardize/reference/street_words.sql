{% macro street_words() %}
    {#- Words of addresses and how the match key writes them (without accents, in lower case); '' leaves the word out. -#}
    {{ return({
        'al': 'al', 'allee': 'all', 'av': 'ave', 'avda': 'ave', 'avenida': 'ave', 'avenue': 'ave', 'avn': 'ave', 'bd': 'blvd',
        'boul': 'blvd', 'boulevard': 'blvd', 'bvd': 'blvd', 'calle': 'c', 'chaussee': 'ch', 'chemin': 'chem',
        'cir': 'cir', 'circle': 'cir', 'close': 'cl', 'corso': 'cso', 'court': 'ct', 'crescent': 'cres', 'doctor': 'dr',
        'drive': 'dr', 'drv': 'dr', 'east': 'e', 'estrada': 'estr', 'gardens': 'gdns', 'gasse': 'g', 'gata': 'g',
        'gatan': 'g', 'grove': 'gr', 'grv': 'gr', 'heights': 'hts', 'highway': 'hwy', 'impasse': 'imp', 'lane': 'ln',
        'mount': 'mt', 'north': 'n', 'northeast': 'ne', 'northwest': 'nw', 'parkway': 'pkwy', 'piazza': 'pza',
        'place': 'pl', 'plaza': 'pza', 'plein': 'pl', 'praca': 'pca', 'professor': 'prof', 'road': 'rd', 'route': 'rte',
        'rua': 'r', 'rue': 'r', 'saint': 'st', 'sankt': 'st', 'sq': 'sq', 'square': 'sq', 'south': 's', 'southeast': 'se',
        'southwest': 'sw', 'str': 'str', 'strasse': 'str', 'street': 'st', 'terrace': 'ter', 'terr': 'ter', 'the': '', 'trail': 'trl',
        'ul': '', 'ulica': '', 'viale': 'vle', 'way': 'way', 'west': 'w', 'ул': '', 'улица': '',
    }) }}
{% endmacro %}
