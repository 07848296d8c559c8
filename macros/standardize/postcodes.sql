{#
    A postal code in its country's own form; null where it can't be one of that country. Leading zeros that a spreadsheet
    ate are put back. Countries without a known form, and rows without a country, keep letters and digits in capitals.
#}
{% macro postcode(col, country="''") -%}
    {%- set written = 'cast(' ~ col ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {#- 〒 and ΤΚ stand for postal code. -#}
    {%- set text = customer_360.regex_replace(
        'upper(' ~ customer_360.plain_digits(customer_360.clean_text(col), written) ~ ')',
        '\\.0$|[ .–—-]+|^(?:〒|ΤΚ)', ''
    ) -%}
    {%- set code = namespace(sql="coalesce(upper(trim(" ~ country ~ ")), '') || ':' || " ~ text) -%}
    {%- for rule in customer_360.postcode_rules() -%}
        {%- set code.sql = customer_360.regex_replace(code.sql, rule[0], rule[1]) -%}
    {%- endfor -%}
    nullif({{ customer_360.regex_extract(code.sql, '^=(.+)$', 1) }}, '')
{%- endmacro %}


{% macro postcode_rules() %}
    {#- Patterns tried in turn, from country:code to =code in the form of the country. Of Argentina's codes the four figures stay
        that people know (C1004AAB). Rome's begin with two zeros. 999077 stands for Hong Kong, which has none. -#}
    {%- set by_form = {} -%}
    {%- for country, facts in customer_360.countries().items() if facts[5] -%}
        {%- do by_form.setdefault(facts[5], []).append(country) -%}
    {%- endfor -%}
    {%- set rules = [
        ['^([A-Z]{2}:)[A-Z]{1,2}([0-9]{4,6})$', '\\1\\2'],
        ['^((?:SA|US):[0-9]{5})[0-9]{4}$', '\\1'],
        ['^((?:SG)?:)(?:S|SINGAPORE)?\\(?([0-9]{6})\\)?$', '\\1\\2'],
        ['^[A-Z]*:(?:0+|9+|999077)$', ''],
        ['^(?:PT:([1-9][0-9]{3})|AR:[A-Z]([0-9]{4})[A-Z]{3})$', '=\\1\\2'],
        ['^(' ~ by_form['99999'] | join('|') ~ '):([0-9]{4})$|^(BR):([0-9]{7})$', '\\1\\3:0\\2\\4'],
        ['^IT:([1-9][0-9]{2})$', '=00\\1'],
    ] -%}
    {%- set known = [] -%}
    {%- for form, countries in by_form.items() -%}
        {%- do known.extend(countries) -%}
        {%- set mark = ' ' if ' ' in form else '-' if '-' in form else '' -%}
        {%- set parts = '(' ~ (form | replace(mark, ')(') if mark else form) ~ ')' -%}
        {%- if form == 'GB' -%}
            {%- set mark, parts = ' ', '(A{1,2}9X?)(9AA)' -%}
        {%- endif -%}
        {%- set pattern = parts | replace('A', '[A-Z]') | replace('X', '\\w') | replace('9', '\\d') -%}
        {%- do rules.append([
            '^(?:' ~ countries | join('|') ~ '):' ~ pattern ~ '$', '=\\1' ~ (mark ~ '\\2' if mark else '')
        ]) -%}
    {%- endfor -%}
    {%- do rules.append(['^(?:' ~ known | join('|') ~ '):.*$', '']) -%}
    {%- do rules.append(['^[A-Z]*:([0-9A-Z]*[0-9][0-9A-Z]*)$', '=\\1']) -%}
    {{ return(rules) }}
{% endmacro %}
