{#
    What two equal full names are worth: given and family names are not drawn apart, and how far that carries is seen in
    the pairs that have them. docs/identity.md explains it.
#}

{% macro name_comparisons(settings) %}
    {#- The comparisons of the given and of the family name; [] where one of them is missing. -#}
    {%- set found = [] -%}
    {%- for comparison in settings.comparisons if comparison.kind in ['given_name', 'family_name'] -%}
        {%- do found.append(comparison) -%}
    {%- endfor -%}
    {{ return(found if found | length == 2 else []) }}
{% endmacro %}


{% macro has_equal_names(pattern, settings) -%}
    {#- Whether a pattern has equal given and family names; false where either is not compared. -#}
    {%- for comparison in customer_360.name_comparisons(settings) -%}
        {{ customer_360.pattern_level(pattern, comparison.number) }} = {{ comparison.equal }}{{ ' and ' if not loop.last }}
    {%- else -%}
        false
    {%- endfor -%}
{%- endmacro %}


{% macro only_names_agree(pair, settings) -%}
    {#-
        Whether nothing but names speaks for a pair, and too common ones. What equal full names are worth has been learned; of names that are
        merely alike nobody knows, so they have to be rarer, and where nothing else could speak against them, by as many bits as other
        comparisons would have to bring.
    -#}
    {%- set shares = settings.match_probability -%}
    coalesce({{ pair }}.corroboration_weight, 0) < {{ settings.corroboration }}
    and {{ pair }}.match_probability < case
        when {{ customer_360.has_equal_names(pair ~ '.pattern', settings) }} then {{ shares.by_full_name }}
        when {{ pair }}.corroboration_weight is null then {{ 1 - (1 - shares.by_names_alone) / 2 ** settings.corroboration }}
        else {{ shares.by_names_alone }}
    end
{%- endmacro %}


{% macro name_odds(settings, model) %}
    {#- A query with one row: the bits that equal names of usual frequency give, prior included, and nothing else. -#}
    select
        {%- for kind in ['match', 'household'] %}
        cast(sum(
            case pair_kind when '{{ kind }}' then log_share when 'stranger' then -log_share else 0 end
        ) as double) / ln(2) as {{ kind }}_weight{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ model }}
    where
        comparison_number = -1
        {%- for comparison in customer_360.name_comparisons(settings) %}
        or comparison_number = {{ comparison.number }} and level_number = {{ comparison.equal }}
        {%- endfor %}
{% endmacro %}


{% macro weight_of_names(settings, odds, rarities) -%}
    {#- The bits that two equal names give by their frequency: one person's or two housemates' against two strangers'. -#}
    {%- set names = customer_360.name_comparisons(settings) -%}
    {%- set limit = settings.training.learned_household_share -%}
    log2(
        {%- for kind in ['match', 'household'] %}
        power(
            2,
            least({{ odds }}.{{ kind }}_weight
            {%- for comparison in names if kind == 'match' or comparison.shared_in_household >= limit %}
            + coalesce({{ rarities }}.rarity_{{ comparison.number }}, 0)
            {%- endfor -%}
            , 100)
        ){{ ' +' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
