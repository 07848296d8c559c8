{#
    An address line is parted into street · house number, with a | between them, by patterns tried in turn:
    what one of them has parted, the next ones leave alone. Flats, floors and units are left out.
#}
{% macro address_in_parts(text, box_name='\\1') -%}
    {%- set letter = '(?: ?[a-z]\\b)?' -%}
    {%- set bis = '(?: ?(?:bis|ter|quater)\\b)?' -%}
    {%- set number = '[0-9]+' ~ letter ~ '(?: ?[/+–-] ?[0-9]+' ~ letter ~ ')*' ~ bis -%}
    {%- set number_before = '[0-9]+[a-z]?(?: ?[/–-] ?[0-9]+[a-z]?)*' ~ bis -%}
    {%- set unit = '(?:' ~ customer_360.any_of(customer_360.address_units()) ~ ')' -%}
    {%- set box = '(?:p\\. ?o\\. ?box|b\\.p\\.|' ~ customer_360.any_of(customer_360.post_boxes()) ~ ')' -%}
    {%- set clearing = [
        [' *[|][ |]*', ' '],
        ['(?i)^(' ~ box ~ '[ .:#nr]*)([0-9][0-9 ]*)$', box_name ~ '\\2|'],
        ['(?i)^' ~ unit ~ '\\.?[ #]*[a-z]?[0-9]+[a-z]?[ ,/-]+([0-9])', '\\1'],
        [
            '(?i)[ ,]+c/o .*$|[ ,]*#.*$|[ ,/-]+[0-9]+\\. ?' ~ unit ~ '\\b.*$'
            ~ '|[ ,/-]+' ~ unit ~ '\\b\\.?[ #]*(?:[a-z]?[0-9]*[a-z]?)$',
            ''
        ],
        ['(?i)([ ,]+[0-9]+[a-z]?)[ ,]+' ~ unit ~ '\\b.*$', '\\1'],
        ['(?i), *[0-9]+ ?[ºª°].*$', ''],
        ['(?i)[ ,]+(?:nr|no|num|número|numero|hausnummer|hausnr|hnr|n°|nº|n\\.º|№|n)[. ]*([0-9])', ' \\1'],
        ['(?i)([0-9][a-z]?) (?:m|lok)\\. ?[0-9]+[a-z]?$', '\\1'],
        ['^ |[ ,.;/-]+$', ''],
    ] -%}
    {%- set parting = [
        ['(?i)^(' ~ number_before ~ ')[ ,]+([0-9]*[^' ~ customer_360.non_letters() ~ '][^|]*)$', '\\2|\\1'],
        ['(?i)([0-9]), *(' ~ number ~ ')$', '\\1|\\2'],
        ['(?i)([^0-9 ,|/+–-])[ ,]*(' ~ number ~ ')$', '\\1|\\2'],
    ] -%}
    {#- Most addresses are words and a number, in which there is nothing to clear away. -#}
    {%- set anything_else =
        '(?i)[^a-z0-9 ]|^ |(?:^| )(?:' ~ customer_360.any_of(customer_360.address_units() + customer_360.post_boxes()) ~ ')'
        ~ '| (?:nr|no|num|numero|hausnummer|hausnr|hnr|n) *[0-9]'
    -%}
    {%- set address = namespace(text=text) -%}
    {%- for form in clearing -%}
        {%- set address.text = customer_360.regex_replace(address.text, form[0], form[1]) -%}
    {%- endfor -%}
    {%- if customer_360.is_quickly_read(text) -%}
        {%- set address.text -%}
            case when {{ customer_360.regex_matches(text, anything_else) }} then {{ address.text }} else {{ text }} end
        {%- endset -%}
    {%- endif -%}
    {%- for form in parting -%}
        {%- set address.text = customer_360.regex_replace(address.text, form[0], form[1]) -%}
    {%- endfor -%}
    {{ address.text }}
{%- endmacro %}


{% macro address_street(col) -%}
    {%- set street = "split_part(" ~ customer_360.address_in_parts(customer_360.clean_text(col)) ~ ", '|', 1)" -%}
    {%- set word -%}
        case
            when left(street_word, 1) between '0' and '9' then lower(street_word)
            else upper(left(street_word, 1)) || lower(substring(street_word, 2))
        end
    {%- endset -%}
    {%- set pieces =
        '[0-9]+[^' ~ customer_360.non_letters() ~ ']*|(?:[^' ~ customer_360.non_letters("'") ~ ']|’)+|['
        ~ customer_360.non_letters('0123456789') ~ ']+'
    -%}
    {%- set cased -%}
        case
            when street_text in (upper(street_text), lower(street_text))
                then {{ customer_360.regex_map('street_text', pieces, 'street_word', word) }}
            else street_text
        end
    {%- endset -%}
    nullif({{ customer_360.let('street_text', street, cased) }}, '')
{%- endmacro %}


{% macro address_house_number(col) -%}
    nullif(replace(lower(split_part(
        {{ customer_360.address_in_parts(customer_360.clean_text(col)) }}, '|', 2
    )), ' ', ''), '')
{%- endmacro %}


{% macro address_key(col) -%}
    {{ customer_360.address_key_of_text(customer_360.address_text(col)) }}
{%- endmacro %}


{% macro address_text(col) -%}
    {#- What the match key of an address is made of. -#}
    {{ customer_360.without_placeholder(
        customer_360.plain_letters(customer_360.visible_text(col), written=col), customer_360.placeholders()
    ) }}
{%- endmacro %}


{% macro address_key_of_text(text) -%}
    {%- set marked = customer_360.regex_replace(
        customer_360.address_in_parts(text, 'pobox'), '(\\p{L})(?:strasse|straat|str)($|[^\\p{L}])', '\\1str\\2'
    ) -%}
    {%- set word -%}
        case
            {%- for short, words in customer_360.street_words().items() %}
            when address_word in ('{{ words | join("', '") }}') then '{{ short }}'
            {%- endfor %}
            else address_word
        end
    {%- endset -%}
    nullif({{ customer_360.regex_map(marked, '\\p{L}+|[0-9]+', 'address_word', word) }}, '')
{%- endmacro %}
