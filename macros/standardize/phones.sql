{% macro phone_e164(col, country=none) -%}
    {%- set home = customer_360.sql_text(var('default_country', 'DE')) -%}
    {%- if country -%}
        {%- set home = "coalesce(nullif(upper(trim(" ~ country ~ ")), ''), " ~ home ~ ")" -%}
    {%- endif -%}
    {%- set line -%}
        coalesce({{ customer_360.lookup(home, customer_360.calling_codes()) }}, '')
        || ':' || {{ customer_360.dialled_number(col) }}
    {%- endset -%}
    {%- set international -%}
        case
            when {{ customer_360.regex_matches('phone_line', customer_360.forgotten_plus_pattern()) }}
                then '+' || split_part(phone_line, ':', 2)
            else {{ customer_360.with_calling_code('phone_line') }}
        end
    {%- endset -%}
    {#- Mobile numbers of Brazil have had a 9 before them since 2016; those of landlines begin with 2 to 5. Those of Argentina have
        it before the area (11, three digits, or four) where they are called from abroad, and a 15 behind it inside the country.
        Italy's have kept their 0; what begins with 2, 4, 6 or 9 has lost it. -#}
    {%- set number = customer_360.regex_extract(
        customer_360.regex_replace(
            customer_360.regex_replace(
                customer_360.regex_replace(
                    customer_360.let('phone_line', line, international),
                    '^\\+(' ~ customer_360.calling_codes_by_trunk()['0'] | join('|') ~ ')0+', '+\\1'
                ),
                '^(\\+55[1-9][1-9])([6-9][0-9]{7})$'
                ~ '|^(\\+54)9?0?(?:(11)15([0-9]{8})|([23][0-9]{2})15([0-9]{7})|([23][0-9]{3})15([0-9]{6}))$',
                '\\1\\39\\2\\4\\5\\6\\7\\8\\9'
            ),
            '^(\\+39)([2469][0-9]{7,9})$', '\\10\\2'
        ),
        customer_360.valid_phone_pattern()
    ) -%}
    nullif({{ customer_360.regex_replace(number, customer_360.placeholder_phone_pattern(), '') }}, '')
{%- endmacro %}


{% macro phone_key(phone) -%}
    {#- Argentines leave out the 9 of mobile numbers as often as not. -#}
    case when starts_with({{ phone }}, '+549') then '+54' || substr({{ phone }}, 5) else {{ phone }} end
{%- endmacro %}


{% macro dialled_number(col) -%}
    {#- Digits with a leading + where the country is given; '' if letters or other marks stand among them, and of a date. -#}
    {%- set labels = customer_360.any_of([
        'tel', 'tél', 'telefon', 'telefone', 'telefono', 'teléfono', 'telephone', 'téléphone', 'phone', 'fon', 'fone',
        'mobile', 'mobil', 'mob', 'móvil', 'movil', 'portable', 'gsm', 'handy', 'cell', 'cel', 'celular', 'cellulare',
        'whatsapp', 'wpp', 'home', 'work', 'office', 'c', 'm', 'p', 't', 'h', 'w',
    ]) -%}
    {%- set label = '^(?:' ~ labels ~ ')\\b(?:[ ./:-]*(?:' ~ labels ~ '|fax|nr|no|number)\\b)?[ .:]*' -%}
    {#- Brazil writes 0xx11: 0, the place of a carrier, and the area. -#}
    {%- set carrier = '\\b0[ -]?xx[ -]?([1-9]{2})' -%}
    {%- set extension = '[ ,;-]*(?:extension|extn|ext|x|durchwahl|dw|poste|#)[.:]? *[0-9]{1,6}$' -%}
    {%- set marks = ' ()\\[\\]/.·\'\\p{Pd}' -%}
    {%- set digit = '(?:[0-9][' ~ marks ~ ']*)' -%}
    {%- set next_number = ' *(?:[;|,]|/ *\\+| or | oder | and | und ).*$' -%}
    {#- A slash before a 0 parts two numbers where each has digits enough, else the pairs of one: 06/80/01/63/12. -#}
    {%- set after_slash = '(' ~ digit ~ '{8,}?)/ *0[1-9][' ~ marks ~ ']*' ~ digit ~ '{5}.*$' -%}
    {#- No word of x, which hides digits. -#}
    {%- set word = '(' ~ digit ~ '{7,})[ (\\[/][^x' ~ customer_360.non_letters() ~ '].*$' -%}
    {%- set day, month = '[0-3]?[0-9]', '[01]?[0-9]' -%}
    {%- set date = '^(?:(?:' ~ day ~ '[/.-]' ~ month ~ '|' ~ month ~ '[/.-]' ~ day ~ ')[/.-](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}[/.-]' ~ month
        ~ '[/.-]' ~ day ~ ')$' -%}
    {%- set spreadsheet = '^([1-9][0-9]{6,14})\\.0$' -%}
    {%- set written = 'cast(' ~ col ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {%- set text = customer_360.regex_replace(
        'lower(' ~ customer_360.plain_digits(customer_360.visible_text(col), written) ~ ')',
        [date, label, carrier, extension, next_number, after_slash, word, spreadsheet] | join('|'), '\\1\\2\\3\\4'
    ) -%}
    {%- set text = customer_360.regex_replace(text, '^([ (]*(?:\\+|00)[^(]*)\\( *0 *\\)', '\\1') -%}
    {%- set text = customer_360.regex_extract(text, '^[ (+]*[0-9' ~ marks ~ ']+$') -%}
    {{ customer_360.regex_replace(customer_360.regex_replace(text, '[^0-9+]+', ''), '^(?:00|[+]+)', '+') }}
{%- endmacro %}


{% macro with_calling_code(line) -%}
    {#- calling code:dialled number → +…; lines that fit no rule stay as they are, and are no valid number.
        Mexico had a 1 before mobile numbers until 2019; who calls from Brazil names a carrier behind the 0. -#}
    {%- set by_trunk = customer_360.calling_codes_by_trunk() -%}
    {%- set rules = [
        ['^[0-9]*:\\+', '+'],
        ['^1:011', '+'],
        ['^\\+521([0-9]{10})$', '+52\\1'],
        ['^1:1?([0-9]{10})$', '+1\\1'],
        ['^7:8?([0-9]{10})$', '+7\\1'],
        ['^36:(?:06)?([1-9][0-9]{7,8})$', '+36\\1'],
        ['^52:(?:01|044|045|(?:52)?1)?([0-9]{10})$', '+52\\1'],
        ['^55:0[1-9][0-9]([1-9][1-9][2-9][0-9]{7,8})$', '+55\\1'],
        ['^(' ~ by_trunk['0'] | join('|') ~ '):0+([1-9][0-9]*)$', '+\\1\\2'],
        ['^(' ~ by_trunk['0'] | join('|') ~ '):([1-9][0-9]{8,})$', '+\\1\\2'],
        ['^(' ~ by_trunk[''] | join('|') ~ '):([0-9]+)$', '+\\1\\2'],
    ] -%}
    {%- set text = namespace(sql=line) -%}
    {%- for rule in rules -%}
        {%- set text.sql = customer_360.regex_replace(text.sql, rule[0], rule[1]) -%}
    {%- endfor -%}
    {{ text.sql }}
{%- endmacro %}


{% macro calling_codes() %}
    {#- Country → calling code. -#}
    {%- set codes = {} -%}
    {%- for country, facts in customer_360.countries().items() -%}
        {%- do codes.update({country: facts[1]}) -%}
    {%- endfor -%}
    {{ return(codes) }}
{% endmacro %}


{% macro calling_codes_by_trunk() %}
    {#- Trunk prefix → calling codes of the countries that dial it. -#}
    {%- set codes = {} -%}
    {%- for country, facts in customer_360.countries().items() -%}
        {%- do codes.setdefault(facts[2], []).append(facts[1]) -%}
    {%- endfor -%}
    {{ return(codes) }}
{% endmacro %}


{% macro forgotten_plus_pattern() %}
    {#- calling code:number that begins with the same calling code and is too long, or too whole, to be a national
        number: '49:491711234567'. Where numbers have no trunk prefix, only length tells. So it does where they begin with another one
        ('65:60126768173'): one digit too many may be a slip where the trunk prefix is never dialled or often left out. Of
        Malaysia's numbers those of ten digits begin with 1; none of India's begins with 601. -#}
    {%- set patterns = ['60:[2-9][0-9]{9}', '91:601[0-9]{8}'] -%}
    {%- for facts in customer_360.countries().values() if facts[1] != '1' -%}
        {%- set shortest = facts[3] if facts[2] else facts[4] - facts[1] | length + 1 -%}
        {%- do patterns.append(
            facts[1] ~ ':' ~ facts[1] ~ '[0-9]{' ~ [shortest, 8] | max ~ ',' ~ [facts[4], 8] | max ~ '}'
        ) -%}
    {%- endfor -%}
    {%- for facts in customer_360.countries().values() if facts[2] in ['', '0', '1'] -%}
        {%- set spare = 1 if facts[2] == '0' and facts[3] < 10 else 2 -%}
        {%- do patterns.append(facts[1] ~ ':[1-9][0-9]{' ~ (facts[4] + spare - 1) ~ ',14}') -%}
    {%- endfor -%}
    {{ return('^(?:' ~ patterns | unique | join('|') ~ ')$') }}
{% endmacro %}


{% macro valid_phone_pattern() %}
    {#- Calling codes that exist, with as many digits as their numbers have. No area of Argentina begins with 15, which stands
        before the mobile number of one that was left out. -#}
    {%- set patterns = ['1[2-9][0-9]{9}', '54(?:9(?:11|[23][0-9])|11|[2-8][0-9])[0-9]{8}'] -%}
    {%- for facts in customer_360.countries().values() if facts[1] not in ['1', '54'] -%}
        {%- set first = '[0-9]' if facts[2] == '' else '[1-9]' -%}
        {%- do patterns.append(facts[1] ~ first ~ '[0-9]{' ~ (facts[3] - 1) ~ ',' ~ (facts[4] - 1) ~ '}') -%}
    {%- endfor -%}
    {%- do patterns.append('(?:' ~ customer_360.other_calling_codes() | join('|') ~ ')[0-9]{6,11}') -%}
    {{ return('^\\+(?:' ~ patterns | unique | join('|') ~ ')$') }}
{% endmacro %}


{% macro placeholder_phone_pattern() %}
    {#- One digit repeated, or digits counted up or down, right behind the calling code; one digit repeated behind an area of Brazil, be
        it with the 9 of mobile numbers; or seven zeros at the end. -#}
    {%- set repeated = [] -%}
    {%- set runs = ['123456(?:7(?:8(?:90?)?)?)?', '987654(?:3(?:2(?:10?)?)?)?'] -%}
    {%- for digit in '0123456789' -%}
        {%- do runs.append(digit ~ '{6,}') -%}
        {%- do repeated.append(digit ~ '{8}') -%}
    {%- endfor -%}
    {%- set codes = customer_360.calling_codes().values() | list + customer_360.other_calling_codes() -%}
    {{ return('^\\+(?:' ~ codes | unique | join('|') ~ ')(?:' ~ runs | join('|') ~ ')$'
        ~ '|^\\+55[1-9]{2}9?(?:' ~ repeated | join('|') ~ ')$|^\\+[0-9]*0{7,}$') }}
{% endmacro %}
