{% macro placeholder_mailboxes() %}
    {#- What stands before the @ of addresses that were made up to get past a form; compared in lower case. -#}
    {{ return([
        'a', 'aa', 'aaa', 'abc', 'asdf', 'do-not-reply', 'donotreply', 'declined', 'dummy', 'email', 'example', 'fake', 'foo',
        'keine', 'keine-email', 'keinemail', 'na', 'naoinformado', 'naopossui', 'naotem', 'nil', 'no', 'no-email', 'no-mail', 'no-reply', 'noemail',
        'nomail', 'none', 'nonha', 'noone', 'noreply', 'notgiven', 'notiene', 'notprovided', 'null', 'qwerty', 'refused', 'sincorreo',
        'sinemail', 'test', 'test1',
        'test123', 'tester', 'testing', 'unbekannt', 'unknown', 'x', 'xx', 'xxx', 'xyz',
    ] + customer_360.settings('standardize').more_placeholder_mailboxes) }}
{% endmacro %}
