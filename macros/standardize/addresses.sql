{#
    An address line is parted into street · house number, with a | between them, by patterns tried in turn:
    what one of them has parted, the next ones leave alone. Flats, floors and units are left out.
#}
{% macro address_in_parts(text, box_name='\\1') -%}
    {%- set letter = '(?: ?[a-z]\\b)?' -%}
    {%- set number = '[0-9]+' ~ letter ~ '(?: ?[/+–-] ?[0-9]+' ~ letter ~ ')*(?:[ /]?(?:bis|ter|quater)\\b)?' -%}
    {{ customer_360.regex_replace(
        customer_360.regex_replace(
            customer_360.address_number_last(text, box_name),
            '(?i)(?:( [12][0-9]{3}) |([0-9]), *)(' ~ number ~ ')$', '\\1\\2|\\3'
        ),
        '(?i)([^0-9 ,|/+–-])[ ,]*(' ~ number ~ ')$', '\\1|\\2'
    ) }}
{%- endmacro %}


{% macro address_number_last(text, box_name='\\1') -%}
    {#- Cleared of what is left out, and a house number that stood before the street parted from it and put behind. -#}
    {%- set number_before = '[0-9]+[a-z]?(?: ?[/–-] ?[0-9]+[a-z]?)*(?:[ /]?(?:bis|ter|quater)\\b)?' -%}
    {%- set unit = '(?:' ~ customer_360.any_of(customer_360.address_units()) ~ ')' -%}
    {%- set part = '(?:' ~ customer_360.any_of(customer_360.address_units() + customer_360.address_parts()) ~ ')' -%}
    {%- set words = customer_360.full_address_words() -%}
    {%- set street = '(?:[^0-9,]*[^0-9, ] (?:' ~ customer_360.any_of(words.streets_behind) ~ ')\\b\\.?|(?:'
        ~ customer_360.any_of(words.streets_before) ~ ')[ .][^0-9,]+)' -%}
    {%- set before = '(?:' ~ customer_360.any_of(words.streets_before) ~ ')[ .]' -%}
    {%- set complement = '(?:' ~ customer_360.any_of(customer_360.address_complements()) ~ ')\\b' -%}
    {%- set turkish = '(?:' ~ customer_360.any_of(customer_360.turkish_street_words()) ~ ')' -%}
    {%- set date = '[0-9]+ (?:de )?(?:' ~ customer_360.any_of(customer_360.months_of_streets()) ~ ')' -%}
    {%- set box = '(?:p\\.? ?o\\.? ?box|b\\.p\\.|' ~ customer_360.any_of(customer_360.post_boxes()) ~ ')' -%}
    {%- set no = '(?:nr|no|num|número|numero|hausnummer|hausnr|hnr|n°|nº|№|n)' -%}
    {#- The start of a text, written so that the engine looks for a match at all before it looks for its parts. -#}
    {%- set start = '(?:^|\\n)' -%}
    {#- What # says is a flat behind a number, and the house number otherwise. A district follows the number of a house
        that a comma or a word precedes ('R. das Flores, 123 - Centro'), not that of a flat, or any after a Turkish street;
        'D: 3', 'K: 2' and 'B 4' behind a number are its flat, floor and block. 'ul. Lenina, d. 12' is a Russian house.
        The name of a building before a street goes, a suburb behind it ('12 High Street, Headingley'), and floor and door ('12, 3 B',
        '45, 2. tv'). 'H.No. 12/3', 'Plot 12' and 'Blk 508' are house numbers; 'Block 5, …' may be a part of the town. '#12/3, …' is
        an Indian house, '#12-34 508 …' a flat in Singapore's. -#}
    {%- set clearing = [
        [' *[|][ |]*', ' '],
        ['(?i)^(' ~ box ~ '[ .:#nr]*)([0-9][0-9 ]*)(?:,.*)?$', box_name ~ '\\2|'],
        ['\\.([ºª])', '\\1'],
        ['(?i)([0-9])(?:-| ?/ ?)([a-z])($|,| [^0-9])', '\\1\\2\\3'],
        [
            '(?i)^(?:(?:apt )?blk|plot|(?:(?:h(?:ouse)?|d(?:oor)?|plot)\\.? ?)?no|nº|n°|№|nr)[.:]? *([0-9]+[a-z]?(?:[/-][0-9]+[a-z]?)*[ ,]+'
            ~ '(?:[^0-9 ,]|[0-9]+(?:st|nd|rd|th)\\b))|^block *([0-9]+[a-z]? [^0-9 ,])|^# *([0-9]+[a-z]?/[0-9]+[a-z]?, *[^0-9 ,])'
            ~ '|^(?:unit|#)[. #]*[0-9]+[a-z]?-[0-9]+[a-z]?[ ,]+(?:blk\\.? *|block *)?([0-9]+[a-z]?[ ,]+[^0-9 ,])',
            '\\1\\2\\3\\4'
        ],
        [
            '(?i)([0-9][a-z]?)[ ,]+(?:(?:[0-9]{1,2}|st|kl)\\.? ?(?:tv|mf)|(?:[0-9]{1,2}|st|kl)(?:\\. ?| )th)\\.?$', '\\1'
        ],
        [
            '(?i)^([^0-9]*\\b' ~ unit ~ '\\b.*)$|((?:, *|[ ,]' ~ no ~ '[.: ]*)[0-9]+[a-z]?) +[–-] +[^0-9 ][^0-9]{3,}$'
            ~ '|( ' ~ turkish ~ '[., ]+no[.: ]*[0-9]+[a-z]?(?:/[0-9a-z]+)?)[ ,]+[^0-9 ,]{2}.*$'
            ~ '|([^0-9 ,/-][ ,/:.-]+[0-9]+[a-z]?)[ ,]+[dkb](?:[.:]+ *| +)[0-9]+\\b.*$|([^0-9 ,/-][ ,/:.-]+[0-9]+)b[0-9]+$',
            '\\1\\2\\3\\4\\5'
        ],
        ['(?i)' ~ start ~ '([0-9]+) ?t (' ~ customer_360.french_street() ~ ')', '\\1ter \\2'],
        ['(?i)' ~ start ~ '([0-9]+) ([a-df-mo-rt-vx-z] ' ~ customer_360.french_street() ~ ')', '\\1\\2'],
        ['(?i)^(?:' ~ complement ~ '\\.? *[^ ,]+|[0-9]+ ?(?:er|e|[eè]me) ?[eé]tage)\\b[^|]*?[ ,–-]+(' ~ number_before ~ '[ ,]+' ~ before
         ~ '[^|]*)$', '\\1'],
        ['(?i)^(' ~ number_before ~ '[ ,]+' ~ before ~ '[^|]*?)(?:(?:, *| +[–-] +)' ~ complement
         ~ '|([^ |,]{4,}) (?:bat|bât|batiment|bâtiment|chez|interphone|res|rés|residence|résidence) ).*$', '\\1\\2'],
        ['(?i)^(?:' ~ unit ~ '|#)\\.?(?:[ #]*[a-z]?[0-9]+[a-z]?|[ #]+[a-z])[ ,/-]+([0-9])', '\\1'],
        ['(?i)' ~ start ~ '(' ~ date ~ '\\b[^#]*)#', '\\1'],
        ['(?i)(^[0-9][^#]*|[0-9][a-z]?)[ ,]*#.*$', '\\1'],
        ['[ ,]*#[ .]*([0-9])', ' \\1'],
        [
            '(?i)[ ,]+c/o .*$|[ ,]*#.*$|[ ,/-]+[0-9]+(?:\\.|st|nd|rd|th|er|[eè]me) ?' ~ unit ~ '\\b.*$'
            ~ '|[ ,/-]+[0-9]+e ?[eé]tage\\b.*$|(?:[ ,/-]+' ~ unit ~ '\\b\\.?[ #]*[a-z]?[0-9]*[a-z]?)+$',
            ''
        ],
        ['(?i)([ ,]+[0-9]+[a-z]?)[ ,]+' ~ unit ~ '\\b.*$', '\\1'],
        [
            '(?i)([^0-9 ,/-][ ,/-]+[0-9]+[a-z]?)[ ,]+(?:[/-] ?)?(?:[0-9]+ ?[ºª°]|(?:[0-9]+ ?)?' ~ part ~ '\\b).*$',
            '\\1'
        ],
        ['(?i), *[0-9]+ ?[ºª°].*$', ''],
        ['(?i)[ ,]+' ~ no ~ '[.: ]*([0-9]+[a-z]?(?:[^0-9a-z]|$))|, *d(?:\\.|om\\b) *([0-9])', ' \\1\\2'],
        ['(?i)([0-9][a-z]?) (?:m|lok)\\. ?([0-9]+[a-z]?)$', '\\1/\\2'],
        ['(?i)' ~ start ~ '.*, *(' ~ number_before ~ '[ ,]+(?:' ~ street ~ '|[^0-9,]*[^0-9, ] (?:'
         ~ customer_360.any_of(words.houses_or_streets) ~ ')\\b).*)$', '\\1'],
        ['(?i)' ~ start ~ '(' ~ number_before ~ '[ ,]+' ~ street ~ '|[^0-9,]+(?:str|straße|strasse|weg|platz|gasse)\\.? *[0-9]+ ?[a-z]?)'
         ~ '(?:, (?:[^0-9]+|[0-9]{1,3} ?[a-z])| [0-9]{1,3}[a-z])$', '\\1'],
        ['(?i)^((?:c/|' ~ customer_360.any_of(words.streets_before) ~ ')[. ][^0-9,]+,? [0-9]+[a-z]?)[, ] *[0-9]{1,2}[ -]?[a-z]$', '\\1'],
        ['^ |[ ,.;/-]+$', ''],
        ['(?i)' ~ start ~ '((?:[0-9]+e |' ~ date ~ '\\b)[^|]*?)[ ,]+([0-9]+[^ |]*(?: [a-z])?)$', '\\1|\\2'],
    ] -%}
    {#- Most addresses are words and a number, in which there is nothing to clear away. -#}
    {%- set anything_else =
        '(?i)[^a-z0-9 ]|^ |^[0-9]+e? .* [0-9]|(?:^| )(?:'
        ~ customer_360.any_of(customer_360.address_units() + customer_360.address_parts())
        ~ ')(?:[a-z]?[0-9]|[^a-z]|$)|(?:^| )(?:' ~ customer_360.any_of(customer_360.post_boxes())
        ~ ')|(?:^| )(?:nr|no|num|numero|hausnummer|hausnr|hnr|n) *[0-9]|[0-9](?:[a-z]? [dkb] +|b)[0-9]|[0-9][a-z]? [0-9]+ ?[a-z]$'
        ~ '|^(?:blk|block|plot) *[0-9]| (?:mf|th|tv)$'
        ~ '|^[0-9]+ ?[a-df-mo-rt-vx-z] ' ~ customer_360.french_street()
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
    {{ customer_360.regex_replace(
        address.text,
        '(?i)^(' ~ number_before ~ ')[ ,]+([0-9]*[^' ~ customer_360.non_letters() ~ '][^|]*)$', '\\2|\\1'
    ) }}
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
    {#- What the match key of an address is made of. For most addresses that is their lower case; to read the expression
        several times is little work beside what it saves. -#}
    {%- set written = 'cast(' ~ col ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {%- set placeholder = customer_360.placeholder_pattern(customer_360.placeholders()) -%}
    {%- set plain -%}
        case
            when {{ customer_360.regex_matches(written, customer_360.plain_words('!-~' ~ customer_360.letters_with_accent())) }}
                then {{ customer_360.strip_accents('lower(' ~ written ~ ')') }}
            else {{ customer_360.plain_letters(customer_360.plain_digits(customer_360.cleared_text(written), written), written=written) }}
        end
    {%- endset -%}
    nullif(case
        when
            {{ customer_360.regex_matches(written, customer_360.plain_words('!-~')) }}
            and not {{ customer_360.regex_matches(written, placeholder) }}
            then lower({{ written }})
        else {{ customer_360.regex_replace(plain, placeholder, '') }}
    end, '')
{%- endmacro %}


{% macro address_key_of_text(text) -%}
    {#- The key is made of words and numbers alone, so that it matters where a number stands, but not what parts it.
        'Cl' is a calle before its name and a close behind it. 'Rue du 8 mai 1945' is 'rue du 8 mai', too. A rural route has no house number before it. The number of a road stands before its name, so that it is none of the house:
        '14818 CR 851' is '851cr14818'. -#}
    {%- set marked = namespace(text=customer_360.address_number_last(text, 'pobox')) -%}
    {%- for form in [
        ['^(?:rural (?:route|rte|rt)|r\\. ?r|route|rte|rt)\\.? *([0-9]+[ ,|]*(?:box.*)?)$', 'rr \\1'],
        ['\\b(?:(c)o(?:unty|\\.)? (r)(?:oa)?d|(f)arm[ -]to[ -](m)arket(?: r(?:oa)?d)?|(f)(m) r(?:oa)?d)\\.? *([0-9])',
         '\\1\\2\\3\\4\\5\\6 \\7'],
        ['\\b(cr|fm|highway|hwy|route|rte?|sr)\\.? *([0-9]+[a-z]?)[ ,|]+([0-9]+[a-z]?)$', '\\2 \\1 \\3'],
        ['^cl[ .]+([^ .])', 'calle \\1'],
        ['^p\\. ?zz?a\\b', 'piazza'],
        ['(\\p{L})(?:strasse|straat)($|[^\\p{L}])', '\\1str\\2'],
        ['( [0-9]+ (?:' ~ customer_360.any_of(customer_360.months_of_streets()) ~ ')) 1[0-9]{3}([ ,|]+[0-9])', '\\1\\2'],
    ] -%}
        {%- set marked.text = customer_360.regex_replace(marked.text, form[0], form[1]) -%}
    {%- endfor -%}
    {%- set pieces = '\\p{L}+|[0-9]+' -%}
    {%- set forms = [] -%}
    {%- for short, words in customer_360.street_words().items() -%}
        {%- for written in words -%}{%- do forms.append([written, short]) -%}{%- endfor -%}
    {%- endfor -%}
    {#- Most words are none of them, which shows the sooner the fewer they are compared with. -#}
    {%- set batches = forms | sort | batch(10) | list -%}
    {%- set word -%}
        case
            {%- for some in batches %}
            {{ 'else' if loop.last else "when address_word < '" ~ batches[loop.index][0][0] ~ "' then" }} case address_word
                {%- for written, short in some %}
                when '{{ written }}' then '{{ short }}'
                {%- endfor %}
                else address_word
            end
            {%- endfor %}
        end
    {%- endset -%}
    {%- if customer_360.is_quickly_read(text) -%}
        {%- set more = customer_360.more_than_words_and_number() -%}
        {%- set words -%}
            case
                when {{ customer_360.regex_matches(text, more ~ '|stra(?:sse|at)') }} then case
                    when {{ customer_360.regex_matches(text, more) }}
                        then {{ customer_360.regex_map(marked.text, pieces, 'address_piece', "address_piece || ' '") }}
                    else {{ customer_360.regex_replace(
                        customer_360.first_number_last(text), '(?:strasse|straat)( |$)', 'str\\1'
                    ) }}
                end
                else {{ customer_360.first_number_last(text) }}
            end
        {%- endset -%}
        nullif({{ customer_360.map_words(words, 'address_word', word) }}, '')
    {%- else -%}
        nullif({{ customer_360.regex_map(marked.text, pieces, 'address_word', word) }}, '')
    {%- endif -%}
{%- endmacro %}


{% macro more_than_words_and_number() %}
    {#- Pattern for what must be read with care: anything but plain words and numbers with at most one letter behind them,
        each parted by one blank, a number before and behind, and words of units, boxes and numbers. -#}
    {{ return(
        '[^a-z0-9 ]|^ |  | $|[a-z][0-9]|[0-9][a-z][a-z]|^[0-9]+[a-z]? (?:.* )?[0-9]|^(?:[0-9]+[a-z]? )?cl |(?:^| )(?:'
        ~ customer_360.any_of(customer_360.address_units() + customer_360.address_parts() + ['bis', 'ter', 'quater'])
        ~ ')(?: |$)|^(?:'
        ~ customer_360.any_of(customer_360.post_boxes())
        ~ ')|(?:^| )(?:nr|no|num|numero|hausnummer|hausnr|hnr|n) [0-9]|[0-9][a-z]? [dkb] [0-9]|[0-9][a-z]? [0-9]+ ?[a-z]$|^(?:h|d|house|door) no '
        ~ '|^(?:blk|block|plot) [0-9]| (?:mf|th|tv)$| 1[0-9]{3} [0-9]|^(?:co|county|farm|fm|route|rte?|rural) '
        ~ '|^[0-9]+ ?[a-df-mo-rt-vx-z] ' ~ customer_360.french_street()
    ) }}
{% endmacro %}


{% macro french_street() %}
    {#- Pattern for how a French street begins, behind whose number a letter is part of it: '12 B Rue …' is not the B Street of '12 B Ave'. -#}
    {{ return(
        '(?:all[eé]e|bd|bld|boulevard|chemin|cours|imp|impasse|passage|quai|r|route|rte|rue|(?:av|ave|avenue|pl|place) (?:de|des|du|la)) '
    ) }}
{% endmacro %}


{% macro first_number_last(text) -%}
    {#- Of words that single blanks part: a number that comes first put behind them. -#}
    case
        when {{ text }} < 'a' and contains({{ text }}, ' ')
            then substring({{ text }}, position(' ' in {{ text }}) + 1) || ' ' || split_part({{ text }}, ' ', 1)
        else {{ text }}
    end
{%- endmacro %}
