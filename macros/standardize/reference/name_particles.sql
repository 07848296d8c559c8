{% macro name_particles() %}
    {#- Small words inside a family name.
        lower: written small however they were typed. lower_unless_capitalized: written small too, but 'Van', 'De' and
        the like stay as typed, since people choose them. bound: they belong to the family name, and are written as any
        other word. given_names: those of them that are one where they come first ('Ben Smith'). names: those that are one before
        a single word, unless a title stands before them ('Le Viet', 'Do Hoa', 'Mme Le Goff'). middle_names: those that are one behind
        a family name of Vietnam ('Nguyen, Dung Van'). before_a_father: they stand
        between a given name and the father's (or husband's), which is the family name then, and belong to neither; so do
        before_a_father_or_names, which are names, too ('Bin Wang'). -#}
    {{ return({
        'lower': [
            "'t", 'aan de', 'aan den', "aan 't", 'af', 'aus dem', 'av', 'binte', 'binti', 'bte', 'de la', 'de las',
            'de los', 'del', 'della', 'delle', 'degli', 'dos', 'ibn', 'in de', 'in den', 'in het', "in 't", 'op de',
            'op den', 'op het', "op 't", 'ter', 'van de', 'van den', 'van der', 'van het', "van 't", 'vom', 'von',
            'von dem', 'von den', 'von der', 'von und zu', 'zum', 'zur',
        ],
        'lower_unless_capitalized': ['bin', 'da', 'das', 'de', 'den', 'der', 'di', 'du', 'ten', 'van', 'zu'],
        'bound': [
            'abu', 'al', 'ap', 'ben', 'bint', 'dello', 'do', 'el', 'la', 'las', 'le', 'los', 'mac', 'mc', 'mhic', 'ní',
            'nic', 'ó', 'saint', 'san', 'santa', 'st', 'st.', 'te', 'uí', 'und',
        ],
        'before_a_father': [
            'a/l', 'a/p', 'bint', 'binte', 'binti', 'bt', 'bt.', 'bte', 'bte.', 'd/o', 'd/o.', 's/o', 's/o.', 'w/o',
            'w/o.', 'daughter of', 'son of', 'wife of', 'بن', 'بنت',
        ],
        'before_a_father_or_names': ['bin', 'ibn'],
        'given_names': ['al', 'ap', 'ben', 'bin', 'mac', 'nic'],
        'middle_names': ['van'],
        'names': ['das', 'do', 'du', 'le', 'san', 'te'],
    }) }}
{% endmacro %}


{% macro vietnamese_family_names() %}
    {#- The usual ones, without accents: who writes them with accents writes Văn. -#}
    {{ return([
        'bui', 'cao', 'chau', 'dang', 'dao', 'dinh', 'do', 'doan', 'duong', 'ha', 'ho', 'hoang', 'huynh', 'lam', 'le', 'luong', 'luu', 'ly',
        'mai', 'ngo', 'nguyen', 'pham', 'phan', 'phung', 'ta', 'thai', 'to', 'tran', 'trinh', 'truong', 'vo', 'vu', 'vuong',
    ]) }}
{% endmacro %}
