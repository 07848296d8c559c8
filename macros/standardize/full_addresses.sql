{#
    An address in one line is brought into one form, line|city|region|postcode|country, from its end: what one pattern has
    parted, the next ones leave alone, and what none can part stays in the line.
#}
{% macro full_address_in_parts(col) -%}
    {%- set any = {} -%}
    {%- for name, words in customer_360.full_address_words().items() -%}
        {%- do any.update({name: customer_360.any_of(words)}) -%}
    {%- endfor -%}
    {%- set street = '(?:' ~ any.streets_behind ~ '|' ~ any.houses_or_streets ~ ')\\b' -%}
    {%- set unit = customer_360.any_of(customer_360.address_units() + customer_360.address_parts()) -%}
    {%- set side = '(?:[nsew]|[ns][ew]|north|south|east|west)' -%}
    {%- set number = '[0-9]+[a-z]?(?: ?[/–-] ?[0-9]+[a-z]?)*' -%}
    {%- set flat = '(?:#|(?:' ~ unit ~ ')\\b)[ .#]*(?:[0-9a-z-]*[0-9][0-9a-z-]*|[a-z]\\b)' -%}
    {#- What a town may follow with no comma: '12 Oak St', '9 N St Clair Ct' (a saint), '5 County Road 12', '7 Broadway', a post box. -#}
    {%- set line = '(?:(?:' ~ flat ~ '[ ,]+)?' ~ number ~ ' (?:(?:[^ |,0-9]+ ){0,2}?(?:' ~ any.numbered_roads ~ ')[ #-]*[0-9]+[a-z]?|(?:'
        ~ side ~ ' st\\.? )?(?:[^ |,]+ )+?' ~ street ~ '\\.?|(?:' ~ side ~ '\\.? )?broadway)(?: ' ~ side ~ '\\b\\.?)?(?: ' ~ flat
        ~ ')?|(?:p\\. ?o\\. ?box|rr [0-9]+ box|' ~ customer_360.any_of(customer_360.post_boxes()) ~ ')[ .#]*[0-9]+)' -%}
    {#- Codes that are never a house number, codes before a town, and codes behind one. -#}
    {%- set clear = '(?i:[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2}|[a-z][0-9][a-z][ -]?[0-9][a-z][0-9])|[A-Z][0-9][0-9W][ -]?[0-9A-Z]{4}'
        ~ '|[a-z][0-9][0-9w][ -]?(?:[0-9][0-9a-z]{3}|[a-z][0-9][0-9a-z]{2}|[a-z]{2}[0-9][0-9a-z]|[a-z]{3}[0-9])' -%}
    {%- set before = '[0-9]{5}|[0-9]{4}(?: ?[A-Z]{2}|-[0-9]{3})?|[0-9]{3} [0-9]{2}|[0-9]{2}-[0-9]{3}|[A-Z][0-9]{4}[A-Z]{3}' -%}
    {%- set behind = '[0-9]{5}(?:-[0-9]{3,4})?|[0-9]{6}|[0-9]{3} [0-9]{3}|[0-9]{3}-[0-9]{4}|[0-9]{4}' -%}
    {#- '28013 - Madrid', '- (5000) Córdoba' and 'C1004AAS, CABA': what parts a code from its town, or from the street. -#}
    {%- set parted_code = [
        '(?:(?:,| [–-])? \\(([0-9]{4,5})\\)|(?:,| [–-]) (?:([0-9]{5}) [–-]|([A-Z][0-9]{4}[A-Z]{3})(?:,| [–-])?)| [–-] ([0-9]{5}))'
        ~ '( [^|,0-9 –-][^|,0-9 ]*(?: [^|,0-9 –-][^|,0-9 ]*)*[|]{4})',
        ', \\1\\2\\3\\4\\5'
    ] -%}
    {#- A street, or a part of a house, behind a comma is no town: that comma is marked. So is a province in brackets. -#}
    {%- set marked = [
        '(?i), *(' ~ number ~ ' (?:[^|,]* )?' ~ street ~ '\\.?(?: ' ~ side ~ '\\.?)?|' ~ number ~ '[ ,]+(?:'
        ~ any.streets_before ~ ')\\b[^|,]*|[^|,0-9]+ ' ~ street ~ '\\.?|(?:' ~ unit
        ~ ')(?:[ .][^|,]*)?|' ~ side ~ ')[|]',
        '¦\\1|'
    ] -%}
    {#- A town and its code with no line. Five digits before a street are its house number, and behind a post box its number. -#}
    {%- set no_town = '\\b(?:' ~ street ~ '|(?:' ~ any.streets_before ~ '|' ~ any.numbered_roads ~ '|broadway|box|'
        ~ customer_360.any_of(customer_360.post_boxes()) ~ ')\\b)' -%}
    {%- set town_alone = [
        '(?i)^(?:([0-9]{5} [^|]*' ~ no_town ~ '[^|]*|[^|0-9,]*' ~ no_town ~ '[^|0-9,]* [0-9]{5})|(?:[a-z]{1,2}-([0-9]{4})|(?:[a-z]{1,2}-)?'
        ~ '([0-9]{5}|[0-9]{2}-[0-9]{3})) ([^|0-9,]{2,})|([^|0-9,]{2,}) ([0-9]{5}))[|]{4}',
        '\\1|\\4\\5||\\2\\3\\6|'
    ] -%}
    {%- set forms = [
        ['[\\r\\n;]+', ','],
        ['[ |¦§]{2,}|[|¦§]', ' '],
        ['(?: *, *)+', ', '],
        ['^[ ,]+|[ ,.]+$', ''],
        ['(?i), (' ~ any.clear_countries ~ '), (' ~ clear ~ '|' ~ behind ~ ')$', ', \\2, \\1'],
        ['$', '||||'],
        ['(?i)(?:, | +[–-] +)(' ~ any.countries ~ ')[|]{4}$', '||||\\1'],
        ['(?i)[ ,]+(' ~ any.clear_countries ~ ')[|]{4}$', '||||\\1'],
        ['([ ,-](?:' ~ before ~ ') [^|,0-9]{2,}), ([A-Z]{2})[|]{4}$', '\\1||||\\2'],
        [' *\\(([A-Z]{2})\\)[|]{4}', '§\\1||||'],
        ['^((?i:' ~ any.italian_streets ~ ')[ .][^|]* [0-9]{5} [^|,0-9§]{2,}) ([A-Z]{2})[|]{4}', '\\1§\\2||||'],
        parted_code,
        ['(?i) cedex(?: [0-9]{1,2})?[|]{4}', '||||'],
        ['(?i)[ ,]+(?:cep|c\\.? ?p\\.?|pin(?: ?code)?)[ .:–-]*([0-9]{5}(?:-?[0-9]{3})?\\b|[0-9]{3} ?[0-9]{3}\\b),?', ', \\1'],
        ['[ ,]+(' ~ clear ~ ')[|]{4}', '|||\\1|'],
        ['(?i)[ ,/–-]+(' ~ any.brazilian_states ~ ')[ ,–-]+([0-9]{5}-?[0-9]{3})[|]{4}', '||\\1|\\2|'],
        ['[ ,]+(' ~ any.states ~ ')\\.?[ ,]+([0-9]{4,5}|[0-9]{5}-?[0-9]{4})[|]{4}', '||\\1|\\2|'],
        ['(?i), *(' ~ any.states ~ ')\\.?[ ,]+([0-9]{5}(?:-?[0-9]{4})?)[|]{4}', '||\\1|\\2|'],
        town_alone,
        marked,
        [
            '^([^|]*(?:,|[0-9][a-z]?)) (?:[A-Z]{1,3}-)?(' ~ before ~ ') ([^|0-9,§–-][^|0-9,§]*[a-zß-ÿ])'
            ~ '(?:[ ,§]+([A-Z]{2})|, ([^|0-9,]+))?[|]{4}',
            '\\1|\\3|\\4\\5|\\2|'
        ],
        ['^([^|]*(?:,|[0-9][a-z]?)) (?:[A-Z]{1,3}-)?(' ~ before ~ ') ([^|0-9,§–-][^|0-9,§]+)(?:§([A-Z]{2}))?[|]{4}', '\\1|\\3|\\4|\\2|'],
        ['^([^|]*\\p{L}[^|]*) (' ~ before ~ ') ([^|0-9,–-][^|0-9,]+)[|]{4}', '\\1|\\3||\\2|'],
        ['^([^|]*[0-9][^|]*\\p{L})(?: *[,–-] *| )(' ~ behind ~ ')[|]{4}', '\\1|||\\2|'],
        ['^([^|]*[0-9][^|]*, [^|,¦0-9]+) (' ~ any.states_behind_towns ~ ')[|]{4}', '\\1||\\2||'],
        ['^([^|]*?) *[,/–-] *(' ~ any.states ~ ')\\.?[|]{3}', '\\1||\\2|'],
        ['^([^|]*?) (' ~ any.states ~ ')[|]{3}([^|])', '\\1||\\2|\\3'],
        ['(?i)^([^|]*?), (' ~ any.counties ~ '|(?:co\\.?|county) [^|,0-9]+)[|]{3}', '\\1||\\2|'],
        ['(?i)^([^|]*[0-9][^|]*) (' ~ any.counties ~ ')[|]{3}([^|])', '\\1||\\2|\\3'],
        ['(?i)[ ,]+(dublin)(?: [0-9]{1,2}w?)?[|]{2}', '|\\1|'],
        ['§([A-Z]{2})[|]{3}', '||\\1|'],
        marked,
        ['(?i)^((?:' ~ any.streets_before_districts ~ ')[ .][^|]*[0-9][a-z]?(?: -|,) [^|,0-9]+) - ([^|,¦0-9]+)[|]{2}', '\\1|\\2|'],
        ['^([^|]*[0-9][^|]*), ([^|,¦0-9]+)[|]{2}', '\\1|\\2|'],
        ['^([^|]+), ([^|,¦0-9]+)[|]{2}([^|]*[|][^|])', '\\1|\\2|\\3'],
        [
            '(?i)^(' ~ line ~ ') ([^|,0-9¦]+)[|]{2}([^|]+[|]|[|][^|])',
            '\\1|\\2|\\3'
        ],
        ['¦', ', '],
        [' *,?[|]', '|'],
    ] -%}
    {%- set address = namespace(text=customer_360.clean_text(col)) -%}
    {%- for form in forms -%}
        {%- set address.text = customer_360.regex_replace(address.text, form[0], form[1]) -%}
    {%- endfor -%}
    {{ address.text }}
{%- endmacro %}


{% macro address_part(parts, part) -%}
    {%- set number = {'line': 1, 'city': 2, 'region': 3, 'postcode': 4, 'country': 5}[part] -%}
    nullif(trim(split_part({{ parts }}, '|', {{ number }})), '')
{%- endmacro %}
