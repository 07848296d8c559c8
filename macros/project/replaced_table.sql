{% materialization replaced_table, adapter='duckdb', supported_languages=['sql', 'python'] %}
    {#-
        dbt-duckdb's table in fewer statements: `create or replace table` where that one creates a table, renames
        two and drops one, each with look-ups of its own: a quarter of a build's statements. The table is replaced in one
        transaction, so a run that fails leaves the last good one as it was. A Python model writes under another name
        first, since its code runs before there is a transaction.

        Config `compression: none` writes a table as it is. DuckDB looks for the best compression of texts column by column,
        which takes most of the time that it takes to write them. The setting is the whole connection's, so what other
        threads write meanwhile is as large.
    -#}
    {%- set language = model.language -%}
    {%- set existing_relation = load_cached_relation(this) -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set written_relation = make_intermediate_relation(target_relation) if language == 'python' else target_relation -%}
    {%- if language == 'python' -%}
        {%- do drop_relation_if_exists(load_cached_relation(written_relation)) -%}
    {%- endif -%}

    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {%- if existing_relation is not none and language == 'sql' and not existing_relation.is_table -%}
        {%- do adapter.ensure_transaction() -%}
        {%- do adapter.drop_relation(existing_relation) -%}
    {%- endif -%}
    {%- if config.get('compression') == 'none' -%}{%- do run_query("set force_compression = 'uncompressed'") -%}{%- endif -%}
    {%- call statement('main', language=language) -%}
        {{ create_table_as(False, written_relation, compiled_code, language)
            | replace('create  table', 'create or replace table', 1) }}
    {%- endcall -%}
    {%- if config.get('compression') == 'none' -%}{%- do run_query("set force_compression = 'auto'") -%}{%- endif -%}
    {%- if language == 'python' -%}
        {%- do adapter.ensure_transaction() -%}
        {%- do drop_relation_if_exists(existing_relation) -%}
        {%- do adapter.rename_relation(written_relation, target_relation) -%}
    {%- endif -%}
    {%- do create_indexes(target_relation) -%}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {%- do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation)) -%}
    {%- do persist_docs(target_relation, model) -%}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}

    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
