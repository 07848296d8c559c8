{% macro placeholder_mailboxes() %}
    {#- What stands before the @ of addresses that were made up to get past a form; compared in lower case. -#}
    {{ return([
        'a', 'aa', 'aaa', 'abc', 'asdf', 'declined', 'do-not-reply', 'donotreply', 'dummy', 'email', 'example', 'fake',
        'foo', 'keine', 'keine-email', 'keinemail', 'na', 'nao-tem', 'nao.tem', 'naoinformado', 'naoinformou',
        'naopossui', 'naotem', 'naotememail', 'nessuna', 'nessuno', 'nil', 'ninguno', 'no', 'no-email', 'no-mail',
        'no-reply', 'no-tiene', 'no.email', 'no.mail', 'no.tiene', 'no_email', 'no_mail', 'no_tiene', 'noemail', 'nomail',
        'none', 'nonha', 'noone', 'noreply', 'notengo', 'notgiven', 'notiene', 'notienecorreo', 'notieneemail',
        'notienemail', 'notprovided', 'null', 'pasdemail', 'qwerty', 'refused', 'sememail', 'sincorreo', 'sindato',
        'sindatos', 'sinemail', 'sinmail', 'test', 'test1', 'test123', 'tester', 'testing', 'unbekannt', 'unknown', 'x',
        'xx', 'xxx', 'xyz',
    ] + customer_360.settings('standardize').more_placeholder_mailboxes) }}
{% endmacro %}
