{% macro compare(comparison, record_a, record_b, settings) %}
    {#- Likeness of two records from 0 to 1 in one respect; null where either has nothing to compare. -#}
    {%- if comparison == 'given_name' -%}
        {{ customer_360.given_name_similarity(record_a, record_b, settings.name_similarity) }}
    {%- elif comparison == 'family_name' -%}
        {{ customer_360.family_name_similarity(record_a, record_b, settings.name_similarity) }}
    {%- elif comparison == 'birth_date' -%}
        {{ customer_360.birth_date_similarity(record_a ~ '.birth_date', record_b ~ '.birth_date', settings.birth_date_similarity) }}
    {%- else -%}
        {{ customer_360.jaro_winkler(
            'cast(' ~ record_a ~ '.' ~ comparison ~ ' as ' ~ dbt.type_string() ~ ')',
            'cast(' ~ record_b ~ '.' ~ comparison ~ ' as ' ~ dbt.type_string() ~ ')'
        ) }}
    {%- endif -%}
{% endmacro %}


{% macro given_name_similarity(record_a, record_b, scores) %}
    {#-
        Spelling alone makes Paul and Paula, or Maria and Mario, nearly equal. So two names that are each
        established (known, or frequent in the data) and are not forms of one name are different people's.
    -#}
    {%- set a = record_a ~ '.given_name_key' -%}
    {%- set b = record_b ~ '.given_name_key' -%}
    case
        when {{ a }} = {{ b }} then 1
        when {{ a }} is null or {{ b }} is null or {{ customer_360.scripts_differ(a, b) }} then null
        when {{ customer_360.is_family_name_alone(record_a, record_b) }} then null
        when {{ customer_360.is_one_of_several_names(record_a, record_b) }} then {{ scores.double_name }}
        when {{ customer_360.lists_overlap(record_a ~ '.given_name_forms', record_b ~ '.given_name_forms') }}
            then {{ scores.nickname }}
        when {{ customer_360.names_are_swapped(record_a, record_b) }} then {{ scores.swapped }}
        when {{ customer_360.is_given_name_alone(record_a, record_b) }} then {{ scores.initial }}
        when {{ customer_360.is_middle_name(record_a, record_b) }} then {{ scores.initial }}
        when {{ customer_360.is_initial(a) }} or {{ customer_360.is_initial(b) }}
            then case when {{ customer_360.initials_agree(record_a, record_b) }} then {{ scores.initial }} else 0 end
        when {{ customer_360.are_initials_of_several(record_a, record_b) }} then {{ scores.initial }}
        when {{ record_a }}.is_established_given_name and {{ record_b }}.is_established_given_name then 0
        else {{ customer_360.given_name_likeness(record_a, record_b) }}
    end
{% endmacro %}


{% macro is_given_name_alone(record_a, record_b) -%}
    {#-
        Whether one of two records has but one whole name, which was read as its family name and is the given name of the other: Mr Irfan, Irfan
        Khan; R. Venkatesan, Venkatesan R.
    -#}
    (
        {%- for one, other in [(record_a, record_b), (record_b, record_a)] %}
        {{ one }}.family_name_key = {{ other }}.given_name_key
        and not {{ customer_360.is_initial(one ~ '.family_name_key') }}
        and (
            {{ one }}.given_name_key is null
            or {{ customer_360.is_initial(one ~ '.given_name_key') }}
            and starts_with(coalesce({{ other }}.family_name_key, {{ one }}.given_name_key), {{ one }}.given_name_key)
        )
        {{- ' or' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}


{% macro is_family_name_alone(record_a, record_b) -%}
    {#- Whether the only name of one of two records, read as a given name, is the family name of the other: Schmid, Anna Schmid. -#}
    (
        {%- for one, other in [(record_a, record_b), (record_b, record_a)] %}
        {{ one }}.family_name_key is null and {{ one }}.given_name_key = {{ other }}.family_name_key
        {{- ' or' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}


{% macro is_one_of_several_names(record_a, record_b) -%}
    {#-
        Whether one of two given names is the first or the last of the other's several: Anna of Anna-Lena, Lena of Anna-Lena, Carmen of María del
        Carmen. Nobody knows which one goes by.
    -#}
    {%- set a, first_a = record_a ~ '.given_name_key', record_a ~ '.first_given_name_key' -%}
    {%- set b, first_b = record_b ~ '.given_name_key', record_b ~ '.first_given_name_key' -%}
    (
        {{ a }} = {{ first_b }} or {{ first_a }} = {{ b }}
        {%- for several, first, one in [(a, first_a, b), (b, first_b, a)] %}
        or {{ first }} != {{ several }} and (
            {{ several }} = {{ first }} || {{ one }}
            or length({{ one }}) >= 4 and length({{ several }}) >= length({{ first }}) + length({{ one }})
            and ends_with({{ several }}, {{ one }})
        )
        {%- endfor %}
    )
{%- endmacro %}


{% macro is_middle_name(record_a, record_b) -%}
    {#-
        Whether the given name of one of two records is the middle name of the other, or the first or the last of its middle names, where a family
        name may stand, too: Teresa, María Teresa Rodríguez Gómez; Carmen, María del Carmen.
    -#}
    (
        {%- for one, other in [(record_a, record_b), (record_b, record_a)] %}
        {{ one }}.given_name_key = {{ other }}.middle_name_key
        or length({{ one }}.given_name_key) >= 4 and (
            starts_with({{ other }}.middle_name_key, {{ one }}.given_name_key)
            or ends_with({{ other }}.middle_name_key, {{ one }}.given_name_key)
        )
        {{- ' or' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}


{% macro given_name_likeness(record_a, record_b) -%}
    {#- Of several names each the first ones are compared where they differ: brothers may share the second, as a patronymic. -#}
    {%- set a, first_a = record_a ~ '.given_name_key', record_a ~ '.first_given_name_key' -%}
    {%- set b, first_b = record_b ~ '.given_name_key', record_b ~ '.first_given_name_key' -%}
    case
        when {{ first_a }} != {{ a }} and {{ first_b }} != {{ b }} and {{ first_a }} != {{ first_b }}
            then {{ customer_360.jaro_winkler(first_a, first_b) }}
        else {{ customer_360.jaro_winkler(a, b) }}
    end
{%- endmacro %}


{% macro initials_agree(record_a, record_b) -%}
    {#- Of two given names, one of them an initial: whether it is that of the other, or of a name of which the other is a form (A., Tony). -#}
    {%- set a, b = record_a ~ '.given_name_key', record_b ~ '.given_name_key' -%}
    (
        left({{ a }}, 1) = left({{ b }}, 1)
        {%- for initial, forms in [(a, record_b ~ '.given_name_forms'), (b, record_a ~ '.given_name_forms')] %}
        or {{ customer_360.is_initial(initial) }}
        and contains(' ' || {{ customer_360.joined_list(forms, ' ') }}, ' ' || {{ initial }})
        {%- endfor %}
    )
{%- endmacro %}


{% macro are_initials_of_several(record_a, record_b) -%}
    {#- Whether one of two given names is written by the initials of the other's two: JP, Jean-Pierre. -#}
    {%- set found = [] -%}
    {%- for short, long in [(record_a, record_b), (record_b, record_a)] -%}
        {%- do found.append(
            'length(' ~ short ~ '.given_name_key) = 2 and ' ~ short ~ '.given_name_key = left(' ~ long ~ '.given_name_key, 1)'
            ~ ' || substring(' ~ long ~ '.given_name_key, length(' ~ long ~ '.first_given_name_key) + 1, 1)'
        ) -%}
    {%- endfor -%}
    ({{ found | join(' or ') }})
{%- endmacro %}


{% macro is_initial(name) -%}
    {#- One letter of a match key; a single Chinese sign is a whole name. -#}
    (length({{ name }}) = 1 and {{ name }} < '㄀')
{%- endmacro %}


{% macro family_name_similarity(record_a, record_b, scores) %}
    {%- set a, b = record_a ~ '.family_name_key', record_b ~ '.family_name_key' -%}
    case
        when {{ a }} = {{ b }} then 1
        when {{ a }} is null or {{ b }} is null or {{ customer_360.scripts_differ(a, b) }} then null
        when {{ customer_360.is_given_name_alone(record_a, record_b) }} then null
        when {{ customer_360.is_initial(a) }} or {{ customer_360.is_initial(b) }}
            then case when left({{ a }}, 1) != left({{ b }}, 1) then 0 end
        when {{ customer_360.names_are_swapped(record_a, record_b) }} then {{ scores.swapped }}
        when {{ customer_360.is_double_name(record_a, record_b) }} then {{ scores.double_name }}
        else {{ customer_360.jaro_winkler(a, b) }}
    end
{% endmacro %}


{% macro is_double_name(record_a, record_b) -%}
    {#-
        Whether one of two family names holds the other, which its bearer had before or still uses (Meyer, Meyer-Kowalski), or stands
        as the middle name of the other (Ana Gil Ruiz, Ana Gil), or has a small word before it (dos Santos, Santos).
    -#}
    {%- set a, b = record_a ~ '.family_name_key', record_b ~ '.family_name_key' -%}
    {#- As they stand in match keys. Not Mac and Saint, without which another name is left. -#}
    {%- set words = customer_360.name_particles() -%}
    {%- set particles = [] -%}
    {%- for word in words.lower + words.lower_unless_capitalized + ['al', 'do', 'el', 'la', 'le', 'o'] -%}
        {%- do particles.append("'" ~ modules.re.sub('[^a-z]', '', word) ~ "'") -%}
    {%- endfor -%}
    {%- set particles = particles | unique | sort -%}
    {%- set middle_a, middle_b = record_a ~ '.middle_name_key', record_b ~ '.middle_name_key' -%}
    (
        least(length({{ a }}), length({{ b }})) >= 4
        and (
            abs(length({{ a }}) - length({{ b }})) >= 4
            and (
                starts_with({{ a }}, {{ b }}) or starts_with({{ b }}, {{ a }})
                or ends_with({{ a }}, {{ b }}) or ends_with({{ b }}, {{ a }})
            )
            {%- for long, short in [(a, b), (b, a)] %}
            or ends_with({{ long }}, {{ short }}) and left({{ long }}, length({{ long }}) - length({{ short }})) in (
                {{ particles | join(', ') }}
            )
            {%- endfor %}
        )
        or {{ a }} in ({{ middle_b }}, {{ middle_b }} || {{ b }})
        or {{ b }} in ({{ middle_a }}, {{ middle_a }} || {{ a }})
    )
{%- endmacro %}


{% macro names_are_swapped(record_a, record_b) -%}
    {#-
        Typed into each other's field, and perhaps mistyped at that, though hardly in the first letters of both; or the family name read as
        the first of three parts (Huynh Quang Dung); or three words and more in another order (Ching Lai Michelle Cheung).
    -#}
    {%- set given_a, family_a = record_a ~ '.given_name_key', record_a ~ '.family_name_key' -%}
    {%- set given_b, family_b = record_b ~ '.given_name_key', record_b ~ '.family_name_key' -%}
    {%- set rest_a = given_a ~ " || coalesce(" ~ record_a ~ ".middle_name_key, '')" -%}
    {%- set rest_b = given_b ~ " || coalesce(" ~ record_b ~ ".middle_name_key, '')" %}
    (
        (starts_with({{ family_b }}, left({{ given_a }}, 1)) or starts_with({{ given_b }}, left({{ family_a }}, 1)))
        and {{ customer_360.jaro_winkler_reaches(given_a, family_b, 0.9) }}
        and {{ customer_360.jaro_winkler_reaches(family_a, given_b, 0.9) }}
        or starts_with({{ given_b }}, left({{ family_a }}, 1)) and {{ family_a }} || {{ rest_a }} = {{ rest_b }} || {{ family_b }}
        or starts_with({{ given_a }}, left({{ family_b }}, 1)) and {{ family_b }} || {{ rest_b }} = {{ rest_a }} || {{ family_a }}
        or {{ record_a }}.name_words_key = {{ record_b }}.name_words_key
    )
{%- endmacro %}


{% macro birth_date_similarity(date_a, date_b, scores) %}
    {#-
        Slips of the hand: day and month swapped, one digit wrong or two neighbours swapped. A slip may
        move the year by a few years only: decades lie between a father and a son.
    -#}
    case
        when {{ date_a }} is null or {{ date_b }} is null then null
        when {{ date_a }} = {{ date_b }} then 1
        when abs(extract(year from {{ date_a }}) - extract(year from {{ date_b }})) > {{ scores.years_apart }} then 0
        when
            extract(year from {{ date_a }}) = extract(year from {{ date_b }})
            and extract(month from {{ date_a }}) = extract(day from {{ date_b }})
            and extract(day from {{ date_a }}) = extract(month from {{ date_b }})
            then {{ scores.day_and_month_swapped }}
        when {{ customer_360.slips_between(date_a, date_b) }} = 1 then {{ scores.one_digit }}
        else 0
    end
{% endmacro %}


{% macro slips_between(date_a, date_b) -%}
    {#- In how many figures two dates differ, two neighbours swapped counted as one. -#}
    {{ customer_360.edit_distance(
        'cast(' ~ date_a ~ ' as ' ~ dbt.type_string() ~ ')',
        'cast(' ~ date_b ~ ' as ' ~ dbt.type_string() ~ ')'
    ) }}
{%- endmacro %}


{% macro could_be_the_year_alone(date_a, date_b) -%}
    {#- Whether two dates are of one year, and one is its first of January, which stands where nobody knew the day. -#}
    (
        extract(year from {{ date_a }}) = extract(year from {{ date_b }})
        and 1 in (extract(doy from {{ date_a }}), extract(doy from {{ date_b }}))
    )
{%- endmacro %}


{% macro contradictions_of_housemates() %}
    {#- What contradicts only where it rather tells housemates apart than one person's records (int_identity__housemates), and by which traits. -#}
    {{ return({
        'birth_date': ['birth_date', 'birth_year'],
        'gender': ['gender'],
        'given_name': ['is_established_given_name'],
    }) }}
{% endmacro %}


{% macro shares_of_differing(settings) %}
    {#- How often each of them differs, between records of one person and between housemates; null where it is not compared. -#}
    {%- set kinds, numbers = customer_360.comparison_kinds(), {} -%}
    {%- for comparison in settings.comparisons -%}
        {%- do numbers.setdefault(comparison.kind, comparison.number) -%}
    {%- endfor -%}
    {%- for column in customer_360.contradictions_of_housemates() -%}
        {%- set outer = loop -%}
        {%- for kind in ['match', 'household'] %}
        sum(case
            when pair_kind = '{{ kind }}'
                and comparison_number = {{ numbers.get(column, -2) }}
                and level_number between 1 and {{ kinds[column].get('differing', 1) }}
                then exp(cast(log_share as double))
        end) as {{ kind }}_{{ column }}{{ ',' if not (loop.last and outer.last) }}
        {%- endfor -%}
    {%- endfor -%}
{% endmacro %}


{% macro columns_that_contradict(asked, differing) %}
    {#- Whether each of them contradicts: not where one's own records differ so more often than one's from a housemate's. -#}
    {%- for column in customer_360.contradictions_of_housemates() %}
        {{ asked }}.is_uncertain
        or {{ asked }}.are_housemates and coalesce(
            {{ asked }}.household_pairs * {{ differing }}.household_{{ column }}
            >= {{ asked }}.matching_pairs * {{ differing }}.match_{{ column }},
            true
        ) as {{ column }}_may_contradict{{ ',' if not loop.last }}
    {%- endfor -%}
{% endmacro %}


{% macro contradiction(record_a, record_b, settings, housemates=none) %}
    {#-
        The name of what says that two records can't be one person's; null where nothing does. A number
        that is given to one person only outweighs a wrong date or name, but not the word junior.
    -#}
    {%- set kinds = settings.contradictions -%}
    {%- set asked = {} -%}
    {%- for column in customer_360.contradictions_of_housemates() -%}
        {%- do asked.update({column: housemates ~ '.' ~ column ~ '_may_contradict and ' if housemates else ''}) -%}
    {%- endfor -%}
    {%- set waivers = [] -%}
    {%- for column in settings.contradictions_waived_by -%}
        {%- do waivers.append(record_a ~ '.' ~ column ~ ' = ' ~ record_b ~ '.' ~ column) -%}
    {%- endfor -%}
    {%- if not kinds -%}
    cast(null as {{ dbt.type_string() }})
    {%- else -%}
    case
        {%- if 'name_suffix' in kinds %}
        when {{ record_a }}.name_suffix != {{ record_b }}.name_suffix then 'name_suffix'
        {%- endif %}
        {%- for waiver in waivers %}
        when {{ waiver }} then null
        {%- endfor %}
        {%- if 'birth_date' in kinds %}
        when
            {{ asked.birth_date }}{{ customer_360.birth_date_similarity(
                record_a ~ '.birth_date', record_b ~ '.birth_date', settings.birth_date_similarity
            ) }} = 0
            and {{ customer_360.slips_between(record_a ~ '.birth_date', record_b ~ '.birth_date') }} > 2
            and not {{ customer_360.could_be_the_year_alone(record_a ~ '.birth_date', record_b ~ '.birth_date') }}
            then 'birth_date'
        when
            {{ asked.birth_date }}({{ record_a }}.birth_date is null or {{ record_b }}.birth_date is null)
            and abs(
                {{ customer_360.derived_column('birth_year', record_a) }} - {{ customer_360.derived_column('birth_year', record_b) }}
            ) > {{ settings.birth_date_similarity.years_apart }}
            then 'birth_year'
        {%- endif %}
        {%- if 'gender' in kinds %}
        when
            {{ asked.gender }}{{ record_a }}.gender != {{ record_b }}.gender
            and (
                {{ customer_360.is_initial(record_a ~ '.given_name_key') }}
                or {{ customer_360.is_initial(record_b ~ '.given_name_key') }}
                or coalesce({{ customer_360.given_name_similarity(record_a, record_b, settings.name_similarity) }}, 0)
                < {{ settings.name_similarity.initial }}
            )
            then 'gender'
        {%- endif %}
        {%- if 'given_name' in kinds %}
        when
            {{ asked.given_name }}{{ record_a }}.is_established_given_name and {{ record_b }}.is_established_given_name
            and {{ customer_360.given_name_similarity(record_a, record_b, settings.name_similarity) }} = 0
            -- Nobody knows which of one's names one goes by.
            {%- for one, other in [(record_a, record_b), (record_b, record_a)] %}
            and not coalesce(
                {{ one }}.given_name_key = {{ other }}.family_name_key
                or left({{ one }}.given_name_key, 1) = {{ other }}.middle_name_key,
                false
            )
            {%- endfor %}
            then 'given_name'
        {%- endif %}
    end
    {%- endif %}
{% endmacro %}


{% macro contradictions_without_housemates(settings) %}
    {#-
        The columns that contradict where there are no housemates, too. What differs has been weighed there already; but junior is not
        senior anywhere.
    -#}
    {{ return(['name_suffix'] if 'name_suffix' in settings.contradictions else []) }}
{% endmacro %}


{% macro contradiction_of_pair(record_a, record_b, settings, housemates) %}
    {#- The contradiction of two records as far as it is asked for. -#}
    case
        when {{ housemates }}.may_contradict
            then {{ customer_360.contradiction(record_a, record_b, settings, housemates) }}
        {%- for column in customer_360.contradictions_without_housemates(settings) %}
        when {{ record_a }}.{{ column }} != {{ record_b }}.{{ column }} then '{{ column }}'
        {%- endfor %}
    end
{% endmacro %}


{% macro scripts_differ(name_a, name_b) -%}
    {#-
        Whether one of two names is written in Latin letters and the other isn't, or one in Japanese syllables and the other in
        Chinese signs: they are neither alike nor unlike. In match keys Latin letters are a to z, and all others come after the
        brace; syllables end before ㄀.
    -#}
    (
        ({{ name_a }} < '{') != ({{ name_b }} < '{')
        or {{ name_a }} >= '゠' and {{ name_b }} >= '゠' and ({{ name_a }} < '㄀') != ({{ name_b }} < '㄀')
    )
{%- endmacro %}
