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
    {#- Each comparison that any rule asks for, once; birth_date always, because it decides repairs. -#}
    {%- set names = ['birth_date'] -%}
    {%- for rule in rules -%}
        {%- for likeness in (rule.similar.keys() | list) + (rule.any_similar.keys() | list) + (rule.not_unlike.keys() | list) if likeness not in names -%}
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
    {#- What rule_is_met looks at. -#}
    {%- for likeness in customer_360.likenesses(settings.rules) %}
        {{ customer_360.compare(likeness, record_a, record_b, settings) }} as {{ likeness }}_likeness
        {{- ',' if not loop.last }}
    {%- endfor %}
    {%- for column in customer_360.household_rules(settings.rules) %},
        {{ record_a }}.{{ column }} != {{ record_b }}.{{ column }} as {{ column }}_differs
    {%- endfor %}
{% endmacro %}


{% macro met_rule_bits(rules) %}
    {#- The bits of those of rule_bits whose further conditions are met. -#}
    {%- for rule in rules %}
        case when rule_bits & {{ rule.bit }} > 0 and {{ customer_360.rule_is_met(rule) }} then {{ rule.bit }} else 0 end
        {{- ' +' if not loop.last }}
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


{% macro blocking_rules_by_bit(rules) %}
    {#-
        One row per blocking rule: its bit, its name, the bits of all rules of its kind (kind_bits), and of those of them up to it
        (bits_up_to_it). Who has the full name in common with somebody has its beginnings, too, and who has the postcode has the
        city, which says nothing more: such rules are of one kind. No row where there is no rule.
    -#}
    {%- set kinds = {} -%}
    {%- for rule in rules -%}
        {%- set kind = customer_360.kind_of_rule(rule) -%}
        {%- do kinds.update({kind: kinds.get(kind, 0) + rule.bit}) -%}
    {%- endfor -%}
    {%- for rule in rules %}
    {%- set kind = customer_360.kind_of_rule(rule) -%}
    {%- set kind_bits = kinds[kind] %}
    select
        cast({{ rule.bit }} as bigint) as rule_bit,
        '{{ rule.name }}' as rule_name,
        {{ kind == 'names' }} as is_of_names,
        cast({{ kind_bits }} as bigint) as kind_bits,
        cast({{ rule.bit + kind_bits % rule.bit }} as bigint) as bits_up_to_it
    {{ 'union all' if not loop.last }}
    {%- else %}
    select
        cast(null as bigint) as rule_bit,
        cast(null as {{ dbt.type_string() }}) as rule_name,
        cast(null as boolean) as is_of_names,
        cast(null as bigint) as kind_bits,
        cast(null as bigint) as bits_up_to_it
    where false
    {%- endfor %}
{% endmacro %}


{% macro kind_of_rule(rule) %}
    {#- 'names' for a rule that finds its pairs by nothing else; rules that differ in nothing but postcode or city are of one kind. -#}
    {%- set names = ['sorted_name_key', 'given_name_key', 'family_name_key', 'given_name_start', 'family_name_start'] -%}
    {%- set kinds = [] -%}
    {%- for column in rule.equal -%}
        {%- do kinds.append('place' if column in ['postcode_key', 'city_key'] else column) -%}
    {%- endfor -%}
    {%- if rule.identifier -%}
        {{ return(rule.name) }}
    {%- elif rule.equal | reject('in', names) | list -%}
        {{ return(kinds | unique | sort | join(' ')) }}
    {%- else -%}
        {{ return('names') }}
    {%- endif -%}
{% endmacro %}


{% macro population(profiles, sample) %}
    {#- A query with one row: how many profiles there are, and how many pairs of them a pair of drawn ones stands for. -#}
    select
        count(*) as profile_count,
        power(cast(count(*) as double) / nullif((select count(*) from {{ sample }}), 0), 2) as pairs_per_drawn
    from {{ profiles }}
{% endmacro %}


{% macro max_pairs(settings, all_profiles) -%}
    {#- How many pairs a blocking rule may find. -#}
    greatest({{ all_profiles }} * {{ settings.max_pairs_per_profile }}, {{ settings.max_block_size * 500 }})
{%- endmacro %}


{% macro max_lone_pairs(settings, all_profiles, is_of_names) -%}
    {#- How many pairs a kind of rule may find that nothing else does. Names alone may be rare, and find as many as one rule may. -#}
    case
        when {{ is_of_names }} then {{ customer_360.max_pairs(settings, all_profiles) }}
        else greatest({{ all_profiles }} * {{ settings.max_lone_pairs_per_profile }}, {{ settings.max_block_size * 200 }})
    end
{%- endmacro %}


{% macro is_within_budget(settings, rule_bits, profile_count, pairs_up_to_size, all_profiles) %}
    {#-
        Whether the blocks of a size are compared: none may be too large, and a blocking rule's blocks, the smallest first, make
        about one pair per profile. What rules ask for is strong enough to be looked at whatever it costs.
    -#}
    (
        {{ profile_count }} <= {{ settings.max_block_size }}
        and (
            {{ rule_bits }} & {{ settings.model_rule.bit - 1 }} > 0
            or {{ pairs_up_to_size }} <= {{ customer_360.max_pairs(settings, all_profiles) }}
        )
    )
{% endmacro %}
