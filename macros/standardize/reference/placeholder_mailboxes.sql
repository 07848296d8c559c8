{% macro placeholder_mailboxes() %}
    {#- What stands before the @ of addresses that were made up to get past a form; compared in lower case. -#}
    {{ return([
        'a', 'aa', 'aaa', 'abc', 'asdf', 'do-not-reply', 'donotreply', 'dummy', 'email', 'example', 'fake', 'foo',
        'keine', 'keine-email', 'keinemail', 'na', 'nil', 'no', 'no-email', 'no-mail', 'no-reply', 'noemail',
        'nomail', 'none', 'noone', 'noreply', 'notgiven', 'notprovided', 'null', 'qwerty', 'test', 'test1',
        'test123', 'tester', 'testing', 'unbekannt', 'unknown', 'x', 'xx', 'xxx', 'xyz',
    ] + customer_360.settings('standardize').more_placeholder_mailboxes) }}
{% endmacro %}
