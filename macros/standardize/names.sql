{% macro person_name(col, part=none) -%}
    {#- Titles and suffixes have columns of their own. 'Berg, Anna' and 'Berg, Anna, M' are turned, and may
        show another title then; of 'Anna & Paul' the first one stays, of 'The Harris Family' the family's name. -#}
    {%- set dotted = '(?i:' ~ customer_360.any_of(customer_360.name_titles().before_two_names.with_dot) ~ ')\\. *' -%}
    {%- set turned = customer_360.regex_replace(
        customer_360.without_name_suffix(customer_360.strip_titles(col)),
        '^(?:' ~ dotted ~ ")?([^,]+?)(?:[ :/-][ .:/-]*)?,[ ,.:/'-]*([^" ~ customer_360.non_letters() ~ '][^,]*)$'
        ~ '|^([^,]+), *([^, ]+), *([^,]+)$|^([^, ]+?)(?: (?i:and|und|et|og|och|[&+/]) | u\\. |[&+])[^, ]+$'
        ~ '|^(?:(?i:the) )?([^ ,]+) (?i:family|household)$',
        '\\2 \\1\\4 \\5 \\3\\6\\7'
    ) -%}
    {%- set name = customer_360.without_name_suffix(
        customer_360.regex_replace(
            customer_360.without_doubtful_titles('trim(' ~ turned ~ ')'),
            customer_360.titles_pattern() ~ '|' ~ customer_360.birth_name_pattern(),
            ''
        )
    ) -%}
    {#- A given name of 'Babyboy Patel' is none. 'binti Ahmad' is Ahmad; between two names it stays ('Mohammed bin Salman'), but
        for a column of only one of them. -#}
    {%- set father, sure = customer_360.before_a_father(), customer_360.before_a_father(sure=true) -%}
    {%- set child = '^(?i:baby ?(?:boy|girl)) .*$' -%}
    {%- set left_out = {'given': child ~ '| ' ~ father ~ ' .*$', 'family': '^(?:.* )?' ~ father ~ ' '}.get(part, '^(?:' ~ sure ~ ' )+') -%}
    {%- set name = customer_360.regex_replace(name, left_out ~ '|(?: ' ~ sure ~ ')+$', '') -%}
    {{ customer_360.cased_name(customer_360.particle_first(customer_360.with_initials_parted(name))) }}
{%- endmacro %}


{% macro particle_first(text) -%}
    {#- 'Leemput van de', as lists sort it. A single particle in small letters only: 'Van' may be a given name. -#}
    {%- set particles = customer_360.name_particles() -%}
    {%- set several = [] -%}
    {%- set one = [] -%}
    {%- for particle in particles.lower + particles.lower_unless_capitalized -%}
        {%- do (several if ' ' in particle else one).append(particle) -%}
    {%- endfor -%}
    {#- (?m:^) is ^, which RE2 would try by its slow way first. -#}
    {{ customer_360.regex_replace(
        text,
        '(?m:^)([^,|]+ )?(?:([^,| ]+) ((?i:' ~ customer_360.any_of(several) ~ '))|(['
        ~ customer_360.letters_by_case().capital ~ '][^,| ]+) (' ~ customer_360.any_of(one) ~ '))$',
        '\\1\\3\\5 \\2\\4'
    ) }}
{%- endmacro %}


{% macro cased_name(text, is_part=false) -%}
    {#- Null for names of nobody ('Test 2') and what has no letter. -#}
    {%- set nobody = customer_360.names_of_nobody() -%}
    {%- if is_part -%}
        {%- set nobody = nobody | reject('in', customer_360.placeholders_that_are_names()) -%}
    {%- endif -%}
    {{ customer_360.name_case(
        customer_360.without_placeholder(text, nobody, '[' ~ customer_360.non_letters() ~ ']*')
    ) }}
{%- endmacro %}


{% macro name_key(col, is_part=false) -%}
    nullif({{ customer_360.name_key_or_empty(col, is_part) }}, '')
{%- endmacro %}


{% macro name_key_or_empty(col, is_part=false) -%}
    {#- '' for nobody: an engine may work out twice what a nullif within a case holds, but not one around it. -#}
    {%- set nobody = customer_360.names_of_nobody() -%}
    {%- set names = customer_360.placeholders_that_are_names() if is_part else [] -%}
    {%- set words = [] -%}
    {%- for word in nobody if modules.re.sub('[^a-z]', '', word) not in names -%}
        {%- do words.append(modules.re.sub('[^a-z]', '', word)) -%}
    {%- endfor -%}
    {%- set placeholder = '^(?:' ~ customer_360.any_of(words) ~ ')$' -%}
    {#- Of a part, 'Na' is a name, and 'n/a' isn't. -#}
    {%- set mark = '[' ~ customer_360.non_letters() ~ ']' -%}
    {%- set not_available = '(?i)^' ~ mark ~ '*n' ~ mark ~ '+a' ~ mark ~ '*$' -%}
    {#- Most names are their own key, but for capitals; to see that takes a third of the time. -#}
    {%- if customer_360.is_quickly_read(col) -%}
        {%- set text = 'cast(' ~ col ~ ' as ' ~ dbt.type_string() ~ ')' -%}
        case
            when
                {{ customer_360.regex_matches(text, '^[A-Za-z]+$') }}
                and not {{ customer_360.regex_matches(text, '(?i)' ~ placeholder) }}
                then lower({{ text }})
            {%- if is_part %}
            when {{ customer_360.regex_matches(text, not_available) }} then ''
            {%- endif %}
            else {{ customer_360.regex_replace(customer_360.letters_key(col), placeholder, '') }}
        end
    {%- else -%}
        {%- set text = customer_360.regex_replace(col, not_available, '') if is_part else col -%}
        {{ customer_360.regex_replace(customer_360.letters_key(text), placeholder, '') }}
    {%- endif -%}
{%- endmacro %}


{% macro given_name_key(col) -%}
    {#- Of initials alone the first: A. L. is not Al. -#}
    case
        when {{ customer_360.regex_matches(col, '^[A-Z][. ]+[A-Z](?:[. ]+[A-Z])*[. ]*$') }} then lower(left({{ col }}, 1))
        else {{ customer_360.name_key(col, is_part=true) }}
    end
{%- endmacro %}


{% macro first_name_key(given_name, key=none) -%}
    {#- Anna of Anna-Lena: a form may hold both names or only the first. Most given names are one. -#}
    nullif(case
        when contains({{ given_name }}, ' ') or contains({{ given_name }}, '-')
            then {{ customer_360.name_key_or_empty(customer_360.regex_extract(given_name, '^[^ -]+'), is_part=true) }}
        else {{ key or customer_360.name_key_or_empty(given_name, is_part=true) }}
    end, '')
{%- endmacro %}


{% macro names_of_nobody() %}
    {#- Nan is a name, too: name_text sees by its case whether a program wrote it. -#}
    {{ return((customer_360.placeholders() + customer_360.placeholder_names()) | reject('equalto', 'nan') | list) }}
{% endmacro %}


{% macro name_text(col) -%}
    {#- Visible text of a name: one kind of apostrophe and hyphen, O'Brien for O Brien, no nickname in brackets or
        quotes, no emoji, no birth name after née, no NMN (no middle name), no office behind a bar, no stray marks at
        its ends, no *DUP* that a clerk put there, María for Mª and Ma., Md for Md.; without the marks of lost letters
        (Tr?n); '' for what holds an @, no letter or letters that were masked (J***n). -#}
    {%- set apostrophes = customer_360.regex_replace(
        customer_360.visible_text(col),
        "((?:^|[ ,/-])[oO]) ((?i:" ~ customer_360.any_of(customer_360.o_names()) ~ ')\\b)|[’‘ʼ´`]',
        "\\1'\\2"
    ) -%}
    {%- set marks = 'translate(' ~ apostrophes ~ ", '‐‑–—#?�', '----')" -%}
    {#- A generation stays that stands in brackets, and before a bar a given and a family name. -#}
    {%- set left_out = '()"“”„<>{}|*_=;\\[\\]\\\\\\x{2190}-\\x{2bff}\\x{fe00}-\\x{fe0f}\\x{1f000}-\\x{1faff}' -%}
    {%- set ideograph = '[\\x{4e00}-\\x{9fff}\\x{ac00}-\\x{d7a3}]' -%}
    {%- set bare = customer_360.regex_replace(
        marks,
        '^[^*]*(?:[^* ][*]+[^* ]|[^* ][*]{2}| [*]{2,}$|\\b[A-Za-z][*]|' ~ ideograph ~ '[*]).*$|^[*]+' ~ ideograph ~ '.*$'
        ~ '|^([^ ' ~ left_out ~ ']+ [^' ~ left_out ~ ']*[^ ' ~ left_out ~ ']) [|] .*$'
        ~ '|\\(((?i:' ~ customer_360.any_of(customer_360.name_suffixes().generations) ~ ')\\.?)\\)'
        ~ '|[*][A-Z][A-Z -]+[*]|\\([^()]*\\)|"[^"]*"|“[^“”]*”|[' ~ left_out ~ ']',
        '\\1\\2 '
    ) -%}
    {#- In capitals among capitals, whose names are parted otherwise than 'María LÓPEZ'. -#}
    {%- set shouted = customer_360.regex_replace(bare, '(^|[ -])M(?:[.]?ª[.]?[ -]*|A[.] )([A-ZÁÉÍÓÚÑ]{2})', '\\1MARÍA \\2') -%}
    {%- set spelled_out = customer_360.regex_replace(
        customer_360.regex_replace(shouted, '(^|[ -])[mM][.]?ª[.]?[ -]*|(^|, *)[mM]a[.] ', '\\1\\2María '),
        '(^|, *|[mM][rR]\\.? |(?i:haji|hj\\.?) )[mM][dD]\\. *([^' ~ customer_360.non_letters() ~ '])', '\\1Md \\2'
    ) -%}
    {{ customer_360.regex_replace(
        customer_360.regex_replace(spelled_out, '  +', ' '),
        '^[' ~ customer_360.non_letters() ~ ']*$|^.*@.*$|^(?:nan|NaN)$|' ~ customer_360.birth_name_pattern()
        ~ "| (?i:nmn|nmi|no middle name)\\b|(?:^[ ,.:/'-]*|([ ,/-]))([oO]') +(["
        ~ customer_360.letters_by_case().capital ~ customer_360.letters_by_case().small
        ~ "])|^[ ,.:/'-]*?('[tT] [^ ,.:/'-])"
        ~ "|^[ ,.:/'-]+|[ ,:/-][ ,.:/-]*$|[ ,]+'[0-9]{2}$",
        '\\1\\2\\3\\4'
    ) }}
{%- endmacro %}


{% macro birth_name_pattern() %}
    {#- Another name behind a name, up to its end or a comma: 'née Schmidt', 'geb. Schmidt', 'épouse Schmidt'. -#}
    {{ return('[ ,:/-][ ,.:/-]*(?i:née|nee|geb\\.|geborene?|épouse|epouse|ép\\.?|ep\\.) [^,]*') }}
{% endmacro %}


{% macro strip_titles(col) -%}
    nullif({{ customer_360.regex_replace(
        customer_360.regex_replace(customer_360.name_text(col), customer_360.titles_pattern(), ''),
        '^[' ~ customer_360.non_letters() ~ ']*$', ''
    ) }}, '')
{%- endmacro %}


{% macro titles_pattern(start='^') %}
    {#- Titles in a row ('Herr Prof. Dr. med.', 'Mr. and Mrs.'), with what parts them from the name. -#}
    {%- set titles = customer_360.name_titles() -%}
    {{ return(
        '(?i)' ~ start ~ '(?:(?:' ~ customer_360.any_of(titles.with_or_without_dot) ~ ")(?:[ ,.][ ,.:/'-]*|$)"
        ~ '|(?:' ~ customer_360.any_of(titles.with_dot) ~ ")\\.[ ,.:/'-]*|(?:and|und|et|&) [ ,.:/'-]*"
        ~ '|(?:' ~ customer_360.any_of(titles.before_a_name) ~ ') )+'
    ) }}
{% endmacro %}


{% macro without_doubtful_titles(text) -%}
    {#- A given and a family name must remain: nothing goes of 'Don Smith', 'M. K. Gandhi' and 'Don van Buren', which a
        | marks meanwhile; M. goes of 'M. Bernard, Paul', too. Suffixes are gone already. (?m:^) as in
        particle_first. -#}
    {%- set titles = customer_360.titles_pattern('') -%}
    {%- set words = customer_360.name_titles().before_two_names -%}
    {%- set dotted = '(?i:' ~ customer_360.any_of(words.with_dot) ~ ')\\. *' -%}
    {%- set doubtful =
        '(?:' ~ dotted ~ '|(?i:' ~ customer_360.any_of(words.with_or_without_dot) ~ ')\\.? +)'
    -%}
    {%- set given_name = '[^' ~ customer_360.non_letters() ~ '][^ .,|]+' -%}
    {%- set changes = [
        ['^((?:' ~ doubtful ~ ')+)(' ~ customer_360.particles_pattern() ~ '+[^ ,|]+)$', '\\1|\\2'],
        ['(?m:^)(?:' ~ titles ~ ')?(?:' ~ doubtful ~ ')+(' ~ given_name ~ '\\.? +[^ ,|][^,|]*)$', '\\1'],
        ['(?m:^)([^,|]+, *)' ~ doubtful ~ '(' ~ given_name ~ '[^,|]*)$|(?m:^)' ~ dotted ~ '([^ .,|]{2}[^,|]*,[^|]*)$',
         '\\1\\2\\3'],
        ['[|]', ''],
    ] -%}
    {%- set name = namespace(text=text) -%}
    {%- for change in changes -%}
        {%- set name.text = customer_360.regex_replace(name.text, change[0], change[1]) -%}
    {%- endfor -%}
    {{ name.text }}
{%- endmacro %}


{% macro suffix_pattern(behind_two_names=false) %}
    {#- A generation or a degree behind a name, with what parts it from the name; within (?i). -#}
    {%- set suffixes = customer_360.name_suffixes() -%}
    {%- set doubtful = '(?-i:' ~ customer_360.any_of(suffixes.as_written_behind_two_names) ~ ')|'
        ~ customer_360.any_of(suffixes.generations_behind_two_names) -%}
    {{ return(
        '(?:[ ,:/-][ ,.:/-]*(?:' ~ customer_360.any_of(suffixes.degrees) ~ '|' ~ customer_360.generations_pattern()
        ~ '|(?-i:' ~ customer_360.any_of(suffixes.as_written) ~ '))|' ~ ('[ ,]' if behind_two_names else ' *,')
        ~ '[ ,.]*(?:' ~ doubtful ~ '))\\.?'
    ) }}
{% endmacro %}


{% macro generations_pattern() %}
    {#- IV only as written, since Iv is a name. -#}
    {%- set suffixes = customer_360.name_suffixes() -%}
    {{ return(customer_360.any_of(suffixes.generations | reject('equalto', 'iv')) ~ '|(?-i:IV|iv)') }}
{% endmacro %}


{% macro without_name_suffix(text) -%}
    {#- Suffixes stand at the end, or before the comma of 'Smith Jr., John'. -#}
    {%- set titles = customer_360.titles_behind_names() -%}
    {{ customer_360.regex_replace(customer_360.regex_replace(
        customer_360.without_degrees_behind_comma(text),
        '(?i)(?:( [^ ,]{2,})(?:' ~ customer_360.suffix_pattern(behind_two_names=true) ~ ')+|(?:' ~ customer_360.suffix_pattern()
        ~ ')+)[ ,./-]*$| *(?:' ~ customer_360.any_of(titles.without_blank)
        ~ ')$|[ ,]+(?:' ~ customer_360.any_of(titles.with_blank) ~ ')\\.?$', '\\1'),
        '(?i)' ~ customer_360.suffix_pattern() ~ ' *,', ','
    ) }}
{%- endmacro %}


{% macro without_degrees_behind_comma(text) -%}
    {#- 'Dewi Lestari, S.E.', 'Budi Santoso, S.Kom., M.M.': a given and a family name stand before the comma. Behind one of
        them, or behind 'van den Berg', J.P. are initials. -#}
    {%- set letter = customer_360.letters_by_case() -%}
    {%- set known = '(?i:' ~ customer_360.any_of(customer_360.name_suffixes().degrees_like_initials) ~ ')' -%}
    {%- set dotted = '(?:[' ~ letter.capital ~ ']\\.)+[' ~ letter.capital ~ '][' ~ letter.small ~ ']{1,2}(?:\\.[A-Z])?' -%}
    {%- set degree = '(?:' ~ known ~ '|' ~ dotted ~ ')\\.?' -%}
    {{ customer_360.regex_replace(
        text,
        '^(' ~ customer_360.particles_pattern() ~ '.*)$|'
        ~ '^((?:[^ ,.]+\\. ?)*[^ ,.]{2,}(?: [^ ,]+)+)(?:[ ,]*, *' ~ degree ~ '(?:[ ,]+' ~ degree ~ ')*)[ ,./-]*$',
        '\\1\\2'
    ) }}
{%- endmacro %}


{% macro with_initials_parted(text) -%}
    {#- 'R.Suresh' is R. Suresh, and 'Suresh.R' Suresh R. Degrees are gone already. -#}
    {%- set any, letter = '[^' ~ customer_360.non_letters() ~ ']', customer_360.letters_by_case() -%}
    {{ customer_360.regex_replace(
        text,
        '(^|[ .,-])(' ~ any ~ '\\.)([' ~ letter.capital ~ '][' ~ letter.small ~ ']|' ~ any ~ '{3})'
        ~ '|(' ~ any ~ '{2})\\.(' ~ any ~ '\\.?)$',
        '\\1\\2\\4 \\3\\5'
    ) }}
{%- endmacro %}


{% macro name_suffix(col) -%}
    {%- set suffixes = customer_360.name_suffixes() -%}
    {%- set doubtful = customer_360.any_of(suffixes.generations_behind_two_names) -%}
    {%- set found = customer_360.regex_extract(
        customer_360.regex_replace(
            customer_360.strip_titles(col), '(?i)^((?:jn?r|sn?r|iii)\\.?)$|^[^ ,]+ (?:' ~ doubtful ~ ')(?:,.*)?$', ' \\1'
        ),
        '(?i)[ ,/-](' ~ customer_360.generations_pattern() ~ '|' ~ doubtful ~ ')\\.?(?:' ~ customer_360.suffix_pattern(behind_two_names=true)
        ~ ')*(?: *,|[ ,./-]*$)',
        1
    ) -%}
    {{ customer_360.lookup(
        'lower(' ~ found ~ ')', dict(suffixes.generations, **suffixes.generations_behind_two_names)
    ) }}
{%- endmacro %}


{% macro name_case(text) -%}
    {#- Capitals as people write them. A word that already mixes them well (LeBron, DeShawn) stays as it is. -#}
    {%- set particles = customer_360.name_particles() -%}
    {%- set other, letter = customer_360.non_letters(), customer_360.letters_by_case() -%}
    {%- set small = [] -%}
    {%- for word in particles.lower_unless_capitalized -%}
        {%- do small.extend([word, word | upper]) -%}
    {%- endfor -%}
    {%- set pieces =
        ' ?[{]?(?i:' ~ customer_360.any_of(particles.lower) ~ ') |(?:' ~ customer_360.any_of(small) ~ '|y) '
        ~ '|[{]?[^' ~ other ~ ']+|[' ~ customer_360.non_letters('{') ~ ']+'
    -%}
    {#- Until the words are cased, a | parts Mc from Donald and a { marks LeBron, so that no pattern is needed word by word. -#}
    {%- set mixed =
        '(^|[' ~ customer_360.non_letters('{') ~ '])'
        ~ '([' ~ letter.capital ~ '][' ~ letter.small ~ ']+[' ~ letter.capital ~ '][' ~ letter.small ~ ']{2,}'
        ~ '(?:$|[' ~ other ~ ']))'
    -%}
    {%- set parted = customer_360.regex_replace(
        customer_360.regex_replace(text, '(?i)(^|[' ~ other ~ '])(mc)([^' ~ other ~ ']{2})', '\\1\\2|\\3'),
        '(?i)(^|[' ~ other ~ '])(mac)((?:' ~ customer_360.any_of(customer_360.mac_names()) ~ ')(?:$|[' ~ other ~ ']))',
        '\\1\\2|\\3'
    ) -%}
    {#- twice, since of two such neighbours the first takes the blank between them -#}
    {%- set marked = customer_360.regex_replace(customer_360.regex_replace(parted, mixed, '\\1{\\2'), mixed, '\\1{\\2') -%}
    {%- set word -%}
        case
            when name_word like '% ' then lower(name_word)
            when substring(name_word, 2) = lower(substring(name_word, 2))
                then upper(left(name_word, 1)) || substring(name_word, 2)
            when left(name_word, 1) = '{' then name_word
            else upper(left(name_word, 1)) || lower(substring(name_word, 2))
        end
    {%- endset -%}
    {{ customer_360.compose_accents(customer_360.regex_replace(
        "translate(" ~ customer_360.regex_map(marked, pieces, 'name_word', word) ~ ", '|{', '')",
        'σ($|[' ~ other ~ '])', 'ς\\1'
    )) }}
{%- endmacro %}


{% macro with_person_names(relation) -%}
    {#-
        A query of a CTE's rows with given_name, family_name and name_suffix, read from first_name and last_name. Names come
        again and again, and take long to read: each is read once.
    -#}
    select
        {{ relation }}.*,
        given_names.given_name,
        family_names.family_name,
        family_names.name_suffix
    from {{ relation }}
    left join (
        select
            first_name,
            {{ customer_360.person_name(customer_360.strip_titles('first_name'), part='given') }} as given_name
        from {{ relation }}
        where first_name is not null
        group by first_name
    ) as given_names
        on {{ relation }}.first_name = given_names.first_name
    left join (
        select
            last_name,
            {{ customer_360.person_name(customer_360.strip_titles('last_name'), part='family') }} as family_name,
            {{ customer_360.name_suffix('last_name') }} as name_suffix
        from {{ relation }}
        where last_name is not null
        group by last_name
    ) as family_names
        on {{ relation }}.last_name = family_names.last_name
{%- endmacro %}


{% macro name_spelling(key) -%}
    {#-
        What the spellings of one name have in common, of its match key: one letter for a doubled one, and one for what languages write
        in several ways (Andrey and Andrei, Isabella, Mateus and Matheus, Kseniia, Pooja, Sarah). A form for comparison, to show nobody.
    -#}
    {%- set spelling = namespace(text=key) -%}
    {%- for form in [
        ['ee|iy|ij|ie$|y', 'i'],
        ['oo|ou', 'u'],
        ['ph', 'f'],
        ['kh', 'h'],
        ['th', 't'],
        ['ks', 'x'],
        ['c?k|q|cq|c([aoulrt]|$)', 'k\\1'],
        ['w', 'v'],
        ['^iev', 'ev'],
        ['([aeiou])h$', '\\1'],
    ] -%}
        {%- set spelling.text = customer_360.regex_replace(spelling.text, form[0], form[1]) -%}
    {%- endfor -%}
    {%- for letter in 'abdefghiklmnoprstuvxz' -%}
        {%- set spelling.text = customer_360.regex_replace(spelling.text, letter ~ letter ~ '+', letter) -%}
    {%- endfor -%}
    {{ spelling.text }}
{%- endmacro %}
