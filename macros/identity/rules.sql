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
    {%- for likeness, threshold in rule.not_unlike.items() -%}
        {%- do conditions.append('coalesce(' ~ likeness ~ '_likeness, 1) >= ' ~ threshold) -%}
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
    {#- Each comparison that some rule asks for, with the bits of all rules that ask for it. -#}
    {%- set bits = {} -%}
    {%- for rule in rules -%}
        {%- for likeness in (rule.similar.keys() | list + rule.any_similar.keys() | list + rule.not_unlike.keys() | list) | unique -%}
            {%- do bits.update({likeness: bits.get(likeness, 0) + rule.bit}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(bits) }}
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


{% macro asked_columns(settings) %}
    {#- The columns whose values rules look for or comparisons count, each once. -#}
    {%- set columns = [] -%}
    {%- for rule in settings.rules + settings.blocking -%}
        {%- do columns.extend(rule.equal) -%}
        {%- do columns.extend(settings.identifiers[rule.identifier].columns if rule.identifier else []) -%}
    {%- endfor -%}
    {%- for comparison in customer_360.valued_comparisons(settings) -%}
        {%- do columns.extend(comparison.columns) -%}
    {%- endfor -%}
    {{ return(columns | unique | list) }}
{% endmacro %}


{% macro rule_block_keys(settings) %}
    {#-
        The keys under which rules find their pairs, over CTEs profile_values and blocked_identifiers. Rules that ask for the
        same values share their keys, so a key bears the bits of all its rules.
    -#}
    {%- set bits, names, queries = {}, {}, [] -%}
    {%- for rule in settings.rules + settings.blocking -%}
        {%- set asked = rule.identifier ~ '|' ~ rule.equal | sort | join('|') -%}
        {%- do bits.update({asked: bits.get(asked, 0) + rule.bit}) -%}
        {%- do names.update({asked: rule}) -%}
    {%- endfor -%}
    {%- for asked, rule in names.items() -%}
        {%- set identifier_columns = settings.identifiers[rule.identifier].columns if rule.identifier else [none] -%}
        {%- for identifier_column in identifier_columns -%}
            {%- set columns = ([identifier_column] if rule.identifier else []) + rule.equal | sort -%}
            {%- set earlier = identifier_columns[:loop.index0] -%}
            {%- set query %}
    select
        cast({{ bits[asked] }} as bigint) as rule_bits,
        profile_id,
        record_count,
        {{ customer_360.hash_of(columns) }} as block_key
    from profile_values
    where
        {{ columns | join(' is not null and ') }} is not null
        {%- for column in earlier %}
        and {{ identifier_column }} is distinct from {{ column }}
        {%- endfor %}
        {%- if rule.identifier %}
        and {{ identifier_column }} not in (
            select value_hash from blocked_identifiers
            where identifier_type = '{{ rule.identifier }}'
        )
        {%- endif %}
            {%- endset -%}
            {%- do queries.append(query) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ queries | join('\n    union all') }}
{% endmacro %}


{% macro likeness_columns(settings, record_a, record_b) %}
    {#- What rule_is_met looks at, of pairs that a rule found which asks for it. -#}
    {%- for likeness, bits in customer_360.likenesses(settings.rules).items() %}
        case
            when rule_bits & {{ bits }} > 0 then {{ customer_360.compare(likeness, record_a, record_b, settings) }}
        end as {{ likeness }}_likeness,
    {%- endfor %}
    {%- for column in customer_360.household_rules(settings.rules) %}
        {{ record_a }}.{{ column }} != {{ record_b }}.{{ column }} as {{ column }}_differs,
    {%- endfor %}
{% endmacro %}


{% macro met_rule_bits(rules) %}
    {#- The bits of those of rule_bits whose further conditions are met. -#}
    {%- for rule in rules %}
        case when rule_bits & {{ rule.bit }} > 0 and {{ customer_360.rule_is_met(rule) }} then {{ rule.bit }} else 0 end
        {{- ' +' if not loop.last }}
    {%- else %}
        0
    {%- endfor %}
{% endmacro %}


{% macro housemates_glued(rules, nodes, components, edges) %}
    {#-
        Further rows of contradictions: components held together by what a household shares, with more than
        one of what each person has alone.
    -#}
    {%- for column, bits in customer_360.household_rules(rules).items() %}
    union all
    select
        component_id,
        'different {{ column }}' as contradiction
    from {{ nodes }}
    where component_id in (
        select ends.component_id
        from {{ edges }} as edges
        inner join {{ components }} as ends on edges.record_a = ends.record_id
        where edges.rule_bits | {{ bits }} = {{ bits }}
    )
    group by component_id
    having count(distinct {{ column }}) > 1
    {%- endfor %}
{% endmacro %}
