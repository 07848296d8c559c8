{% macro contradicting_traits(settings) %}
    {#- What contradictions look at: whom one profile contradicts, each with the same traits contradicts. -#}
    {{ return([
        'birth_date', 'birth_year', 'name_suffix', 'gender', 'given_name_key', 'first_given_name_key', 'middle_name_key',
        'family_name_key', 'name_words_key', 'given_name_forms', 'is_established_given_name'
    ] + settings.contradictions_waived_by) }}
{% endmacro %}


{% macro held_against(settings, profiles, housemates) %}
    {#-
        What the repair looks at: all that is held against two people of one household. Where there are no housemates, or what differs is rather
        one's own, it is null but for what contradicts there, too.
    -#}
    {%- set asked = {} -%}
    {%- for contradiction, traits in customer_360.contradictions_of_housemates().items() -%}
        {%- for trait in traits -%}{%- do asked.update({trait: contradiction ~ '_may_contradict'}) -%}{%- endfor -%}
    {%- endfor -%}
    {%- set columns = customer_360.contradicting_traits(settings) + customer_360.household_rules(settings.rules).keys() | list -%}
    {%- for column in columns | unique %}
        {% if column in customer_360.contradictions_without_housemates(settings) -%}
        {{ profiles }}.{{ column }}
        {%- else -%}
        case when {{ housemates }}.{{ asked.get(column, 'may_contradict') }} then {{ profiles }}.{{ column }} end as {{ column }}
        {%- endif -%}
        {{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro contradicting_sides(sides, profiles, links, settings) %}
    {#-
        The pairs of sides of a component that can't be one person's, both ways round, with what contradicts. Of profiles with the same
        traits one is looked at, so that a thousand records of two people are compared once. Where a component has too many traits to look
        at all pairs of them, those of sides are looked at that have an edge, or both one with a third.
    -#}
    {%- set traits = [] -%}
    {%- for trait in customer_360.contradicting_traits(settings) -%}{%- do traits.append('profiles.' ~ trait) -%}{%- endfor %}
    with side_traits as (
        select
            sides.component_id,
            sides.side_id,
            {{ customer_360.hash_of(traits) }} as traits,
            min(profiles.profile_id) as profile_id
        from {{ sides }} as sides
        inner join {{ profiles }} as profiles on sides.profile_id = profiles.profile_id
        group by sides.component_id, sides.side_id, {{ customer_360.hash_of(traits) }}
    ),

    distinct_traits as (
        select
            component_id,
            traits,
            min(profile_id) as profile_id,
            count(*) over (partition by component_id) > {{ settings.max_block_size }} as are_too_many
        from side_traits
        group by component_id, traits
    ),

    links_among_many as (
        select
            links.side_id,
            links.other_id
        from {{ links }} as links
        where links.side_id in (
            select side_traits.side_id
            from side_traits
            inner join distinct_traits on side_traits.component_id = distinct_traits.component_id
            where distinct_traits.are_too_many
        )
    ),

    near_sides as (
        select
            side_id,
            other_id
        from links_among_many
        union
        select
            here.other_id as side_id,
            there.other_id
        from links_among_many as here
        inner join links_among_many as there on here.side_id = there.side_id and here.other_id != there.other_id
    ),

    trait_pairs as (
        select
            traits_a.component_id,
            traits_a.traits as traits_a,
            traits_b.traits as traits_b
        from distinct_traits as traits_a
        inner join distinct_traits as traits_b
            on traits_a.component_id = traits_b.component_id and traits_a.traits < traits_b.traits
        where not traits_a.are_too_many
        union all
        select distinct
            traits_a.component_id,
            least(traits_a.traits, traits_b.traits) as traits_a,
            greatest(traits_a.traits, traits_b.traits) as traits_b
        from near_sides
        inner join side_traits as traits_a on near_sides.side_id = traits_a.side_id
        inner join side_traits as traits_b on near_sides.other_id = traits_b.side_id
        where traits_a.traits != traits_b.traits
    ),

    -- Each pair is a group of its own: so what is asked of it is asked once, and not again where it is looked for.
    compared as (
        select
            trait_pairs.component_id,
            trait_pairs.traits_a,
            trait_pairs.traits_b,
            min({{ customer_360.contradiction('profile_a', 'profile_b', settings) }}) as contradiction
        from trait_pairs
        inner join distinct_traits as first_a
            on trait_pairs.component_id = first_a.component_id and trait_pairs.traits_a = first_a.traits
        inner join distinct_traits as first_b
            on trait_pairs.component_id = first_b.component_id and trait_pairs.traits_b = first_b.traits
        inner join {{ profiles }} as profile_a on first_a.profile_id = profile_a.profile_id
        inner join {{ profiles }} as profile_b on first_b.profile_id = profile_b.profile_id
        group by trait_pairs.component_id, trait_pairs.traits_a, trait_pairs.traits_b
    ),

    found as (
        select
            component_id,
            traits_a,
            traits_b,
            contradiction
        from compared
        where contradiction is not null
        union all
        select
            component_id,
            traits_b as traits_a,
            traits_a as traits_b,
            contradiction
        from compared
        where contradiction is not null
    )

    select
        sides_a.side_id,
        sides_b.side_id as other_id,
        min(found.contradiction) as contradiction
    from found
    inner join side_traits as sides_a on found.component_id = sides_a.component_id and found.traits_a = sides_a.traits
    inner join side_traits as sides_b on found.component_id = sides_b.component_id and found.traits_b = sides_b.traits
    group by sides_a.side_id, sides_b.side_id
{% endmacro %}


{% macro side_values(sides, profiles, household_rules) %}
    {#- All values that each side has in the columns that tell housemates apart. -#}
    select
        sides.side_id
        {%- for column in household_rules %},
        {{ customer_360.sorted_list('profiles.' ~ column) }}
            filter (where profiles.{{ column }} is not null) as {{ column }}_values
        {%- endfor %}
    from {{ sides }} as sides
    inner join {{ profiles }} as profiles on sides.profile_id = profiles.profile_id
    group by sides.side_id
{% endmacro %}


{% macro own_values_differ(values_a, values_b, rule_bits, household_rules) %}
    {#-
        Which own values keep two sides apart, over the values of each (side_values); null where none do. They are asked for where
        all evidence is what a household shares.
    -#}
    case
        when {{ rule_bits }} is null then null
        {%- for column, bits in household_rules.items() %}
        when
            {{ rule_bits }} | {{ bits }} = {{ bits }}
            and not {{ customer_360.lists_overlap(values_a ~ '.' ~ column ~ '_values', values_b ~ '.' ~ column ~ '_values') }}
            then 'different {{ column }}'
        {%- endfor %}
    end
{% endmacro %}


{% macro grow_sides_step(profiles, edges, contradictions, loose_pairs, settings) %}
    {#-
        One round of the repair: sides that the strongest unused evidence of their component joins become one,
        unless that would join what is incompatible. The state holds profile_id, component_id, side_id.
    -#}
    {%- set household_rules = customer_360.household_rules(settings.rules) %}

    with state as (
        select * from {{ customer_360.iteration_state() }}
    ),

    -- Nothing in a component that is only loose is held against anybody.
    contradicting as (
        {{ customer_360.sides_that_contradict('state', contradictions) }}
    ),

    edge_ends as (
        select
            edges.record_a as profile_a,
            edges.record_b as profile_b,
            edges.rule_bits,
            edges.strength,
            edges.odds_bits
        from {{ edges }} as edges
        union all
        select
            edges.record_b as profile_a,
            edges.record_a as profile_b,
            edges.rule_bits,
            edges.strength,
            edges.odds_bits
        from {{ edges }} as edges
    ),

    edge_links as (
        select
            sides.component_id,
            sides.side_id,
            others.side_id as other_id,
            bit_or(edge_ends.rule_bits) as rule_bits,
            max(edge_ends.odds_bits) as odds_bits,
            max(edge_ends.strength) as strength
        from edge_ends
        inner join state as sides on edge_ends.profile_a = sides.profile_id
        inner join state as others on edge_ends.profile_b = others.profile_id
        group by sides.component_id, sides.side_id, others.side_id
        having sides.side_id != others.side_id
    ),

    contradicting_sides as (
        {{ customer_360.contradicting_sides('contradicting', profiles, 'edge_links', settings) }}
    ),

    own_values as (
        {{ customer_360.side_values('contradicting', profiles, household_rules) }}
    ),

    sizes as (
        select
            side_id,
            count(*) as profile_count
        from state
        group by side_id
    ),

    -- In a component that too little may hold together, what counts is how much two sides have in common on the whole.
    likeness as (
        {{ customer_360.side_likeness('state', 'sizes', loose_pairs) }}
    ),

    links as (
        select
            edge_links.component_id,
            edge_links.side_id,
            edge_links.other_id,
            edge_links.rule_bits,
            edge_links.odds_bits,
            case
                when contradicting.component_id is not null then edge_links.strength
                else cast(1000 * coalesce(likeness.mean_probability, 0) as integer)
            end as strength,
            -- Whom contradictions keep apart depends on who joins first; average linkage looks at two sides at a time.
            contradicting.component_id is not null as is_in_order,
            sizes.profile_count >= {{ settings.loose_sides.profiles }} as is_large,
            other_sizes.profile_count >= {{ settings.loose_sides.profiles }} as other_is_large,
            loose.component_id is not null
            and sizes.profile_count >= {{ settings.loose_sides.profiles }}
            and other_sizes.profile_count >= {{ settings.loose_sides.profiles }}
            and coalesce(likeness.mean_probability, 0) < {{ settings.loose_sides.mean_probability }} as is_loose
        from edge_links
        left join (select distinct component_id from {{ loose_pairs }}) as loose
            on edge_links.component_id = loose.component_id
        left join (select distinct component_id from contradicting) as contradicting
            on edge_links.component_id = contradicting.component_id
        left join likeness on edge_links.side_id = likeness.side_id and edge_links.other_id = likeness.other_id
        inner join sizes on edge_links.side_id = sizes.side_id
        inner join sizes as other_sizes on edge_links.other_id = other_sizes.side_id
    ),

    barred as (
        select
            contradicting_sides.side_id,
            contradicting_sides.other_id
        from contradicting_sides
        union
        select
            links.side_id,
            links.other_id
        from links
        inner join own_values as values_here on links.side_id = values_here.side_id
        inner join own_values as values_there on links.other_id = values_there.side_id
        where
            {{ customer_360.own_values_differ(
                'values_here', 'values_there', 'links.rule_bits', household_rules
            ) }} is not null
        union
        select
            links.side_id,
            links.other_id
        from links
        where links.is_loose
    ),

    open_links as (
        select links.*
        from links
        left join barred on links.side_id = barred.side_id and links.other_id = barred.other_id
        where barred.side_id is null
    ),

    -- A side that could join either of two that are incompatible joins the one for which everything speaks
    -- that speaks for its rival, and more, or which is likelier by far; else it joins neither.
    doubtful as (
        select
            link.side_id,
            link.other_id
        from contradicting_sides
        inner join open_links as link on contradicting_sides.side_id = link.other_id
        inner join open_links as rival
            on contradicting_sides.other_id = rival.other_id and link.side_id = rival.side_id
        where {{ customer_360.is_rival('rival', 'link', settings) }}
        union
        select
            link.side_id,
            link.other_id
        from open_links as link
        inner join open_links as rival
            on
                link.side_id = rival.side_id
                and link.other_id != rival.other_id
                and {{ customer_360.is_rival('rival', 'link', settings) }}
        inner join own_values as values_of_other on link.other_id = values_of_other.side_id
        inner join own_values as values_of_rival on rival.other_id = values_of_rival.side_id
        where
            -- Else there is nothing to ask, and a side has as many pairs of links as the square of its links.
            link.rule_bits | {{ settings.bits_of_household_rules }} = {{ settings.bits_of_household_rules }}
            and {{ customer_360.own_values_differ(
                'values_of_other', 'values_of_rival', 'link.rule_bits', household_rules
            ) }} is not null
    ),

    certain_links as (
        select
            open_links.*,
            max(open_links.strength) over (
                partition by open_links.component_id, case when not open_links.is_in_order then open_links.side_id end
            ) as strongest,
            max(open_links.strength) over (
                partition by open_links.component_id, case when not open_links.is_in_order then open_links.other_id end
            ) as strongest_of_other
        from open_links
        left join doubtful as from_here
            on open_links.side_id = from_here.side_id and open_links.other_id = from_here.other_id
        left join doubtful as from_there
            on open_links.side_id = from_there.other_id and open_links.other_id = from_there.side_id
        where from_here.side_id is null and from_there.side_id is null
    ),

    -- The strongest evidence of a component is used up before weaker evidence may decide anything.
    strongest_links as (
        select
            *,
            min(case when other_is_large then other_id end) over (partition by side_id) as first_large_id,
            min(case when is_large then side_id end) over (partition by other_id) as first_large_id_of_other
        from certain_links
        where strength = strongest and strength = strongest_of_other
    ),

    -- Two large sides that join a third would be one without having been compared.
    ripe_links as (
        select * from strongest_links
        where
            is_in_order
            or (not other_is_large or other_id = first_large_id) and (not is_large or side_id = first_large_id_of_other)
    ),

    -- A side's neighbours over certain links are never incompatible, so it may take in all of them at once.
    -- Who takes in is settled by a hash, so that few rounds are needed however the sides are numbered.
    hubs as (
        select side_id
        from ripe_links
        group by side_id
        having {{ dbt.hash('side_id') }} < min({{ dbt.hash('other_id') }})
    ),

    moves as (
        select
            ripe_links.side_id,
            min(hubs.side_id) as new_side_id
        from ripe_links
        inner join hubs on ripe_links.other_id = hubs.side_id
        group by ripe_links.side_id
    )

    select
        state.profile_id,
        state.component_id,
        coalesce(moves.new_side_id, state.side_id) as side_id
    from state
    left join moves on state.side_id = moves.side_id
{% endmacro %}


{% macro is_rival(rival, link, settings) -%}
    {#-
        Whether a rival keeps a link in doubt: the match model finds it likelier by far, or finds neither so and for the rival speaks
        something that doesn't speak for the link, or just what does. Of two links, one is the other's rival at the least, so that
        never both are certain.
    -#}
    (
        {{ rival }}.odds_bits >= {{ link }}.odds_bits + {{ settings.rival_margin }}
        or {{ link }}.odds_bits < {{ rival }}.odds_bits + {{ settings.rival_margin }}
        and ({{ rival }}.rule_bits | {{ link }}.rule_bits != {{ link }}.rule_bits or {{ rival }}.rule_bits = {{ link }}.rule_bits)
    )
{%- endmacro %}


{% macro sides_that_contradict(sides, contradictions) %}
    {#- The sides of components in which somebody can't be somebody else. -#}
    select sides.*
    from {{ sides }} as sides
    where sides.component_id in (
        select found.component_id from {{ contradictions }} as found
        where found.contradiction != 'too little in common'
    )
{% endmacro %}


{% macro large_sides(sides, loose_pairs, settings) %}
    {#- The sides of loose components that are large enough to have too little in common with another. -#}
    select sides.side_id
    from {{ sides }} as sides
    where sides.component_id in (select pairs.component_id from {{ loose_pairs }} as pairs)
    group by sides.side_id
    having count(*) >= {{ settings.loose_sides.profiles }}
{% endmacro %}


{% macro side_likeness(sides, sizes, loose_pairs) %}
    {#- The mean probability of all pairs between two sides of a loose component; pairs that nothing found count nothing. -#}
    select
        ends.side_id,
        ends.other_id,
        cast(sum(ends.match_probability) as double)
        / (max(size_of_side.profile_count) * max(size_of_other.profile_count)) as mean_probability
    from (
        {%- for one, other in [('a', 'b'), ('b', 'a')] %}
        select
            here.side_id,
            there.side_id as other_id,
            cast(pairs.match_probability as decimal(38, 9)) as match_probability
        from {{ loose_pairs }} as pairs
        inner join {{ sides }} as here on pairs.profile_{{ one }} = here.profile_id
        inner join {{ sides }} as there on pairs.profile_{{ other }} = there.profile_id
        {{ 'union all' if not loop.last }}
        {%- endfor %}
    ) as ends
    inner join {{ sizes }} as size_of_side on ends.side_id = size_of_side.side_id
    inner join {{ sizes }} as size_of_other on ends.other_id = size_of_other.side_id
    group by ends.side_id, ends.other_id
{% endmacro %}
