{% macro comparison_level(comparison, record_a, record_b) %}
    {#- The level of one comparison of two profiles, as a number; 0 where one of them has nothing to compare. -#}
    {%- set a = record_a ~ '.' ~ comparison.columns[0] -%}
    {%- set b = record_b ~ '.' ~ comparison.columns[0] -%}
    {%- if comparison.kind == 'given_name' -%}
        {{ customer_360.given_name_level(record_a, record_b) }}
    {%- elif comparison.kind == 'family_name' -%}
        {{ customer_360.family_name_level(record_a, record_b) }}
    {%- elif comparison.kind == 'middle_name' -%}
        case
            when {{ a }} is null or {{ b }} is null then 0
            when {{ a }} = {{ b }} and length({{ a }}) > 1 then 4
            when left({{ a }}, 1) = left({{ b }}, 1) and (length({{ a }}) = 1 or length({{ b }}) = 1) then 3
            when {{ customer_360.jaro_winkler_reaches(a, b, 0.85) }} then 2
            else 1
        end
    {%- elif comparison.kind == 'birth_date' -%}
        {{ customer_360.birth_date_level(a, b) }}
    {%- elif comparison.kind == 'impossible_date' -%}
        {{ customer_360.impossible_date_level(record_a, record_b) }}
    {%- elif comparison.kind == 'year' -%}
        {{ customer_360.year_level(comparison.columns[0], record_a, record_b) }}
    {%- elif comparison.kind == 'email' -%}
        {{ customer_360.email_level(record_a, record_b) }}
    {%- elif comparison.kind == 'phone' -%}
        {{ customer_360.phone_level(comparison.columns, record_a, record_b) }}
    {%- elif comparison.kind == 'address' -%}
        case
            when {{ a }} is null or {{ b }} is null then 0
            when {{ a }} = {{ b }} then 5
            when {{ record_a }}.house_key = {{ record_b }}.house_key
                and {{ customer_360.jaro_winkler_reaches(record_a ~ '.street_key', record_b ~ '.street_key', 0.88) }}
                then 4
            when
                {{ record_a }}.street_key = {{ record_b }}.street_key
                and length({{ a }}) >= 8
                and {{ customer_360.edit_distance(record_a ~ '.house_key', record_b ~ '.house_key') }} <= 1
                then 4
            when {{ customer_360.jaro_winkler_reaches(record_a ~ '.street_key', record_b ~ '.street_key', 0.92) }} then 3
            when {{ record_a }}.house_key = {{ record_b }}.house_key then 2
            else 1
        end
    {%- elif comparison.kind == 'place' -%}
        {{ customer_360.place_level(comparison.columns, record_a, record_b) }}
    {%- elif comparison.kind == 'identifier' -%}
        {{ customer_360.identifier_level(
            'cast(' ~ a ~ ' as ' ~ dbt.type_string() ~ ')', 'cast(' ~ b ~ ' as ' ~ dbt.type_string() ~ ')'
        ) }}
    {%- elif comparison.kind in ['gender', 'category'] -%}
        case
            when {{ a }} is null or {{ b }} is null then 0
            {%- if comparison.kind == 'gender' %}
            -- Who has the same given name has the same gender, be it a stranger.
            when
                {{ record_a }}.given_name_key = {{ record_b }}.given_name_key
                and not {{ customer_360.is_initial(record_a ~ '.given_name_key') }}
                then 0
            {%- endif %}
            when {{ a }} = {{ b }} then 2
            else 1
        end
    {%- else -%}
        case
            when {{ a }} is null or {{ b }} is null then 0
            when {{ a }} = {{ b }} then 4
            when {{ customer_360.jaro_winkler(
                'cast(' ~ a ~ ' as ' ~ dbt.type_string() ~ ')', 'cast(' ~ b ~ ' as ' ~ dbt.type_string() ~ ')'
            ) }} < 0.8 then 1
            when {{ customer_360.jaro_winkler(
                'cast(' ~ a ~ ' as ' ~ dbt.type_string() ~ ')', 'cast(' ~ b ~ ' as ' ~ dbt.type_string() ~ ')'
            ) }} < 0.92 then 2
            else 3
        end
    {%- endif -%}
{% endmacro %}


{% macro given_name_level(record_a, record_b) %}
    {#-
        Two established names that look alike (Paul, Paula) are worth one level less: that is how they differ. A name that is
        the other's middle or family name stands in the wrong field, or is the one of several that somebody goes by.
    -#}
    {%- set a = record_a ~ '.given_name_key' -%}
    {%- set b = record_b ~ '.given_name_key' -%}
    {%- set likeness = customer_360.given_name_likeness(record_a, record_b) -%}
    {%- set both_established -%}
        ({{ record_a }}.is_established_given_name and {{ record_b }}.is_established_given_name)
    {%- endset -%}
    case
        when {{ customer_360.is_given_name_alone(record_a, record_b) }} then 3
        when {{ a }} is null or {{ b }} is null then 0
        when {{ a }} = {{ b }} then case when {{ customer_360.is_initial(a) }} then 3 else 6 end
        when {{ customer_360.scripts_differ(a, b) }} then 0
        when {{ customer_360.names_are_swapped(record_a, record_b) }} then 7
        when {{ a }} = {{ record_b }}.first_given_name_key or {{ record_a }}.first_given_name_key = {{ b }} then 5
        when {{ customer_360.lists_overlap(record_a ~ '.given_name_forms', record_b ~ '.given_name_forms') }} then 5
        when {{ customer_360.is_initial(a) }} or {{ customer_360.is_initial(b) }}
            then case when {{ customer_360.initials_agree(record_a, record_b) }} then 3 else 1 end
        when {{ customer_360.is_one_of_several_names(record_a, record_b) }} then 3
        when {{ customer_360.are_initials_of_several(record_a, record_b) }} then 3
        when {{ customer_360.is_middle_name(record_a, record_b) }} then 3
        when {{ customer_360.is_mistyped_name(a, record_b ~ '.family_name_key') }} then 3
        when {{ customer_360.is_mistyped_name(b, record_a ~ '.family_name_key') }} then 3
        when {{ likeness }} < 0.8 then 1
        when {{ likeness }} < 0.9 then case when {{ both_established }} then 1 else 2 end
        else case when {{ both_established }} then 2 else 4 end
    end
{% endmacro %}


{% macro is_mistyped_name(a, b) -%}
    {#- Whether two names are equal or hardly differ; most begin differently, which costs nothing to see. -#}
    (starts_with({{ b }}, left({{ a }}, 1)) and {{ customer_360.jaro_winkler_reaches(a, b, 0.92) }})
{%- endmacro %}


{% macro family_name_level(record_a, record_b) %}
    {#-
        Names that stand in each other's field are seen by the given name alone, so as not to count twice. That an initial fits says next to
        nothing of a family name.
    -#}
    {%- set a = record_a ~ '.family_name_key' -%}
    {%- set b = record_b ~ '.family_name_key' -%}
    case
        when {{ a }} is null or {{ b }} is null then 0
        when {{ a }} = {{ b }} then case when {{ customer_360.is_initial(a) }} then 0 else 5 end
        when {{ customer_360.scripts_differ(a, b) }} then 0
        when {{ customer_360.is_given_name_alone(record_a, record_b) }} then 0
        when {{ customer_360.is_initial(a) }} or {{ customer_360.is_initial(b) }}
            then case when left({{ a }}, 1) = left({{ b }}, 1) then 0 else 1 end
        when
            {{ record_a }}.given_name_key != {{ record_b }}.given_name_key
            and {{ customer_360.names_are_swapped(record_a, record_b) }}
            then 0
        when {{ customer_360.is_double_name(record_a, record_b) }} then 4
        when {{ customer_360.jaro_winkler(a, b) }} < 0.8 then 1
        when {{ customer_360.jaro_winkler(a, b) }} < 0.9 then 2
        else 3
    end
{% endmacro %}


{% macro birth_date_level(date_a, date_b) %}
    {#-
        Most pairs share no part of the date, and in one digit that is wrong, or in two, there is nothing to search. The dear
        edit distance is left to swaps: two swapped digits change a number by a multiple of nine.
    -#}
    {%- set text_a = 'cast(' ~ date_a ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {%- set text_b = 'cast(' ~ date_b ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {%- set mismatches = customer_360.mismatches(text_a, text_b) -%}
    {%- set edits = customer_360.edit_distance(text_a, text_b) -%}
    {%- set part_a, part_b, nines = {}, {}, [] -%}
    {%- for part in ['year', 'month', 'day'] -%}
        {%- do part_a.update({part: 'extract(' ~ part ~ ' from ' ~ date_a ~ ')'}) -%}
        {%- do part_b.update({part: 'extract(' ~ part ~ ' from ' ~ date_b ~ ')'}) -%}
        {%- do nines.append('case when (' ~ part_a[part] ~ ' - ' ~ part_b[part] ~ ') % 9 = 0 then 1 else 0 end') -%}
    {%- endfor -%}
    {%- set years = 'abs(' ~ part_a.year ~ ' - ' ~ part_b.year ~ ')' -%}
    {%- set by_years = 'case when ' ~ years ~ ' <= 1 then 3 when ' ~ years ~ ' <= 10 then 2 else 1 end' %}
    case
        when {{ date_a }} is null or {{ date_b }} is null then 0
        when {{ date_a }} = {{ date_b }} then 7
        when {{ part_a.month }} != {{ part_b.month }} and {{ part_a.day }} != {{ part_b.day }} and {{ years }} > 1
            then {{ by_years }}
        when
            {{ part_a.year }} = {{ part_b.year }}
            and {{ part_a.month }} = {{ part_b.day }}
            and {{ part_a.day }} = {{ part_b.month }}
            then 6
        when {{ mismatches }} = 1 then 6
        when {{ mismatches }} = 2 and {{ nines | join(' + ') }} = 3 and {{ edits }} = 1 then 6
        when
            {{ part_a.month }} = {{ part_b.month }} and {{ part_a.day }} = {{ part_b.day }}
            or {{ part_a.year }} = {{ part_b.year }} and {{ part_a.day }} = {{ part_b.day }}
            or {{ part_a.year }} = {{ part_b.year }} and {{ part_a.month }} = {{ part_b.month }}
            then 5
        when {{ mismatches }} = 2 then 4
        when {{ mismatches }} <= 4 and {{ nines | join(' + ') }} >= 2
            then case when {{ edits }} = 2 then 4 else {{ by_years }} end
        else {{ by_years }}
    end
{% endmacro %}


{% macro impossible_date_level(record_a, record_b) %}
    {#-
        Of births of which one at least was written as no date can be. It holds a slip, so it is compared apart from dates, and is
        equal to none; and two that are equal are no more than a slip apart, for who knows what a form fills in.
    -#}
    {%- set written = [] -%}
    {%- for record in [record_a, record_b] -%}
        {%- do written.append(
            'coalesce(cast(' ~ record ~ '.birth_date as ' ~ dbt.type_string() ~ '), ' ~ record ~ '.impossible_birth_date)'
        ) -%}
    {%- endfor -%}
    {%- set a, b = written -%}
    {%- set same_year = 'left(' ~ a ~ ', 5) = left(' ~ b ~ ', 5)' %}
    case
        when {{ record_a }}.impossible_birth_date is null and {{ record_b }}.impossible_birth_date is null then 0
        when {{ a }} is null or {{ b }} is null then 0
        when {{ same_year }} and right({{ a }}, 2) || '-' || substr({{ a }}, 6, 2) = right({{ b }}, 5) then 4
        when {{ customer_360.mismatches(a, b) }} <= 1 then 4
        when {{ customer_360.mismatches(a, b) }} <= 4 and {{ customer_360.edit_distance(a, b) }} <= 2
            then case when {{ customer_360.edit_distance(a, b) }} = 1 then 4 else 3 end
        when {{ same_year }} then 2
        else 1
    end
{% endmacro %}


{% macro year_level(column, record_a, record_b) %}
    {#- Of a birth the year is a part of the date, and says nothing more where both dates are known. -#}
    {%- set of_birth = column == 'birth_year' -%}
    {%- set year_a = customer_360.derived_column(column, record_a) if of_birth else record_a ~ '.' ~ column -%}
    {%- set year_b = customer_360.derived_column(column, record_b) if of_birth else record_b ~ '.' ~ column -%}
    case
        {%- if of_birth %}
        when {{ record_a }}.birth_date is not null and {{ record_b }}.birth_date is not null then 0
        {%- endif %}
        when {{ year_a }} is null or {{ year_b }} is null then 0
        when {{ year_a }} = {{ year_b }} then 4
        when abs({{ year_a }} - {{ year_b }}) = 1 then 3
        when abs({{ year_a }} - {{ year_b }}) <= 5 then 2
        else 1
    end
{% endmacro %}


{% macro one_edit_apart(text_a, text_b) -%}
    {#-
        Whether one letter is inserted, deleted, replaced or swapped with its neighbour. Texts of one length differ at one place
        then, or at two; else one slip leaves the first or the last half as it was. Both are seen for next to nothing.
    -#}
    {%- set half = 'cast(floor((length(' ~ text_a ~ ') - 1) / 2) as integer)' -%}
    {%- set mismatches = customer_360.mismatches(text_a, text_b) -%}
    case
        when {{ mismatches }} > 2 then false
        when {{ mismatches }} <= 1 then true
        when abs(length({{ text_a }}) - length({{ text_b }})) > 1 then false
        -- The distance takes a table of one length by the other, and such a text is no number and no postcode.
        when length({{ text_a }}) > 100 then false
        when starts_with({{ text_b }}, left({{ text_a }}, {{ half }})) or ends_with({{ text_b }}, right({{ text_a }}, {{ half }}))
            then {{ customer_360.edit_distance(text_a, text_b) }} <= 1
        else false
    end
{%- endmacro %}


{% macro identifier_level(a, b) %}
    {#-
        A short number differs from the next one by a character. A long one may stand in another with what a country or an office adds to it
        (the Argentine DNI in a CUIT, a CURP's beginning in the RFC), or have lost its zeros in front.
    -#}
    case
        when {{ a }} is null or {{ b }} is null then 0
        when {{ a }} = {{ b }} then 3
        when least(length({{ a }}), length({{ b }})) < 6 then 1
        when {{ customer_360.one_edit_apart(a, b) }} then 2
        when length({{ a }}) >= 8 and contains({{ b }}, {{ a }}) or length({{ b }}) >= 8 and contains({{ a }}, {{ b }}) then 2
        else 1
    end
{% endmacro %}


{% macro email_level(record_a, record_b) %}
    {#-
        Two mailboxes of people with one family name, or both made of their owners' names, are alike where the names are, which
        the names have said already (anna.smith2@ is another Anna Smith as often as not), unless a number in them is the same.
        Unlike ones are two mailboxes, whatever the names. A mailbox of an office or a family is nobody's.
    -#}
    {%- set mailbox_a, mailbox_b = record_a ~ '.mailbox_key', record_b ~ '.mailbox_key' -%}
    {%- set email_a, email_b = record_a ~ '.email_key', record_b ~ '.email_key' -%}
    {%- set of_one_name -%}
        ({{ record_a }}.family_name_key = {{ record_b }}.family_name_key
        or {{ record_a }}.is_named_mailbox and {{ record_b }}.is_named_mailbox)
    {%- endset %}
    case
        when {{ mailbox_a }} is null or {{ mailbox_b }} is null then 0
        when {{ email_a }} = {{ email_b }} then 5
        when {{ mailbox_a }} = {{ mailbox_b }} and {{ customer_360.regex_matches(mailbox_a, '[0-9].*[0-9]') }} then 4
        when {{ of_one_name }}
            then case when {{ customer_360.jaro_winkler_reaches(mailbox_a, mailbox_b, 0.8) }} then 0 else 1 end
        when {{ mailbox_a }} = {{ mailbox_b }} then 4
        when {{ customer_360.jaro_winkler_reaches(mailbox_a, mailbox_b, 0.8) }}
            then case
                when length({{ email_a }}) >= 8 and {{ customer_360.edit_distance(email_a, email_b) }} <= 2 then 4
                when {{ customer_360.jaro_winkler_reaches(mailbox_a, mailbox_b, 0.9) }} then 3
                when {{ customer_360.jaro_winkler_reaches(email_a, email_b, 0.85) }} then 2
                else 1
            end
        when {{ customer_360.jaro_winkler_reaches(email_a, email_b, 0.85) }} then 2
        else 1
    end
{% endmacro %}


{% macro phone_level(columns, record_a, record_b) %}
    {#- Any number of one against any number of the other. -#}
    {%- set equal, distances = [], [] -%}
    {%- for column_a in columns -%}
        {%- for column_b in columns -%}
            {%- set number_a, number_b = record_a ~ '.' ~ column_a, record_b ~ '.' ~ column_b -%}
            {%- do equal.append(number_a ~ ' = ' ~ number_b) -%}
            {%- do distances.append(customer_360.digits_apart(number_a, number_b)) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set distance = 'least(' ~ distances | join(', ') ~ ')' if distances | length > 1 else distances[0] %}
    case
        when coalesce({% for column in columns %}{{ record_a }}.{{ column }}{{ ', ' if not loop.last }}{% endfor %}) is null
            or coalesce({% for column in columns %}{{ record_b }}.{{ column }}{{ ', ' if not loop.last }}{% endfor %}) is null
            then 0
        when {{ equal | join(' or ') }} then 4
        else greatest(1, 4 - {{ distance }})
    end
{% endmacro %}


{% macro digits_apart(number_a, number_b) -%}
    {#-
        Edit distance of two numbers where it may be 2 or less, else null: two slips change at most four digits of a number,
        or leave its beginning or its end as it was. Most numbers have nothing in common, so that is asked first.
    -#}
    {%- set mismatches = customer_360.mismatches(number_a, number_b) -%}
    case
        when {{ number_a }} is null or {{ number_b }} is null then null
        when {{ mismatches }} > 4 or abs(length({{ number_a }}) - length({{ number_b }})) > 2 then null
        when {{ mismatches }} = 1 then 1
        when length({{ number_a }}) > 100 then null
        when
            {{ mismatches }} <= 4
            or left({{ number_a }}, 7) = left({{ number_b }}, 7)
            or right({{ number_a }}, 3) = right({{ number_b }}, 3)
            then {{ customer_360.edit_distance(number_a, number_b) }}
    end
{%- endmacro %}


{% macro same_postal_district(a, b) -%}
    {#- Whether two postcodes that name a street are of one part of a town; those of five or six figures name such a part themselves. -#}
    (
        left({{ a }}, 2) = left({{ b }}, 2)  -- most are told apart by that
        and {{ customer_360.postcode_names_a_street(a) }}
        and {{ customer_360.postcode_names_a_street(b) }}
        and {{ customer_360.postcode_start(a) }} = {{ customer_360.postcode_start(b) }}
    )
{%- endmacro %}


{% macro place_level(columns, record_a, record_b) %}
    {#- Postcode and city say the same thing twice, so they are one comparison. -#}
    {%- set postcode_a = record_a ~ '.' ~ columns[0] -%}
    {%- set postcode_b = record_b ~ '.' ~ columns[0] -%}
    {%- set city_a = record_a ~ '.' ~ columns[1] -%}
    {%- set city_b = record_b ~ '.' ~ columns[1] -%}
    case
        when coalesce({{ postcode_a }}, {{ city_a }}) is null or coalesce({{ postcode_b }}, {{ city_b }}) is null then 0
        when {{ postcode_a }} = {{ postcode_b }} and {{ city_a }} = {{ city_b }} then 6
        when {{ postcode_a }} = {{ postcode_b }} then 5
        when {{ customer_360.same_postal_district(postcode_a, postcode_b) }} then 4
        when {{ city_a }} = {{ city_b }} then 3
        -- One has only a postcode, the other only a city.
        when ({{ postcode_a }} = {{ postcode_b }}) is null and ({{ city_a }} = {{ city_b }}) is null then 0
        when
            {{ customer_360.one_edit_apart(postcode_a, postcode_b) }}
            or {{ customer_360.jaro_winkler_reaches(city_a, city_b, 0.9) }}
            then 2
        else 1
    end
{% endmacro %}
