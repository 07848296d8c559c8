{% macro declared_raw_tables() %}
    {#- A query with one row per raw table: what _<system>__sources.yml says about it as a whole. -#}
    {%- for system, table in customer_360.raw_tables() -%}
        {%- do source(system, table) -%}
        {%- set node = customer_360.source_node(system, table) if execute else none -%}
        {%- set meta = node.config.meta if node else {} -%}
        {%- set classes = [] -%}
        {%- for column in (node.columns.values() if node else []) -%}
            {%- do classes.append(column.config.meta.pii) -%}
        {%- endfor %}
        select
            '{{ system }}' as source_system,
            '{{ table }}' as source_entity,
            {{ customer_360.sql_text(meta.get('owner', '')) }} as owner,
            {{ customer_360.sql_text(meta.get('refresh', '')) }} as refresh,
            {{ customer_360.sql_text(meta.get('journey_stage', '')) }} as journey_stage,
            {{ customer_360.sql_text(meta.get('form', '')) }} as form,
            {{ customer_360.sql_text(classes | unique | sort | join(', ')) }} as pii_classes,
            {{ classes | select('in', ['direct', 'sensitive']) | list | length }} as personal_columns,
            {{ meta.get('freshness', {}).get('warn_after_days') or 'null' }} as warn_after_days,
            {{ customer_360.system_is_on(system) | lower }} as is_on
        {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro latest_events() %}
    {#- A query with the last event of each staged raw table, by the `event_time` that its stg_ model declares. -#}
    {%- for system, table in customer_360.raw_tables() -%}
        {%- set staged = ref('stg_' ~ system ~ '__' ~ table) -%}
        {%- set event_time = (customer_360.event_time_of(staged.identifier) if execute else none) or 'null' %}
        select
            '{{ system }}' as source_system,
            '{{ table }}' as source_entity,
            max(cast({{ event_time }} as timestamp)) as last_event_at,
            max(case
                when cast({{ event_time }} as date) <= run_context.as_of then cast({{ event_time }} as date)
            end) as last_plausible_date
        from {{ staged }}
        cross join run_context
        {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro event_time_of(model_name) %}
    {#- The config `event_time` of a staging model; none where it has none. -#}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.name == model_name -%}
        {{ return(node.config.get('event_time')) }}
    {%- endfor -%}
    {{ return(none) }}
{% endmacro %}
