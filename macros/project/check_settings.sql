{% macro check_settings() %}
    {#-
        Run before anything else: a setting that is unknown, impossible or contradicts another one stops the run with
        a message that says what is allowed. A project that installs this one may have settings of its own, so of
        the names at the top only those are refused that are a slip of the pen away from one of ours.
    -#}
    {%- if execute -%}
        {%- set names = customer_360.setting_names() -%}
        {%- for name in names -%}
            {%- for slip in customer_360.slips_of_the_pen(name) if slip not in names and var.has_var(slip) -%}
                {%- do customer_360.refuse_setting(slip, "is unknown; is '" ~ name ~ "' meant?") -%}
            {%- endfor -%}
        {%- endfor -%}
        {%- if project_name == 'customer_360' -%}
            {%- for name in invocation_args_dict.get('vars') or {} if name not in names -%}
                {%- do customer_360.refuse_setting(name, 'is unknown; known are: ' ~ names | sort | join(', ') ~ '.') -%}
            {%- endfor -%}
        {%- endif -%}
        {%- for group in customer_360.default_settings() -%}
            {%- do customer_360.settings(group) -%}
        {%- endfor -%}
        {%- do customer_360.check_identity_settings(customer_360.settings('identity')) -%}
        {%- do customer_360.check_systems() -%}
        {%- do customer_360.event_schemas() -%}
        {%- do customer_360.given_as_of() -%}
        {%- do customer_360.check_code('default_country', '[A-Z]{2}', 'a country as in DE (ISO 3166-1 alpha-2)') -%}
        {%- if var('default_timezone') not in customer_360.time_zones() -%}
            {%- do customer_360.refuse_setting(
                'default_timezone', "'" ~ var('default_timezone') ~ "' is no time zone as in Europe/Berlin (IANA)."
            ) -%}
        {%- endif -%}
        {%- do customer_360.check_code('default_currency', '[A-Z]{3}', 'a currency as in EUR (ISO 4217)') -%}
        {%- do customer_360.check_code('reporting_currency', '[A-Z]{3}', 'a currency as in EUR (ISO 4217)') -%}
    {%- endif -%}
{% endmacro %}


{% macro setting_names() %}
    {#- The names that `vars:` of this project knows at the top. -#}
    {{ return([
        'raw_path', 'raw_tables', 'source_paths', 'systems', 'as_of', 'gates',
        'default_country', 'default_timezone', 'default_currency', 'reporting_currency',
    ] + customer_360.default_settings().keys() | list) }}
{% endmacro %}


{% macro slips_of_the_pen(name) %}
    {#- All texts that are one missing, additional, wrong or swapped letter away from a name. -#}
    {%- set letters = 'abcdefghijklmnopqrstuvwxyz_-' | list -%}
    {%- set slips = [] -%}
    {%- for place in range(name | length + 1) -%}
        {%- set head, tail = name[:place], name[place:] -%}
        {%- do slips.append(head ~ tail[1:]) -%}
        {%- do slips.append(head ~ tail[1:2] ~ tail[:1] ~ tail[2:]) -%}
        {%- for letter in letters -%}
            {%- do slips.append(head ~ letter ~ tail) -%}
            {%- do slips.append(head ~ letter ~ tail[1:]) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(slips) }}
{% endmacro %}


{% macro check_systems() %}
    {#- `systems` and `source_paths` name what is declared, and don't contradict each other. -#}
    {%- set systems = customer_360.given_group('systems') -%}
    {%- set paths = var('source_paths', none) or {} -%}
    {%- set declared, tables = [], [] -%}
    {%- for node in graph.sources.values() -%}
        {%- do declared.append(node.source_name) -%}
        {%- do tables.append(node.source_name ~ '.' ~ node.name) -%}
    {%- endfor -%}
    {%- if systems is not mapping or paths is not mapping -%}
        {%- do customer_360.refuse_setting(
            'systems' if systems is not mapping else 'source_paths', 'must be a mapping of names to values.'
        ) -%}
    {%- endif -%}
    {%- for name in var('raw_tables') if name not in tables -%}
        {%- do customer_360.refuse_setting(
            'raw_tables', "'" ~ name ~ "' is declared in no _<system>__sources.yml; declared are: " ~ tables | sort | join(', ') ~ '.'
        ) -%}
    {%- endfor -%}
    {%- for system, is_on in systems.items() -%}
        {%- if system not in declared -%}
            {%- do customer_360.refuse_setting(
                'systems', "'" ~ system ~ "' is no system; known are: " ~ declared | unique | sort | join(', ') ~ '.'
            ) -%}
        {%- elif is_on not in [true, false] -%}
            {%- do customer_360.refuse_setting('systems', system ~ ' must be true or false.') -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for table in paths -%}
        {%- if table not in tables -%}
            {%- do customer_360.refuse_setting(
                'source_paths', "'" ~ table ~ "' is no raw table; known are: " ~ tables | sort | join(', ') ~ '.'
            ) -%}
        {%- elif not customer_360.system_is_on(table.split('.')[0]) -%}
            {%- do customer_360.refuse_setting(
                'source_paths', 'names ' ~ table ~ ', but systems: ' ~ table.split('.')[0] ~ ' is false.'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}


{% macro check_code(name, pattern, meaning) %}
    {#- A setting that is set holds a code of the given form. -#}
    {%- set code = var(name, none) -%}
    {%- if code is not none and not modules.re.fullmatch(pattern, code | string) -%}
        {%- do customer_360.refuse_setting(name, "'" ~ code ~ "' is not " ~ meaning ~ ".") -%}
    {%- endif -%}
{% endmacro %}


{% macro refuse_setting(name, why) %}
    {#- Stops the run. -#}
    {{ exceptions.raise_compiler_error('vars: ' ~ name ~ ': ' ~ why) }}
{% endmacro %}
