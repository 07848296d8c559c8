{# What each blocking rule may find: which rules are of one kind, and what more than one of them finds. #}

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
    {#-
        'names' for a rule that finds its pairs by nothing else. Rules that differ in nothing but postcode or city are of one
        kind; one that asks for an identifier is of its own.
    -#}
    {%- set names = ['sorted_name_key', 'given_name_key', 'family_name_key', 'given_name_start', 'family_name_start', 'name_words_key'] -%}
    {%- set kinds = [] -%}
    {%- for column in rule.equal -%}
        {%- do kinds.append('place' if column in ['postcode_key', 'postcode_start', 'city_key'] else column) -%}
    {%- endfor -%}
    {%- if rule.identifier -%}
        {{ return('identifier ' ~ rule.name) }}
    {%- elif rule.equal | reject('in', names) | list -%}
        {{ return(kinds | unique | sort | join(' ')) }}
    {%- else -%}
        {{ return('names') }}
    {%- endif -%}
{% endmacro %}


{% macro is_within_budget(settings, rule_bits, profile_count, pairs_up_to_size, max_pairs) %}
    {#-
        Whether the blocks of a size are compared: none may be too large, and a blocking rule's blocks, the smallest first, make
        no more pairs than max_pairs. What rules ask for is strong enough to be looked at whatever it costs.
    -#}
    (
        {{ profile_count }} <= {{ settings.max_block_size }}
        and ({{ rule_bits }} & {{ settings.bits_of_rules }} > 0 or {{ pairs_up_to_size }} <= {{ max_pairs }})
    )
{% endmacro %}


{% macro sampled_pairs(keys) %}
    {#- A query: how many pairs of drawn profiles share the block keys of which rules, all that a pair shares taken together. -#}
    select
        pairs.rule_bits,
        count(*) as drawn_count
    from (
        select bit_or(key_a.rule_bits) as rule_bits
        from {{ keys }} as key_a
        inner join {{ keys }} as key_b
            on
                key_a.rule_bits = key_b.rule_bits
                and key_a.block_key = key_b.block_key
                and key_a.profile_id < key_b.profile_id
        group by key_a.profile_id, key_b.profile_id
    ) as pairs
    group by pairs.rule_bits
{% endmacro %}


{% macro vouched_pairs(found, blocking_rules) %}
    {#-
        A query: the sets of rules that are of two kinds or more, and how many pairs they found. Rules of two kinds hardly meet by
        chance while neither finds many more pairs than there are profiles, so what both find are people who have to do with each other.
    -#}
    select
        {{ found }}.rule_bits,
        {{ found }}.drawn_count
    from {{ found }}
    inner join {{ blocking_rules }} on {{ found }}.rule_bits & {{ blocking_rules }}.rule_bit > 0
    group by {{ found }}.rule_bits, {{ found }}.drawn_count
    having count(distinct {{ blocking_rules }}.kind_bits) > 1
{% endmacro %}
