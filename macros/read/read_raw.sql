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
        {%- do raw.update({'files': customer_360.find_raw_files(raw)}) -%}
        {%- if raw.form != 'parquet' -%}
            {%- do customer_360.load_raw_lines(raw) -%}
        {%- endif -%}
        {%- if raw.form == 'parquet' -%}
            {%- do raw.update({'groups': customer_360.parquet_groups(raw.files)}) -%}
        {%- elif raw.form == 'csv' -%}
            {%- do raw.update({'headers': run_query(customer_360.csv_headers(raw)).rows}) -%}
        {%- endif -%}
        {%- do customer_360.check_columns(raw) -%}
        {%- if raw.form == 'csv' and raw.headers -%}
            {%- do customer_360.glue_raw_lines(raw) -%}
        {%- endif -%}
        {%- if customer_360.has_rows(raw) -%}
            {%- do customer_360.compare_repeated_keys(raw) -%}
        {%- endif -%}
    {%- endif -%}
    {{ customer_360.judged_rows(raw) }}
{% endmacro %}


{% macro reads_files() %}
    {#- Whether this command looks at raw files: parsing, compiling and documenting work where there are none. -#}
    {{ return(execute and flags.WHICH in ['build', 'run', 'retry', 'show'] and not flags.EMPTY) }}
{% endmacro %}


{% macro find_raw_files(raw) %}
    {#- Paths of the table's files, in order. -#}
    {%- set is_on = customer_360.system_is_on(raw.system) -%}
    {%- set files = customer_360.list_files([raw.path, raw.path ~ '.gz']) if is_on else [] -%}
    {%- if is_on and not files and not raw.optional -%}
        {{ exceptions.raise_compiler_error(
            "No file of " ~ raw.name ~ ": nothing matches " ~ raw.path ~ " (or that with .gz).\n"
            ~ "Put the extract there, or set C360_RAW to its folder; make the demo data with "
            ~ "`python -m customer360.demo`; or, if the company has no " ~ raw.system
            ~ ", switch it off: vars: systems: {" ~ raw.system ~ ": false}."
        ) }}
    {%- endif -%}
    {{ return(files) }}
{% endmacro %}


{% macro load_raw_lines(raw) %}
    {#- Every line of the table's files that isn't blank, in a temporary table of this connection. -#}
    {%- set name = customer_360.raw_lines_name(raw) -%}
    {%- do customer_360.create_raw_lines(name) -%}
    {%- for file in raw.files -%}
        {%- do customer_360.append_raw_lines(name, file, loop.index, raw) -%}
    {%- endfor -%}
    {%- if raw.form == 'json' -%}
        {%- for row in run_query(
            "select _file, _defect from " ~ name
            ~ " where _defect in ('not_json', 'not_an_array', 'invalid_encoding') order by _file"
        ).rows -%}
            {%- do log(
                row['_file'] ~ ' (' ~ raw.name ~ '): the whole file is set aside: ' ~ row['_defect'], info=true
            ) -%}
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}


{% macro glue_raw_lines(raw) %}
    {#- The rows of CSV files that run over several lines, in a temporary table of their own. -#}
    {%- set name = customer_360.glued_lines_name(raw) -%}
    {%- do run_query(
        'create or replace temporary table ' ~ name ~ ' as ' ~ customer_360.glued_lines(raw, customer_360.csv_groups(raw))
    ) -%}
    {%- do raw.update({'has_glued_lines': run_query('select count(*) as found from ' ~ name).rows[0]['found'] > 0}) -%}
{% endmacro %}


{% macro check_columns(raw) %}
    {#-
        A file without a column that every row must fill stops the run; columns that nobody declared are named. No
        message shows a file's first line, which in a file without a header is somebody's data.
    -#}
    {%- set must = raw.key + (raw.columns | selectattr('required') | map(attribute='name') | list) -%}
    {%- set unread = {} -%}
    {%- for found in customer_360.found_columns(raw) -%}
        {%- for name in must if name not in found.columns -%}
            {{ exceptions.raise_compiler_error(
                (
                    "The header of " ~ found.file ~ " (" ~ raw.name ~ ") has no column '" ~ name
                    ~ "'. Every row needs it: check the file's first line and its delimiter ('" ~ raw.delimiter
                    ~ "' is declared)" if raw.form == 'csv'
                    else found.file ~ " (" ~ raw.name ~ ") has no column '" ~ name ~ "'. Every row needs it: check the file"
                ) ~ ", or change models/staging/" ~ raw.system ~ "/_" ~ raw.system ~ "__sources.yml."
            ) }}
        {%- endfor -%}
        {%- if found.unknown -%}
            {%- do unread.setdefault(found.unknown, []).append(found.file) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for names, files in unread.items() -%}
        {%- do log(
            files[0] ~ (' and ' ~ (files | length - 1) ~ ' more' if files | length > 1 else '')
            ~ ' (' ~ raw.name ~ '): not read: ' ~ names, info=true
        ) -%}
    {%- endfor -%}
{% endmacro %}


{% macro found_columns(raw) %}
    {#- Per file: the declared columns that it has, and the names of others; none for JSON, whose rows differ. -#}
    {%- set found = [] -%}
    {%- if raw.form == 'csv' -%}
        {%- for row in raw.headers -%}
            {%- set names = [] -%}
            {%- for column in raw.columns if row[column.name] -%}
                {%- do names.append(column.name) -%}
            {%- endfor -%}
            {%- do found.append({'file': row['_file'], 'columns': names, 'unknown': row['_unknown'] or ''}) -%}
        {%- endfor -%}
    {%- elif raw.form == 'parquet' -%}
        {%- for group in raw.groups -%}
            {%- set names, known = [], [] -%}
            {%- for column in raw.columns -%}
                {%- set field = customer_360.parquet_field(group, column) -%}
                {%- if field -%}
                    {%- do names.append(column.name) -%}
                    {%- do known.append(field.name) -%}
                {%- endif -%}
            {%- endfor -%}
            {%- for file in group.files -%}
                {%- do found.append({
                    'file': file.shown,
                    'columns': names,
                    'unknown': group.fields | map(attribute='name') | reject('in', known) | join(', '),
                }) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(found) }}
{% endmacro %}


{% macro raw_lines_name(raw) %}
    {{- return('raw_lines_' ~ raw.system ~ '__' ~ raw.table) -}}
{% endmacro %}
