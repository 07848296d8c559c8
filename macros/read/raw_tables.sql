{% macro raw_tables() %}
    {#-
        All raw tables as pairs of system and table. A model that looks at all of them can't ask the declarations,
        which dbt doesn't show while it parses; a test keeps the two equal.
    -#}
    {{ return([
        ('crm', 'contacts'), ('crm', 'accounts'),
        ('shop', 'customers'), ('shop', 'orders'), ('shop', 'order_lines'), ('shop', 'refunds'), ('shop', 'products'),
        ('pos', 'loyalty_members'), ('pos', 'store_sales'), ('pos', 'stores'),
        ('email', 'subscribers'), ('email', 'campaign_events'),
        ('support', 'requesters'), ('support', 'tickets'),
        ('survey', 'responses'), ('social', 'profiles'), ('social', 'mentions'), ('web', 'events'),
        ('erp', 'billing_accounts'), ('erp', 'invoices'), ('erp', 'payments'), ('erp', 'exchange_rates'),
        ('enrichment', 'demographics'),
        ('privacy', 'consent_receipts'), ('privacy', 'requests'),
    ]) }}
{% endmacro %}


{% macro raw_files() %}
    {#- A query with one row per raw file that the declared patterns find; none where nothing is read. -#}
    {%- set files = [] -%}
    {%- for system, table in customer_360.raw_tables() -%}
        {%- do source(system, table) -%}
        {%- if customer_360.reads_files() and customer_360.system_is_on(system) -%}
            {%- set raw = customer_360.raw_table(system, table) -%}
            {%- for path in customer_360.list_files([raw.path, raw.path ~ '.gz']) -%}
                {%- do files.append([
                    system, table, customer_360.shown_path(path), path, raw.form, raw.delimiter, raw.encoding
                ]) -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set names = ['source_system', 'source_entity', 'file', 'path', 'form', 'delimiter', 'encoding'] -%}
    {%- for file in files or [[none] * 7] %}
    select
        {% for name in names -%}
        cast({{ dbt.string_literal(dbt.escape_single_quotes(file[loop.index0])) if files else 'null' }} as {{ dbt.type_string() }}) as {{ name }}
        {{- ',' if not loop.last }}
        {% endfor %}
        {{- 'union all' if not loop.last -}}
    {% endfor -%}
    {{ 'where false' if not files }}
{% endmacro %}
