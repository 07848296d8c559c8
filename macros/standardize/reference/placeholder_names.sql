{% macro placeholder_names() %}
    {#- Names of nobody, beside the general placeholders; compared in lower case. A generation without a name is none. -#}
    {{ return([
        'abc', 'anonym', 'anonymous', 'asdf', 'asdfgh', 'client', 'cliente', 'customer', 'deceased', 'do not call',
        'do not use', 'dummy', 'dummy customer', 'erika mustermann', 'first last', 'first name', 'firstname', 'foo bar',
        'full name', 'guest', 'guest customer', 'guest user', 'jane doe', 'joe bloggs', 'john doe', 'last name',
        'kundin', 'lastname', 'max mustermann', 'mustermann', 'musterfrau', 'n.n', 'n.n.', 'nachname', 'name',
        'neukunde', 'new customer', 'nmi', 'nmn', 'no middle name', 'no name', 'nobody', 'noname', 'qwerty', 'surname', 'test customer', 'test kunde',
        'test patient', 'test user', 'testkunde', 'tester', 'unnamed', 'vorname', 'xx', 'xxx', 'zztest',
        'daughter', 'ehefrau', 'ehemann', 'grandchild', 'granddaughter', 'grandfather', 'grandma',
        'grandmother', 'grandpa', 'grandson', 'hija', 'inmate', 'occupant', 'roommate', 'stepdaughter', 'stepson',
        'tochter', 'toddler', 'unk', 'wife',
        'adult', 'adult female', 'adult male', 'apellido', 'child f', 'child m', 'daughter of', 'de casa', 'de la casa', 'declined',
        'dont know', 'female', 'female child', 'gentelman', 'gentleman of', 'gentlemen', 'hh', 'hhm', 'hijo', 'household',
        'householder', 'lady in the', 'lady of', 'lady of house', 'lady of the', 'lady of the house', 'male child', 'man in the', 'man of',
        'man of the', 'man of the house', 'no first name', 'no last name', 'of house', 'of the home', 'of the house', 'oldest',
        'refuse', 'refused', 'resident', 'respondant', 'respondent', 'senora', 'sister', 'son of', 'the house',
        'youngest',
        'cash client', 'cash customer', 'cash sale', 'cash sales', 'dear customer', 'demo demo', 'demo user', 'eigentuemer', 'eigentümer',
        'laufkunde', 'laufkundschaft', 'leerstand', 'qa test', 'sir or madam', 'sir/madam', 'staff card', 'staff discount', 'test qa', 'user',
        'valued customer', 'walk in', 'walk in client', 'walk in customer', 'walk-in', 'walk-in client', 'walk-in customer', 'walkin',
        'walkin customer',
        'no tiene nombre', 'sem nome', 'senza nome', 'sin apellido', 'sin nombre',
        'iii', 'jnr', 'jr', 'snr', 'sr',
    ] + customer_360.unnamed_children() + customer_360.settings('standardize').more_placeholder_names) }}
{% endmacro %}


{% macro unnamed_children() %}
    {#- How hospitals and insurers write down a child that has no name yet. -#}
    {%- set words = [] -%}
    {%- for child in [
        'baby boy', 'baby girl', 'babyboy', 'babygirl', 'bb', 'bg', 'girl', 'infant', 'infant boy', 'infant girl', 'newborn', 'newborn boy',
        'newborn girl', 'twin',
    ] -%}
        {%- for one in ['', ' a', ' b', ' c', ' d', ' 1', ' 2', ' 3'] -%}{%- do words.append(child ~ one) -%}{%- endfor -%}
    {%- endfor -%}
    {{ return(words) }}
{% endmacro %}
