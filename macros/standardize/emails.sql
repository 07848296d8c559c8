{% macro email_address(col) -%}
    {#- What stands in <…> or between quotes and stray marks, in lower case, if it has the form of an address. -#}
    {%- set text = customer_360.regex_replace(
        'lower(' ~ customer_360.visible_text(col) ~ ')',
        '^.*<([^<>]*)>[^<>]*$', '\\1'
    ) -%}
    {%- set bare = customer_360.regex_replace(
        customer_360.regex_replace(text, ' *([@]) *', '\\1'),
        '^(?:mailto:|e-?mail:|[\\s"\'<(\\[,;:])+|[\\s"\'>)\\],;:.]+$', ''
    ) -%}
    {#- letters and digits of any script; for the mailbox, the marks that mail allows there, too -#}
    {%- set digits = '0123456789' -%}
    {%- set atom = '[^' ~ customer_360.non_letters(digits ~ "!#$%&'*+/=?^_`{|}~-") ~ ']+' -%}
    {%- set letters_and_digits = '[^' ~ customer_360.non_letters(digits) ~ ']+' -%}
    {%- set label = letters_and_digits ~ '(?:-+' ~ letters_and_digits ~ ')*' -%}
    {%- set valid = customer_360.regex_extract(
        bare,
        '^' ~ atom ~ '(?:\\.' ~ atom ~ ')*@(?:' ~ label ~ '\\.)+(?:[^' ~ customer_360.non_letters() ~ ']{2,}|xn--[a-z0-9-]+)$'
    ) -%}
    {{ customer_360.usable_email(valid) }}
{%- endmacro %}


{% macro usable_email(text) -%}
    {#- Null for addresses that are made up, or longer than mail allows. -#}
    nullif({{ customer_360.regex_replace(
        text,
        '^(?:' ~ customer_360.any_of(customer_360.placeholder_mailboxes()) ~ ')@.*$|^[^@]{65,}@.*$|^.{255,}$',
        ''
    ) }}, '')
{%- endmacro %}


{% macro email_key(col) -%}
    {%- set key = namespace(text=customer_360.regex_replace(
        customer_360.email_address(col), '^([^@+]+?)\\.*\\+[^@]*@', '\\1@'
    )) -%}
    {%- for domain, names in customer_360.mail_domains().items() -%}
        {%- set key.text = customer_360.regex_replace(
            key.text, '@(?:' ~ customer_360.any_of(names) ~ ')$', '@' ~ domain
        ) -%}
    {%- endfor -%}
    {%- set without_dots -%}
        case
            when key_address like '%@gmail.com'
                then replace(split_part(key_address, '@', 1), '.', '') || '@gmail.com'
            else key_address
        end
    {%- endset -%}
    {{ customer_360.usable_email(customer_360.let('key_address', key.text, without_dots)) }}
{%- endmacro %}


{% macro email_local(col) -%}
    nullif(split_part({{ customer_360.email_address(col) }}, '@', 1), '')
{%- endmacro %}


{% macro email_domain(col) -%}
    nullif(split_part({{ customer_360.email_address(col) }}, '@', 2), '')
{%- endmacro %}


{% macro is_role_mailbox(col) -%}
    coalesce({{ customer_360.regex_matches(
        customer_360.email_address(col),
        '^(?:' ~ customer_360.any_of(customer_360.role_mailboxes()) ~ ')[0-9]*(?:\\+[^@]*)?@'
    ) }}, false)
{%- endmacro %}


{% macro is_family_mailbox(col) -%}
    {#- Mailboxes that say themselves that several people read them: familie.schmidt@. -#}
    coalesce({{ customer_360.regex_matches(
        'lower(' ~ col ~ ')',
        '^(?:the[._-]?family|family|familie|familien|famille|familia|famiglia|fam[._-])[^@]*@'
    ) }}, false)
{%- endmacro %}
