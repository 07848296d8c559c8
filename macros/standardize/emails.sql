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
        '^' ~ atom ~ '(?:\\.' ~ atom ~ ')*@(?:(?:' ~ label ~ '\\.)+(?:[^' ~ customer_360.non_letters() ~ ']{2,}|xn--[a-z0-9-]+)|'
        ~ label ~ ',[a-z]{2,3})$'
    ) -%}
    {#- A comma is a dot, missed by a key: anna@example,com. -#}
    {{ customer_360.usable_email(customer_360.let(
        'read_address', valid, "case when read_address like '%,%' then replace(read_address, ',', '.') else read_address end"
    )) }}
{%- endmacro %}


{% macro usable_email(text) -%}
    {#- Null for addresses that are made up, or longer than mail allows. -#}
    nullif({{ customer_360.regex_replace(text, customer_360.unusable_email_pattern(), '') }}, '')
{%- endmacro %}


{% macro unusable_email_pattern() %}
    {{ return(
        '^(?:' ~ customer_360.any_of(customer_360.placeholder_mailboxes()) ~ ')@.*$|^[^@]{65,}@.*$|^.{255,}$'
    ) }}
{% endmacro %}


{% macro email_key(col) -%}
    {{ customer_360.email_key_of_address(customer_360.email_address(col)) }}
{%- endmacro %}


{% macro email_key_of_address(address) -%}
    {#- Gmail's own name is among them because its mailboxes change. The ending .con, which no domain has, is a slip of any. -#}
    {%- set domains = {'gmail.com': 'gmail.com'} -%}
    {%- for domain, names in customer_360.mail_domains().items() -%}
        {%- for name in names -%}{%- do domains.update({name: domain}) -%}{%- endfor -%}
        {%- for name in [domain] + names if name.endswith('.com') -%}
            {%- do domains.update({name[:-1] ~ 'n': domain}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set written_domain = "nullif(split_part(" ~ address ~ ", '@', 2), '')" -%}
    {%- set other_domain = customer_360.regex_replace(written_domain, '[.]con$', '.com') -%}
    {%- set mailbox = "nullif(" ~ customer_360.regex_replace(
        "split_part(" ~ address ~ ", '@', 1)", '^([^+]+?)\\.*\\+.*$', '\\1'
    ) ~ ", '')" -%}
    {%- set key -%}
        case when key_domain = 'gmail.com' then replace({{ mailbox }}, '.', '') else {{ mailbox }} end || '@' || key_domain
    {%- endset -%}
    {%- set read = customer_360.let(
        'key_domain', 'coalesce(' ~ customer_360.lookup(written_domain, domains) ~ ', ' ~ other_domain ~ ')', key
    ) -%}
    {#- Most addresses are their own key: those with another one, and those with none, show it by a pattern, and a length with
        which no part is too long. A pattern, because a list of domains would be joined to every row. -#}
    {%- if customer_360.is_quickly_read(address) -%}
        {%- set changed =
            '[+]|[.]con$|^@|^[^@]*(?:$|@(?:' ~ customer_360.any_of(domains.keys() | list) ~ ')?(?:@|$))'
        -%}
        {%- set unusual = '^(?:' ~ customer_360.any_of(customer_360.placeholder_mailboxes()) ~ ')@|' ~ changed -%}
        {%- set read -%}
            case
                when {{ customer_360.regex_matches(address, changed) }} then {{ read }}
                else {{ address }}
            end
        {%- endset -%}
        nullif(case
            when length({{ address }}) <= 65 and not {{ customer_360.regex_matches(address, unusual) }} then {{ address }}
            else {{ customer_360.regex_replace(read, customer_360.unusable_email_pattern(), '') }}
        end, '')
    {%- else -%}
        {{ customer_360.usable_email(read) }}
    {%- endif -%}
{%- endmacro %}


{% macro email_local(col) -%}
    nullif(split_part({{ customer_360.email_address(col) }}, '@', 1), '')
{%- endmacro %}


{% macro email_domain(col) -%}
    nullif(split_part({{ customer_360.email_address(col) }}, '@', 2), '')
{%- endmacro %}


{% macro is_role_mailbox(col) -%}
    {{ customer_360.is_role_address(customer_360.email_address(col)) }}
{%- endmacro %}


{% macro is_role_address(address) -%}
    coalesce({{ customer_360.regex_matches(
        address, '^(?:' ~ customer_360.any_of(customer_360.role_mailboxes()) ~ ')[0-9]*(?:\\+[^@]*)?@'
    ) }}, false)
{%- endmacro %}


{% macro is_family_mailbox(col) -%}
    {#- Mailboxes that say themselves that several people read them: familie.schmidt@. -#}
    coalesce({{ customer_360.regex_matches(
        'lower(' ~ col ~ ')',
        '^(?:the[._-]?family|family|familie|familien|famille|familia|famiglia|fam[._-])[^@]*@'
    ) }}, false)
{%- endmacro %}
