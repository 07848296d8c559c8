{# What each blocking rule may find: which rules are of one kind, and how many pairs are too many. #}

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
    {%- set names = ['sorted_name_key', 'given_name_key', 'family_name_key', 'given_name_start', 'family_name_start'] -%}
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


{% macro population(profiles, sample) %}
    {#- A query with one row: how many profiles there are, and how many pairs of them a pair of drawn ones stands for. -#}
    select
        count(*) as profile_count,
        power(cast(count(*) as double) / nullif((select count(*) from {{ sample }}), 0), 2) as pairs_per_drawn
    from {{ profiles }}
{% endmacro %}


{% macro max_pairs(settings, all_profiles) -%}
    {#- How many pairs a blocking rule may find: so many times the profiles, and in small data a fixed number. -#}
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
        no more pairs than max_pairs says. What rules ask for is strong enough to be looked at whatever it costs.
    -#}
    (
        {{ profile_count }} <= {{ settings.max_block_size }}
        and (
            {{ rule_bits }} & {{ settings.bits_of_rules }} > 0
            or {{ pairs_up_to_size }} <= {{ customer_360.max_pairs(settings, all_profiles) }}
        )
    )
{% endmacro %}
