{% macro placeholder_names() %}
    {#- Names of nobody, beside the general placeholders; compared in lower case. -#}
    {{ return([
        'abc', 'anonym', 'anonymous', 'asdf', 'asdfgh', 'customer', 'deceased', 'do not call', 'do not use',
        'dummy', 'dummy customer', 'erika mustermann', 'first last', 'first name', 'firstname', 'foo bar',
        'full name', 'guest', 'guest customer', 'guest user', 'jane doe', 'joe bloggs', 'john doe', 'last name',
        'lastname', 'max mustermann', 'mustermann', 'musterfrau', 'nachname', 'name', 'new customer', 'no name',
        'nobody', 'noname', 'qwerty', 'surname', 'test customer', 'test kunde', 'test user', 'testkunde',
        'tester', 'unnamed', 'vorname',
    ] + customer_360.settings('standardize').more_placeholder_names) }}
{% endmacro %}
