{% macro visible_text(col) -%}
    {#- Text as a reader sees it: composed accents, no invisible characters, single blanks. Null stays null. -#}
    {%- set written = 'cast(' ~ col ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {#- Most text is words that single blanks part, in which there is nothing to change: no Ã, Ä and Å, with which garbled
        letters begin. -#}
    {%- if customer_360.is_quickly_read(col) -%}
        {%- set plain = '!-~' ~ customer_360.letters_with_accent() | replace('À-Å', 'À-Â') -%}
        case
            when {{ customer_360.regex_matches(written, customer_360.plain_words(plain)) }}
                then {{ written }}
            else {{ customer_360.cleared_text(written) }}
        end
    {%- else -%}
        {{ customer_360.worked_out_once('whole_text', written, customer_360.cleared_text('whole_text')) }}
    {%- endif -%}
{%- endmacro %}


{% macro cleared_text(written) -%}
    {%- set text = customer_360.regex_replace(customer_360.usual_letters(written), '\\p{Cf}+', '') -%}
    trim({{ customer_360.compose_accents(
        customer_360.regex_replace(text, '[\\p{Z}\\p{Cc}]{2,}|[^\\P{Z} ]|\\p{Cc}', ' ')
    ) }})
{%- endmacro %}


{% macro usual_letters(written) -%}
    {#- Wide letters, digits and signs, and narrow kana, as the keyboards of East Asia write them, in the usual width. The marks
        behind narrow kana are composed with them later.
        'MÃ¼ller' is Müller, whose UTF-8 a program took for Windows-1252. Text is repaired where a pair of characters shows it
        that no word holds (Ã before ¼ or Ÿ, not before O), and only if all of it is UTF-8 then. -#}
    {%- set wide, plain = [], [] -%}
    {%- for code in range(33, 127) -%}
        {%- do wide.append('%c' | format(code + 65248)) -%}
        {%- do plain.append('%c' | format(code)) -%}
    {%- endfor -%}
    {%- set kana = customer_360.narrow_kana() -%}
    {%- set signs = '\\x{80}-\\x{9f}\\x{a1}-\\x{bf}€‚ƒ„†‡ˆ‰‹•˜™›' -%}
    {%- set others = '…ŠŒŽ‘’“”–—šœžŸ' -%}
    case
        when {{ customer_360.regex_matches(written, '[\\x{ff01}-\\x{ff9f}]') }}
            then translate({{ written }}, '{{ wide | join }}{{ kana.narrow }}', {{ customer_360.sql_text(plain | join ~ kana.usual) }})
        when {{ customer_360.regex_matches(
            written,
            'Ã[' ~ signs ~ others ~ ']|[ÄÅ][' ~ signs ~ '…Œ‘“šœžŸ]|[ÎÏÐÑ×ØÙ][' ~ signs ~ ']|Â[\\x{a1}-\\x{bf}]'
            ~ '|[a-z0-9,.][ÂÃ]\\x{a0}|[à-í][' ~ signs ~ '][' ~ signs ~ others ~ '\\x{a0}]'
        ) }}
            then coalesce({{ customer_360.reread_as_utf_8(written) }}, {{ written }})
        else {{ written }}
    end
{%- endmacro %}


{% macro clean_text(col) -%}
    {{ customer_360.without_placeholder(customer_360.visible_text(col), customer_360.placeholders()) }}
{%- endmacro %}


{% macro without_placeholder(text, words, edge=none) -%}
    {#- Null where nothing but one of the words stands there, in whatever brackets, or nothing but what an edge holds. -#}
    nullif({{ customer_360.regex_replace(text, customer_360.placeholder_pattern(words, edge), '') }}, '')
{%- endmacro %}


{% macro placeholder_pattern(words, edge=none) %}
    {%- set edge = edge or '[\\s"\'`´’‘“”„<>()\\[\\]{}#*=.,;:!?/\\\\|~_–—-]*' -%}
    {{ return('(?i)^' ~ edge ~ '(?:' ~ customer_360.any_of(words) ~ ')?' ~ edge ~ '$') }}
{% endmacro %}


{% macro plain_words(characters) %}
    {#- Pattern for words of the given characters, parted by single blanks. -#}
    {{ return('^[' ~ characters ~ ']+(?: [' ~ characters ~ ']+)*$') }}
{% endmacro %}


{% macro plain_digits(text, written) -%}
    {#- Digits of other scripts as 0 to 9. written: what the text was made from, where to look for them first, as they are rare. -#}
    {%- set digits = [] -%}
    {%- for zero in customer_360.zeros_of_scripts() -%}
        {%- for digit in range(10) -%}{%- do digits.append('%c' | format(zero + digit)) -%}{%- endfor -%}
    {%- endfor -%}
    case
        when {{ customer_360.regex_matches(written, '[\\x{660}-\\x{17e9}]') }}
            then translate({{ text }}, '{{ digits | join }}', '{{ '0123456789' * customer_360.zeros_of_scripts() | length }}')
        else {{ text }}
    end
{%- endmacro %}


{% macro letters_with_accent() %}
    {#- The inside of a character class: composed letters that are plain ones once their accents are stripped. Not İ, whose
        lower case is a question of the engine. -#}
    {{ return('À-ÅÇ-ÏÑ-ÖÙ-Ýà-åç-ïñ-öù-ýÿ-ďĒ-ĥĨ-įĴ-ķĹ-ľŃ-ňŌ-őŔ-ťŨ-žƠơƯưȘ-țẠ-ỹ' | replace('İ', '')) }}
{% endmacro %}


{% macro non_letters(without='') %}
    {#- The inside of a character class: what separates the words of names, in ASCII, punctuation, symbols and emoji. Where
        [^\p{L}\p{M}] would do, too, this does: the engine needs milliseconds to compile each class of letters, and compiles
        the patterns of a model once per thread. No sign that some letter's other case is (the Kelvin sign is a k). -#}
    {%- set ascii = ' !"#$%&\'()*+,-./0123456789:;<=>?@[\\]^_`{|}~' -%}
    {%- set marks = modules.re.sub('[' ~ modules.re.escape(without) ~ ']', '', ascii) if without else ascii -%}
    {{ return(
        modules.re.escape(marks) ~ '\\x{7f}-\\x{a9}\\x{ab}-\\x{b4}\\x{b6}-\\x{b9}\\x{bb}-\\x{bf}\\x{d7}\\x{f7}\\x{2000}-\\x{20ff}'
        ~ '\\x{2190}-\\x{2bff}\\x{3000}-\\x{3004}\\x{3007}-\\x{3029}\\x{fe00}-\\x{fe6f}\\x{ff00}-\\x{ff20}\\x{1f000}-\\x{1faff}'
    ) }}
{% endmacro %}


{% macro letters_by_case() %}
    {#- The insides of two character classes: capital and small letters of the scripts that have both. -#}
    {{ return({
        'capital': 'A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯȘȚΆΈ-ΏΑ-ΫЀ-ЯԱ-Ֆ',
        'small': 'a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľŀłńņňōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžơưșțά-ώа-џա-ևḁ-ỿ'
    }) }}
{% endmacro %}


{% macro any_of(words) %}
    {#- Pattern for one of the words; backwards in the alphabet, so that no word hides a longer one that begins with it. -#}
    {%- set lines = words | unique(case_sensitive=true) | sort(reverse=true) | join('\n') -%}
    {{ return(modules.re.escape(lines) | replace('\\\n', '|')) }}
{% endmacro %}


{% macro plain_letters(text, written=none) -%}
    {#-
        Lower case, accents and the like stripped, Greek and Cyrillic in Latin letters: what a match key is made of. written:
        what the text was made from, if that is quickly read; most of it is ASCII, which leaves a tenth of the work.
    -#}
    {%- set single = customer_360.single_letters_without_accent() -%}
    {%- set folded = namespace(text=customer_360.strip_accents('lower(' ~ text ~ ')')) -%}
    {%- for letter, plain in customer_360.letters_without_accent().items() -%}
        {%- set folded.text = "replace(" ~ folded.text ~ ", '" ~ letter ~ "', '" ~ plain ~ "')" -%}
    {%- endfor -%}
    {%- set folded.text = "translate(" ~ folded.text ~ ", '" ~ single.from ~ "', '" ~ single.to ~ "')" -%}
    case
        {%- if written %}
        when {{ customer_360.is_ascii(written) }} then lower({{ text }})
        {%- endif %}
        when {{ customer_360.regex_matches(written or text, '[\\x{370}-\\x{52f}\\x{1f00}-\\x{1fff}\\x{2126}]') }}
            then {{ customer_360.romanized(folded.text) }}
        {#- Vowels of Indian and Thai letters and what makes ga of ka are marks, which are no accents. -#}
        when {{ customer_360.regex_matches(written or text, '[\\x{900}-\\x{109f}\\x{1780}-\\x{17ff}\\x{3040}-\\x{30ff}\\x{ff66}-\\x{ff9f}]') }}
            then translate(lower({{ text }}), '{{ customer_360.kana().hiragana }}', '{{ customer_360.kana().katakana }}')
        else {{ folded.text }}
    end
{%- endmacro %}


{% macro romanized(text) -%}
    {#- Greek and Cyrillic small letters without accents in Latin ones, so that Иван is Ivan. A linter would have to read some
        thirty calls within each other. -#}
    {%- if var('lint', false) -%}{{ return(text) }}{%- endif -%}
    {%- set letters = customer_360.romanized_letters() -%}
    {%- set written = namespace(text=text) -%}
    {%- for letter, latin in (letters.groups.items() | list) + (letters.several.items() | list) -%}
        {%- set written.text = "replace(" ~ written.text ~ ", '" ~ letter ~ "', '" ~ latin ~ "')" -%}
    {%- endfor -%}
    translate({{ written.text }}, '{{ letters.single.from ~ letters.silent }}', '{{ letters.single.to }}')
{%- endmacro %}


{% macro letters_key(col) -%}
    {#- Letters of any script, folded, and nothing else; '' if there is none. -#}
    {%- set text = 'cast(' ~ col ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {%- set is_quick = customer_360.is_quickly_read(col) -%}
    {%- set key = customer_360.regex_replace(
        customer_360.plain_letters(text, written=(text if is_quick else none)), '^\\p{M}+|[^\\p{L}\\p{M}]+', ''
    ) -%}
    {%- if is_quick -%}
        case
            when {{ customer_360.regex_matches(text, '^[A-Za-z' ~ customer_360.letters_with_accent() ~ ']+$') }}
                then {{ customer_360.strip_accents('lower(' ~ text ~ ')') }}
            else {{ key }}
        end
    {%- else -%}
        {{ key }}
    {%- endif -%}
{%- endmacro %}


{% macro is_quickly_read(expression) %}
    {#- Whether an expression is no more than a column, be it in lower case, so that it may as well be read twice. -#}
    {{ return(modules.re.match('^(?:lower[(][a-z_.]+[)]|[a-z_.]+)$', expression) is not none) }}
{% endmacro %}
