{% macro strongest_rule(rule_bits, rules) %}
    {#- Rules are numbered by strength, so the lowest bit that is set is the strongest rule. -#}
    case
        {%- for rule in rules %}
        when {{ rule_bits }} & {{ rule.bit }} > 0 then '{{ rule.name }}'
        {%- endfor %}
    end
{% endmacro %}


{% macro rule_names(rule_bits, rules) %}
    concat_ws(
        ', '
        {%- for rule in rules %},
        case when {{ rule_bits }} & {{ rule.bit }} > 0 then '{{ rule.name }}' end
        {%- endfor %}
    )
{% endmacro %}


{% macro rule_strength(rule_bits, rules) %}
    case
        {%- for rule in rules %}
        when {{ rule_bits }} & {{ rule.bit }} > 0 then {{ rules | length - loop.index0 }}
        {%- endfor %}
    end
{% endmacro %}


{% macro rule_is_met(rule) %}
    {#- What a rule asks beyond the values by which its pairs were found, over columns <likeness>_likeness and <column>_differs. -#}
    {%- set conditions = [] -%}
    {%- for likeness, threshold in rule.similar.items() -%}
        {%- do conditions.append(likeness ~ '_likeness >= ' ~ threshold) -%}
    {%- endfor -%}
    {%- for column in rule.unless_different -%}
        {%- do conditions.append(column ~ '_differs is not true') -%}
    {%- endfor -%}
    {%- if rule.any_similar -%}
        {%- set nothing = [] -%}
        {%- set enough = [] -%}
        {%- for likeness, threshold in rule.any_similar.items() -%}
            {%- do enough.append(likeness ~ '_likeness >= ' ~ threshold) -%}
            {%- do nothing.append(likeness ~ '_likeness is null') -%}
        {%- endfor -%}
        {%- do conditions.append('(' ~ enough | join(' or ') ~ ' or (' ~ nothing | join(' and ') ~ '))') -%}
    {%- endif -%}
    {{ return(conditions | join(' and ') or 'true') }}
{% endmacro %}


{% macro likenesses(rules) %}
    {#- Each comparison that any rule asks for, once; birth_date always, because it decides repairs. -#}
    {%- set names = ['birth_date'] -%}
    {%- for rule in rules -%}
        {%- for likeness in (rule.similar.keys() | list) + (rule.any_similar.keys() | list) if likeness not in names -%}
            {%- do names.append(likeness) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(names) }}
{% endmacro %}


{% macro household_rules(rules) %}
    {#- Each column that some rule names in unless_different, with the bits of all rules that name it. -#}
    {%- set bits = {} -%}
    {%- for rule in rules -%}
        {%- for column in rule.unless_different -%}
            {%- do bits.update({column: bits.get(column, 0) + rule.bit}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(bits) }}
{% endmacro %}
