{#
    Training of the match model by expectation maximization, over patterns: docs/identity.md says how.
#}

{% macro level_defaults(settings) %}
    {#- One row per comparison and level, with what is assumed of it before training. -#}
    {%- for comparison in settings.comparisons %}
    {%- set outer = loop %}
    {%- for share in comparison.matches %}
    select
        {{ comparison.number }} as comparison_number,
        {{ loop.index }} as level_number,
        cast({{ share / 1000 }} as double) as match_share,
        cast({{ comparison.shared_in_household }} as double) as shared_in_household
    {{ 'union all' if not (loop.last and outer.last) }}
    {%- endfor %}
    {%- endfor %}
{% endmacro %}


{% macro first_model(levels, profiles) %}
    {#- The model before training: what is assumed of matches and housemates, and what chance does. #}
    with sizes as (
        select greatest(cast(sum({{ customer_360.counted_records() }}) as double), 2) as record_count from {{ profiles }}
    ),

    first_shares as (
        select 'match' as pair_kind, comparison_number, level_number, match_share as share from {{ levels }}
        union all
        select 'household' as pair_kind, comparison_number, level_number, household_share as share from {{ levels }}
        union all
        select 'stranger' as pair_kind, comparison_number, level_number, random_share as share from {{ levels }}
        union all
        -- About one other record for each, before anything is known.
        select 'match' as pair_kind, -1 as comparison_number, 0 as level_number, 0.6 / record_count as share from sizes
        union all
        select 'household' as pair_kind, -1 as comparison_number, 0 as level_number, 0.3 / record_count as share from sizes
        union all
        select 'stranger' as pair_kind, -1 as comparison_number, 0 as level_number, 1 - 0.9 / record_count as share from sizes
    )

    {{ customer_360.model_state('first_shares') }}
{% endmacro %}


{% macro pattern_likelihoods(pattern_levels, model) %}
    {#-
        The log likelihood of each pattern for each kind of pair, prior included. Sums are of decimals, because those of doubles
        depend on the order of rows.
    -#}
    select
        levels.pattern,
        levels.pair_count,
        {%- for kind in ['match', 'household', 'stranger'] %}
        cast(sum(case when shares.pair_kind = '{{ kind }}' then shares.log_share else 0 end) as double) as log_{{ kind }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    from {{ pattern_levels }} as levels
    inner join {{ model }} as shares
        on
            levels.comparison_number = shares.comparison_number
            and levels.level_number = shares.level_number
    group by levels.pattern, levels.pair_count
{% endmacro %}


{% macro posterior(kind, others) -%}
    {#- Share of the pairs of a pattern that are of a kind, over log_<kind>. -#}
    1 / (1 {%- for other in others %} + exp(least(log_{{ other }} - log_{{ kind }}, 700)) {%- endfor %})
{%- endmacro %}


{% macro train_step(settings, levels, patterns, random_patterns, profiles) %}
    {#- One round of expectation maximization; the state holds pair_kind, comparison_number, level_number, log_share, watched. -#}
    {%- set least = customer_360.least_share() %}
    with state as (
        select * from {{ customer_360.iteration_state() }}
    ),

    pattern_levels as (
        {{ customer_360.pattern_levels(settings.comparisons, patterns) }}
    ),

    likelihoods as (
        {{ customer_360.pattern_likelihoods('pattern_levels', 'state') }}
    ),

    expected as (
        select
            pattern,
            cast(pair_count * ({{ customer_360.posterior('match', ['household', 'stranger']) }}) as decimal(38, 12)) as matches,
            cast(pair_count * ({{ customer_360.posterior('household', ['match', 'stranger']) }}) as decimal(38, 12)) as housemates
        from likelihoods
    ),

    level_counts as (
        select
            pattern_levels.comparison_number,
            pattern_levels.level_number,
            cast(sum(expected.matches) as double) as matches,
            cast(sum(expected.housemates) as double) as housemates
        from pattern_levels
        inner join expected on pattern_levels.pattern = expected.pattern
        group by pattern_levels.comparison_number, pattern_levels.level_number
    ),

    seen as (
        select
            coalesce(sum(matches), 0) as matches,
            coalesce(sum(housemates), 0) as housemates
        from level_counts
        where comparison_number = -1
    ),

    sizes as (
        select
            record_count,
            greatest(record_count * (record_count - 1) / 2, 1) as pair_count
        from (select cast(sum({{ customer_360.counted_records() }}) as double) as record_count from {{ profiles }}) as records
    ),

    told as (
        {{ customer_360.told_apart(settings, random_patterns) }}
    ),

    expected_pairs as (
        select
            seen.matches,
            seen.housemates + {{ customer_360.assumed_housemates(settings, 'seen', 'sizes.record_count', 'told') }} as housemates
        from seen
        cross join sizes
        cross join told
    ),

    -- Less than a tenth of a pair is none: a share that fades round by round would never stand still.
    priors as (
        select
            greatest(expected_pairs.matches / sizes.pair_count, {{ least }}) as matches,
            greatest(
                case when expected_pairs.housemates >= 0.1 then expected_pairs.housemates else 0 end / sizes.pair_count, {{ least }}
            ) as housemates
        from expected_pairs
        cross join sizes
    ),

    totals as (
        select
            comparison_number,
            cast(sum(cast(matches as decimal(38, 12))) as double) as matches,
            cast(sum(cast(housemates as decimal(38, 12))) as double) as housemates
        from level_counts
        group by comparison_number
    ),

    updated as (
        select
            levels.comparison_number,
            levels.level_number,
            levels.random_share,
            (coalesce(level_counts.matches, 0) + {{ settings.training.prior_pairs }} * levels.match_share)
            / (coalesce(totals.matches, 0) + {{ settings.training.prior_pairs }}) as match_share,
            case
                when levels.shared_in_household < {{ settings.training.learned_household_share }} then levels.household_share
                -- Who shares a mailbox or a number may live elsewhere, however few do: else they would be one person for it.
                else greatest(
                    (coalesce(level_counts.housemates, 0) + {{ settings.training.prior_pairs }} * levels.household_share)
                    / (coalesce(totals.housemates, 0) + {{ settings.training.prior_pairs }}),
                    case when levels.level_number = 1 then {{ settings.training.learned_household_share }} else 0 end
                )
            end as household_share
        from {{ levels }} as levels
        left join level_counts
            on
                levels.comparison_number = level_counts.comparison_number
                and levels.level_number = level_counts.level_number
        left join totals on levels.comparison_number = totals.comparison_number
    ),

    -- What two random records show is a mixture of the three kinds, and strangers are what is left of it.
    strangers as (
        select
            updated.comparison_number,
            updated.level_number,
            greatest(
                updated.random_share
                - priors.matches * updated.match_share - priors.housemates * updated.household_share,
                updated.random_share * 0.001,
                1e-9
            ) as share
        from updated
        cross join priors
    ),

    stranger_totals as (
        select
            comparison_number,
            cast(sum(cast(share as decimal(38, 15))) as double) as share
        from strangers
        group by comparison_number
    ),

    next_state as (
        select 'match' as pair_kind, comparison_number, level_number, match_share as share from updated
        union all
        select 'household' as pair_kind, comparison_number, level_number, household_share as share from updated
        union all
        select
            'stranger' as pair_kind, strangers.comparison_number, strangers.level_number,
            strangers.share / stranger_totals.share as share
        from strangers
        inner join stranger_totals on strangers.comparison_number = stranger_totals.comparison_number
        union all
        select 'match' as pair_kind, -1 as comparison_number, 0 as level_number, matches as share from priors
        union all
        select 'household' as pair_kind, -1 as comparison_number, 0 as level_number, housemates as share from priors
        union all
        select
            'stranger' as pair_kind, -1 as comparison_number, 0 as level_number,
            greatest(1 - matches - housemates, 1e-9) as share
        from priors
    )

    {{ customer_360.model_state('next_state') }}
{% endmacro %}


{% macro told_apart(settings, random_patterns) %}
    {#-
        A query with one row, is_told: whether enough random pairs have something on both sides, besides given names, that housemates don't
        share: a birth date, as a rule.
    -#}
    select
        coalesce(sum(
            case
                when
                    false
                    {%- for comparison in settings.comparisons
                        if comparison.kind != 'given_name'
                        and comparison.shared_in_household < settings.training.learned_household_share %}
                    or {{ customer_360.pattern_level('pattern', comparison.number) }} > 0
                    {%- endfor %}
                    then pair_count
            end
        ) / sum(pair_count), 0) >= {{ settings.contradictions_need.told_share }} as is_told
    from {{ random_patterns }}
{% endmacro %}


{% macro has_housemates(settings, housemates, matches, record_count) -%}
    {#-
        Whether pairs of housemates are more than chance. One person's thousand records make half a million pairs, which say no more of that
        than a pair per record.
    -#}
    {{ housemates }} >= {{ settings.contradictions_need.household_share }} * least({{ matches }}, {{ record_count }})
{%- endmacro %}


{% macro assumed_housemates(settings, seen, record_count, told) -%}
    {#-
        Pairs of housemates that are assumed beside those that are seen, where there are any to speak of and nothing tells them apart. Else
        training may lose a few families that share a telephone, and each becomes a person with two given names.
    -#}
    case
        when not {{ told }}.is_told and {{ customer_360.has_housemates(settings, seen ~ '.housemates', seen ~ '.matches', record_count) }}
            then least({{ seen }}.matches / 10, {{ settings.training.prior_pairs }} / 3.0)
        else 0
    end
{%- endmacro %}


{% macro least_share() -%}
    {#- Less than any share that is seen (of ten million records' pairs one is 2e-14), with a logarithm, as 0 has none. -#}
    1e-15
{%- endmacro %}


{% macro model_state(shares) %}
    {#- Training has settled once the priors have: the shares of matches and housemates among all pairs. -#}
    {%- set log_share = 'ln(greatest(share, ' ~ customer_360.least_share() ~ '))' %}
    select
        pair_kind,
        comparison_number,
        level_number,
        cast({{ log_share }} as decimal(28, 12)) as log_share,
        case when comparison_number = -1 then cast(round({{ log_share }}, 3) as decimal(18, 3)) end as watched
    from {{ shares }}
{% endmacro %}
