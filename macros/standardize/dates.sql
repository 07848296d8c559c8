{#
    Formats are strptime patterns, tried in the order given: the first that reads the text as a plausible day wins. So the
    order settles 03/04/2020, and '%d.%m.%Y' before '%d.%m.%y' does not take 31.12.20 for a day of the year 20.
#}
{% macro parse_date(col, formats, earliest=none, latest=none) -%}
    {%- set range = customer_360.settings('plausible_dates') -%}
    {{ customer_360.plausible_day(
        customer_360.read_days(col, formats), earliest or range.earliest, latest or range.latest
    ) }}
{%- endmacro %}


{% macro birth_date(col, format) -%}
    {#- Two digits of a year that would lie in the future mean the century before. -#}
    {%- set range = customer_360.settings('plausible_dates') -%}
    {%- set days = [] -%}
    {%- for one in ([format] if format is string else format) -%}
        {%- set day = customer_360.read_days(col, [one])[0] -%}
        {%- do days.append(day) -%}
        {%- if '%y' in one -%}
            {%- do days.append('cast(' ~ day ~ " - interval '100' year as date)") -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set placeholders = [] -%}
    {%- for day in range.placeholder_births -%}
        {%- do placeholders.append("date '" ~ day ~ "'") -%}
    {%- endfor -%}
    {%- set birth = customer_360.plausible_day(days, range.earliest_birth, range.latest_birth) -%}
    {%- if placeholders -%}
    {{ customer_360.first_where('birth_day', [birth], 'birth_day not in (' ~ placeholders | join(', ') ~ ')') }}
    {%- else -%}
    {{ birth }}
    {%- endif -%}
{%- endmacro %}


{% macro impossible_birth_date(col, format) -%}
    {#-
        What stands where a birth date should, and is none: a digit is wrong (1994-11-71), or day and month are swapped. What forms
        and systems fill in, and a year alone, are no date that anybody meant.
    -#}
    {%- set written = [] -%}
    {%- for one in ([format] if format is string else format) -%}
        {%- do written.append(customer_360.day_in_figures(customer_360.time_text(col), one)) -%}
    {%- endfor -%}
    {%- set written = written | select | list -%}
    {%- set figures = customer_360.regex_replace('written_day', '[^0-9]', '') -%}
    {%- set placeholders = customer_360.settings('plausible_dates').placeholder_births -%}
    case
        {#- Nulls go no further. #}
        when {{ col }} is not null and {{ customer_360.birth_date(col, format) }} is null
            then {{ customer_360.first_where(
                'written_day', written,
                'length(' ~ figures ~ ') >= 6'
                ~ ' and replace(right(' ~ figures ~ ', 6), right(' ~ figures ~ ", 1), '') != ''"
                ~ " and right(written_day, 5) not in ('00-00', '01-01', '12-30', '12-31')"
                ~ (" and written_day not in ('" ~ placeholders | join("', '") ~ "')" if placeholders else '')
            ) if written else 'cast(null as ' ~ dbt.type_string() ~ ')' }}
    end
{%- endmacro %}


{% macro day_in_figures(text, format) %}
    {#- The text as YYYY-MM-DD, whether there is such a day or not; none if the format has other parts than these. -#}
    {%- set parts = modules.re.findall('%([Yymd])', format) -%}
    {%- set between = modules.re.sub('%[Yymd]', '', format) -%}
    {%- if parts | map('lower') | sort != ['d', 'm', 'y'] or between not in ['', between[:1] * 2] -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set short = '([0-9A-Za-z]' ~ ('{1,2}' if between else '{2}') ~ ')' -%}
    {%- set forms = {'Y': '([0-9A-Za-z]{4})', 'y': '([0-9]{2})', 'm': short, 'd': short} -%}
    {%- set groups = [] -%}
    {%- for part in parts -%}{%- do groups.append(forms[part]) -%}{%- endfor -%}
    {%- set pattern = '^' ~ groups | join(modules.re.escape(between[:1])) ~ '$' -%}
    {%- set found = {} -%}
    {%- for part in parts -%}
        {%- set figures = customer_360.regex_extract(text, pattern, loop.index) -%}
        {%- do found.update({part: "right('0' || " ~ figures ~ ', 2)' if part in ['m', 'd'] else figures}) -%}
    {%- endfor -%}
    {%- set year = found.Y or customer_360.year_in_full(found.y) -%}
    {%- set day = year ~ " || '-' || " ~ found.m ~ " || '-' || " ~ found.d -%}
    {%- if found.Y and not between -%}
        {#- Figures with no mark fit the other way round, too: 03071958 is no day of the year 307. -#}
        {%- set plausible = [] -%}
        {%- for end in [year, ('right(' if parts[0] == 'Y' else 'left(') ~ text ~ ', 4)'] -%}
            {%- do plausible.append(
                customer_360.plausible_birth_year('try_cast(' ~ end ~ ' as ' ~ dbt.type_bigint() ~ ')')
            ) -%}
        {%- endfor -%}
        {%- set day = 'case when ' ~ plausible | join(' is not null or ') ~ ' is null then ' ~ day ~ ' end' -%}
    {%- endif -%}
    {{ return(day) }}
{% endmacro %}


{% macro birth_year(col) -%}
    {#- Forms write 00/00/1965 where only the year is known, and spreadsheets 1965.0. -#}
    {%- set figures = customer_360.regex_extract(
        customer_360.visible_text(col), '^(?:00[./-]00[./-])?([0-9]+)(?:[./-]00[./-]00|[.,]0{1,2})?$', 1
    ) -%}
    {%- set written = 'cast(' ~ col ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    {%- set year -%}
        try_cast(case
            when {{ customer_360.regex_matches(written, '^[0-9]{4}$') }} then {{ written }}
            when {{ written }} != '' then {{ customer_360.year_in_full('nullif(' ~ figures ~ ", '00')") }}
        end as {{ dbt.type_bigint() }})
    {%- endset -%}
    {{ customer_360.plausible_birth_year(year) }}
{%- endmacro %}


{% macro year_in_full(figures) -%}
    {#- Two figures mean the last such year in which somebody may have been born. -#}
    {%- set latest = customer_360.settings('plausible_dates').latest_birth -%}
    case
        when length({{ figures }}) != 2 then {{ figures }}
        when {{ figures }} <= '{{ latest[2:4] }}' then '{{ latest[:2] }}' || {{ figures }}
        else '{{ latest[:2] | int - 1 }}' || {{ figures }}
    end
{%- endmacro %}


{% macro plausible_birth_year(year) -%}
    {%- set range = customer_360.settings('plausible_dates') -%}
    case when {{ year }} between {{ range.earliest_birth[:4] | int }} and {{ range.latest_birth[:4] | int }} then {{ year }} end
{%- endmacro %}


{% macro parse_timestamp(col, formats, timezone='UTC') -%}
    {%- set range = customer_360.settings('plausible_dates') -%}
    {%- set formats = [formats] if formats is string else formats -%}
    {%- set times = [] -%}
    {%- set shapes = customer_360.iso_shapes(formats) -%}
    {%- if shapes -%}
        {#- By far the cheapest to read, and machines write it: with fractions of a second, five times as fast as a format. -#}
        {%- set text = 'cast(' ~ col ~ ' as ' ~ dbt.type_string() ~ ')' -%}
        {%- set time -%}
            case
                when {{ customer_360.regex_matches(text, '^(?:' ~ shapes | join('|') ~ ')$') }}
                    then try_cast({{ text }} as timestamp)
            end
        {%- endset -%}
        {%- do times.append(customer_360.in_utc(time, timezone)) -%}
    {%- endif -%}
    {%- for format in formats -%}
        {%- set time = customer_360.try_parse_time(customer_360.time_text(col), format) -%}
        {%- do times.append(
            customer_360.instant_to_utc(time) if '%z' in format
            else customer_360.in_utc(time, timezone)
        ) -%}
    {%- endfor -%}
    {{ customer_360.first_where(
        'read_time', times,
        "cast(read_time as date) between date '" ~ range.earliest ~ "' and date '" ~ range.latest ~ "'"
    ) }}
{%- endmacro %}


{% macro iso_shapes(formats) %}
    {#-
        What texts look like that formats of ISO 8601 read, in full and nothing else; none where there is a format that may
        read them otherwise.
    -#}
    {%- set shapes = [] -%}
    {%- for format in formats -%}
        {%- if modules.re.fullmatch('%Y-%m-%d[T ]%H:%M:%S(?:.%f)?Z?', format) -%}
            {%- do shapes.append(
                format
                | replace('.', '[.]')
                | replace('%Y', '[0-9]{4}')
                | replace('%H', '(?:[01][0-9]|2[0-3])')
                | replace('%f', '[0-9]{1,6}')
                | replace('%m', '[0-9]{2}') | replace('%d', '[0-9]{2}') | replace('%M', '[0-9]{2}') | replace('%S', '[0-9]{2}')
            ) -%}
        {%- elif not format.startswith('%Y-%m-%d') -%}
            {{ return([]) }}
        {%- endif -%}
    {%- endfor -%}
    {{ return(shapes) }}
{% endmacro %}


{% macro in_utc(time, timezone) -%}
    {#- A zone's name may stand bare or quoted, or in a column: there, a name that no zone bears gives null. -#}
    {%- set name = timezone | trim("'") -%}
    {%- if name == 'UTC' -%}
        {{ time }}
    {%- elif name in customer_360.time_zones() -%}
        {{ customer_360.local_to_utc(time, customer_360.sql_text(name)) }}
    {%- else -%}
        {{ customer_360.local_to_utc(
            time,
            "case when " ~ timezone ~ " in ('" ~ customer_360.time_zones() | join("', '") ~ "') then " ~ timezone ~ " end"
        ) }}
    {%- endif -%}
{%- endmacro %}


{% macro read_days(col, formats) %}
    {%- set days = [] -%}
    {%- for format in ([formats] if formats is string else formats) -%}
        {%- do days.append(
            'cast(' ~ customer_360.try_parse_time(customer_360.time_text(col), format) ~ ' as date)'
        ) -%}
    {%- endfor -%}
    {{ return(days) }}
{% endmacro %}


{% macro time_text(col) -%}
    trim(cast({{ col }} as {{ dbt.type_string() }}))
{%- endmacro %}


{% macro plausible_day(days, earliest, latest) -%}
    {{ customer_360.first_where(
        'read_day', days, "read_day between date '" ~ earliest ~ "' and date '" ~ latest ~ "'"
    ) }}
{%- endmacro %}
