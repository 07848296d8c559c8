{% macro read_raw(system, table) %}
    {#-
        The body of a base model: every row of a raw table as text, each with its place and with every reason that
        speaks against it. Nothing is dropped and nothing is cast. Only a command that builds looks at files.
    -#}
    {%- do source(system, table) -%}
    {%- do config(post_hook={'sql': '{{ customer_360.quarantine_rejected_rows() }}', 'transaction': false}) -%}
    {%- if not execute or var('lint', false) -%}
        {{ return('select 1 as parsed') }}
    {%- endif -%}
    {%- set raw = customer_360.raw_table(system, table) -%}
    {%- if customer_360.reads_files() -%}
        {%- do customer_360.load_raw_lines(raw) -%}
        {%- set lines = 'select * from ' ~ customer_360.raw_lines_name(raw) -%}
    {%- else -%}
        {%- set lines = customer_360.no_raw_lines() -%}
    {%- endif -%}
    {{ customer_360.judged_rows(raw, lines) }}
{% endmacro %}


{% macro reads_files() %}
    {#- Whether this command looks at raw files: parsing, compiling and documenting work where there are none. -#}
    {{ return(execute and flags.WHICH in ['build', 'run', 'retry', 'show'] and not flags.EMPTY) }}
{% endmacro %}


{% macro load_raw_lines(raw) %}
    {#- Every line of the table's files that isn't blank, in a temporary table of this connection. -#}
    {%- set files = [] -%}
    {%- if customer_360.system_is_on(raw.system) -%}
        {%- set files = customer_360.list_files([raw.path, raw.path ~ '.gz']) -%}
        {%- if not files and not raw.optional -%}
            {{ exceptions.raise_compiler_error(
                "No file of " ~ raw.name ~ ": nothing matches " ~ raw.path ~ " (or that with .gz).\n"
                ~ "Put the extract there, or set C360_RAW to its folder; make the demo data with "
                ~ "`python -m customer360.demo`; or, if the company has no " ~ raw.system
                ~ ", switch it off: vars: systems: {" ~ raw.system ~ ": false}."
            ) }}
        {%- endif -%}
    {%- endif -%}
    {%- do customer_360.create_raw_lines(customer_360.raw_lines_name(raw)) -%}
    {%- for file in files -%}
        {%- do customer_360.append_raw_lines(customer_360.raw_lines_name(raw), file, loop.index, raw) -%}
    {%- endfor -%}
    {%- if raw.form == 'csv' -%}
        {%- do customer_360.check_headers(raw) -%}
    {%- endif -%}
{% endmacro %}


{% macro check_headers(raw) %}
    {#-
        A file without a column that every row must fill stops the run; columns that nobody declared are named. The message doesn't show the file's first
        line, which in a file without a header is somebody's data.
    -#}
    {%- set must = raw.key + (raw.columns | selectattr('required') | map(attribute='name') | list) -%}
    {%- set lines = 'select * from ' ~ customer_360.raw_lines_name(raw) -%}
    {%- set query -%}
        with {{ customer_360.csv_headers(raw, lines) }}

        select
            _file,
            {% for name in must -%}
            {{ name }} is null as {{ name }},
            {% endfor -%}
            array_to_string(_unknown, ', ') as _unknown
        from headers
        order by _file
    {%- endset -%}
    {%- for row in run_query(query).rows -%}
        {%- for name in must if row[name] -%}
            {{ exceptions.raise_compiler_error(
                "The header of " ~ row['_file'] ~ " (" ~ raw.name ~ ") has no column '" ~ name
                ~ "'. Every row needs it: check the file's first line and its delimiter ('" ~ raw.delimiter
                ~ "' is declared), or change models/staging/" ~ raw.system ~ "/_" ~ raw.system ~ "__sources.yml."
            ) }}
        {%- endfor -%}
        {%- if row['_unknown'] -%}
            {%- do log(row['_file'] ~ ' (' ~ raw.name ~ '): not read: ' ~ row['_unknown'], info=true) -%}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}


{% macro raw_lines_name(raw) %}
    {{- return('raw_lines_' ~ raw.system ~ '__' ~ raw.table) -}}
{% endmacro %}
