{#
    A full name is brought into one form, given · middle · family with a | between them, by patterns that are tried in
    turn: what one of them has parted, the next ones leave alone.
#}
{% macro full_name_in_parts(col) -%}
    {%- set particles = customer_360.name_particles() -%}
    {%- set bound = customer_360.particles_pattern() -%}
    {%- set leading = customer_360.particles_pattern(without=particles.given_names) -%}
    {%- set first = customer_360.particles_pattern(without=particles.given_names + particles.names) -%}
    {%- set sign = '[\\p{Han}\\p{Hangul}]' -%}
    {%- set word = '[^|, ]+' -%}
    {%- set family = bound ~ '*' ~ word ~ '(?: (?:y|i) ' ~ word ~ ')?' -%}
    {%- set letter = customer_360.letters_by_case() -%}
    {%- set mixed = '[' ~ letter.capital ~ '][' ~ letter.small ~ ']+' -%}
    {%- set mixed = mixed ~ '(?:-' ~ mixed ~ ')*' -%}
    {#- Of three letters at least, since 'JP Smith' shows initials; 'DE LA CRUZ', 'GARCÍA LÓPEZ', 'ORTEGA Y GASSET'. -#}
    {%- set capitals = '[' ~ letter.capital ~ "][" ~ letter.capital ~ "'-]" -%}
    {%- set shouted = '(?:' ~ capitals ~ '{1,2} )*' ~ capitals ~ '{2,}(?: (?:[YI] )?' ~ capitals ~ '+)*' -%}
    {#- 'Reyes, de Jesus', 'Thomas, La Kisha': a particle that nobody is called by belongs to the given name behind it. -#}
    {%- set before_given = customer_360.particles_pattern(without=particles.given_names + particles.names + particles.middle_names) -%}
    {%- set couple = ' (?i:and|und|et|&|[+]) (?:' ~ customer_360.titles_pattern('') ~ ')?' ~ word -%}
    {%- set initial = '[^' ~ customer_360.non_letters() ~ ']\\.' -%}
    {%- set child = customer_360.any_of(customer_360.unnamed_children()) -%}
    {#- Two capitals that are no name of two letters (NG, LI, AL): initials. -#}
    {%- set initials = '([B-DF-HJ-MP-TV-XZ])([B-DF-HJ-NP-TV-XZ])|([CJKPRT])(A)|([JPR])(E)|([AEO])([BCFGJKPRST])' -%}
    {#- Behind a title in capitals, too, but for what a title or a family name may begin with (DR, ST, MC DONALD). -#}
    {%- set titled = '([BCFGHJ-LPQRTV-XZ])([B-DF-HJ-NP-TV-XZ]) (' ~ word ~ ')' -%}
    {%- set titled = titled ~ '|(M)([B-DF-HJ-NP-TV-XZ]) (' ~ mixed ~ ')' -%}
    {%- set firm = customer_360.signs_of_a_firm() -%}
    {#- 'Li Na', 'WANG NA' and 'Nan Smith' are names; 'John NA' and 'nan Smith' are what a program makes of a name that is
        missing. -#}
    {%- set forms = [
        ['(?i)^(?:' ~ customer_360.any_of(firm.before) ~ ') .*$|^.+[ ,](?:' ~ customer_360.any_of(firm.behind) ~ ')(?:[ .,].*)?$'
         ~ '|^.*(?:' ~ customer_360.any_of(firm.within) ~ ').*$', ''],
        ['^NA ([^|]*[' ~ letter.small ~ '][^|]*)$|^([^|]*[' ~ letter.small ~ '][^|]*) NA$'
         ~ '|^(?:nan|NaN) ([^|]*[' ~ letter.capital ~ '][^|]*)$|^([^|]*[' ~ letter.capital ~ '][^|]*) (?:nan|NaN)$', '\\1\\2\\3\\4'],
        [' / | ?[+] ?| (?i:og|och) | u\\. ', ' & '],
        [customer_360.titles_pattern() ~ '(?-i:' ~ titled ~ '|(' ~ leading ~ '*' ~ word ~ '))$',
         '\\1\\4|\\2\\5|\\3\\6\\7'],
        [customer_360.titles_pattern(), ''],
        [customer_360.titles_pattern(', *'), ', '],
        ['^([^|,]+?) ' ~ customer_360.before_a_father() ~ ' (?:([^|,]+) ((?i:al|el)[ -][^|, ]+|ال[^|, ]+)|([^|,]+))$',
         '\\1|\\2|\\3\\4'],
        ["^Md ([" ~ letter.capital ~ " '-]+)$", 'MD \\1'],
        ["^([^|,/]{2,})/([^|,/ ]{2,})$|^([A-Z' -]{2,})/([A-Z' -]{2,})$", '\\1\\3, \\2\\4'],
        ['(^|, *)(' ~ initial ~ ')(' ~ initial ~ ')', '\\1\\2 \\3'],
        ['^([A-Z])\\.?([A-Z]\\.)( [^|,]+)$', '\\1 \\2\\3'],
        ['^([A-Z])\\.([A-Z] [^|,]+)$', '\\1. \\2'],
        ['^(?:' ~ initials ~ ') (' ~ mixed ~ '[^|,]*)$', '\\1\\3\\5\\7 \\2\\4\\6\\8 \\9'],
        ['^(' ~ mixed ~ ') (?:' ~ initials ~ ')$', '\\2\\4\\6\\8|\\3\\5\\7\\9|\\1'],
        ['^(' ~ leading ~ '+' ~ word ~ ') ([A-Z])$', '\\2||\\1'],
        ['^(?i:' ~ child ~ ') (' ~ family ~ ')$|^([^,|]+), *(?i:' ~ child ~ ')$'
         ~ '|^(?:(?i:the) )?(' ~ family ~ ') (?i:family|household)$|^(?i:rodina) (' ~ family ~ ')$', '||\\1\\2\\3\\4'],
        ['^(' ~ word ~ ')' ~ couple ~ '(?: (' ~ family ~ '))?$', '\\1||\\2'],
        ['^(' ~ word ~ ' [^|,]*' ~ word ~ ')' ~ couple ~ ' [^|,]+$', '\\1'],
        ['(?i)^(' ~ customer_360.any_of(customer_360.vietnamese_family_names()) ~ '), *([^|, ]+) ('
         ~ customer_360.any_of(particles.middle_names) ~ ')$', '\\2|\\3|\\1'],
        ['^([^,|]+), *(.+?) +((?:' ~ bound ~ ')*(?i:' ~ customer_360.any_of(
            particles.lower + particles.lower_unless_capitalized) ~ '))$', '\\3 \\1, \\2'],
        ['^([^,|]+),[ ,]*(' ~ before_given ~ '?' ~ word ~ ')[ ,]*([^|]*)$', '\\2|\\3|\\1'],
        ['^(' ~ shouted ~ ') (' ~ mixed ~ ')((?: ' ~ mixed ~ ')*)$', '\\2|\\3|\\1'],
        ['^(' ~ mixed ~ ')((?: ' ~ mixed ~ ')*) (' ~ shouted ~ ')$', '\\1|\\2|\\3'],
        ['^(' ~ customer_360.any_of(customer_360.two_part_family_names()) ~ ')(' ~ sign ~ '{1,2})$', '\\2||\\1'],
        ['^(' ~ customer_360.any_of(customer_360.japanese_family_names()) ~ ')([\\p{Han}\\p{Hiragana}\\p{Katakana}]{1,4})$',
         '\\2||\\1'],
        ['^(' ~ sign ~ ')(' ~ sign ~ '{1,2})$', '\\2||\\1'],
        ['^(\\p{Han}{2})(\\p{Han}{2})$', '\\2||\\1'],
        ['^(' ~ sign ~ '+) (' ~ sign ~ '+)$', '\\2||\\1'],
        ['^(' ~ first ~ leading ~ '*' ~ word ~ ')$', '||\\1'],
        ['^(' ~ word ~ ') ([^|]*? )??(' ~ family ~ ')$', '\\1|\\2|\\3'],
        ['^([^|]*[|][^|]*[|])' ~ customer_360.before_a_father() ~ ' ', '\\1'],
    ] -%}
    {%- set nobody = customer_360.placeholder_names() -%}
    {%- for word in customer_360.placeholders_that_are_names() -%}
        {%- do nobody.extend([word, word ~ ' ' ~ word]) -%}
    {%- endfor -%}
    {%- do nobody.append('nan nan') -%}
    {%- set text = customer_360.without_placeholder(
        customer_360.with_initials_parted(customer_360.without_name_suffix(customer_360.name_text(col))),
        nobody
    ) -%}
    {%- set name = namespace(text=customer_360.particle_first(customer_360.without_doubtful_titles(text))) -%}
    {%- for form in forms -%}
        {%- set name.text = customer_360.regex_replace(name.text, form[0], form[1]) -%}
    {%- endfor -%}
    {{ name.text }}
{%- endmacro %}


{% macro particles_pattern(without=[]) %}
    {#- One of the small words that belong to the family name behind them. -#}
    {%- set particles = customer_360.name_particles() -%}
    {%- set words = particles.lower + particles.lower_unless_capitalized + particles.bound -%}
    {{ return('(?i:(?:' ~ customer_360.any_of(words | reject('in', without)) ~ ') )') }}
{% endmacro %}


{% macro before_a_father(sure=false) %}
    {#- What stands between a given name and the father's. Of bin and ibn, which may be given names, only the small ones are sure. -#}
    {%- set particles = customer_360.name_particles() -%}
    {%- set names = customer_360.any_of(particles.before_a_father_or_names) -%}
    {{ return(
        '(?:(?i:' ~ customer_360.any_of(particles.before_a_father) ~ ')|' ~ (names if sure else '(?i:' ~ names ~ ')') ~ ')'
    ) }}
{% endmacro %}


{% macro full_name_part(col, part) -%}
    {{ customer_360.name_part(customer_360.full_name_in_parts(col), part) }}
{%- endmacro %}


{% macro name_part(parts, part) -%}
    {#- For a model that needs several parts: parting a name once is half of the work. -#}
    {%- set number = {'given': 1, 'middle': 2, 'family': 3}[part] -%}
    {{ customer_360.cased_name("trim(split_part(" ~ parts ~ ", '|', " ~ number ~ "))", is_part=true) }}
{%- endmacro %}


{% macro given_name_from_full(col) -%}
    {{ customer_360.full_name_part(col, 'given') }}
{%- endmacro %}


{% macro middle_name_from_full(col) -%}
    {{ customer_360.full_name_part(col, 'middle') }}
{%- endmacro %}


{% macro family_name_from_full(col) -%}
    {{ customer_360.full_name_part(col, 'family') }}
{%- endmacro %}


{% macro name_suffix_from_full(col) -%}
    {{ customer_360.name_suffix(col) }}
{%- endmacro %}
