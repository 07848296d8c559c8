{% macro placeholder_names() %}
    {#- Names of nobody, beside the general placeholders; compared in lower case. -#}
    {{ return([
        'abc', 'anonym', 'anonymous', 'asdf', 'asdfgh', 'client', 'cliente', 'customer', 'deceased', 'do not call',
        'do not use', 'dummy', 'dummy customer', 'erika mustermann', 'first last', 'first name', 'firstname', 'foo bar',
        'full name', 'guest', 'guest customer', 'guest user', 'jane doe', 'joe bloggs', 'john doe', 'last name',
        'kundin', 'lastname', 'max mustermann', 'mustermann', 'musterfrau', 'n.n', 'n.n.', 'nachname', 'name',
        'neukunde', 'new customer', 'no name', 'nobody', 'noname', 'qwerty', 'surname', 'test customer', 'test kunde',
        'test user', 'testkunde', 'tester', 'unnamed', 'vorname', 'xx', 'xxx',
        'baby boy', 'baby girl', 'daughter', 'ehefrau', 'ehemann', 'grandchild', 'granddaughter', 'grandfather', 'grandma',
        'grandmother', 'grandpa', 'grandson', 'hija', 'inmate', 'newborn', 'occupant', 'roommate', 'stepdaughter', 'stepson',
        'tochter', 'toddler', 'unk', 'wife',
    ] + customer_360.settings('standardize').more_placeholder_names) }}
{% endmacro %}
