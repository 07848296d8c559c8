{% materialization iterate, default %}
    {#-
        A table that is computed round by round until nothing changes.

        The model's body has two branches: `{% if iterating() %}` one step, read from
        `{{ iteration_state() }}`, `{% else %}` the first state. Refs belong above the branches, because dbt
        learns a model's parents from the first state alone. Config:
          until_unchanged   {'key': [columns], 'compare': [columns]}: settled once no key is new or gone and
                            no compared column differs between two rounds
          max_rounds        rounds after which the run fails (default 100)
          when_unsettled    stop (default): the run fails; first_state: it warns, and the first state is the table
        States are temporary tables, each committed by itself, because DuckDB plans blindly over rows that are not;
        the table is replaced in one transaction at the end: a run that is killed leaves the last good one as it was.
    -#}
    {%- set until = config.require('until_unchanged') -%}
    {%- set max_rounds = config.get('max_rounds', 100) | int -%}
    {%- set falls_back = config.get('when_unsettled', 'stop') == 'first_state' -%}
    {%- if not until.get('key') or not until.get('compare') -%}
        {{ exceptions.raise_compiler_error("until_unchanged of " ~ this.identifier ~ " needs a list 'key' and a list 'compare'.") }}
    {%- endif -%}

    {%- set existing_relation = load_cached_relation(this) -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set intermediate_relation = make_intermediate_relation(target_relation) -%}
    {%- set backup_relation = make_backup_relation(
        target_relation, 'table' if existing_relation is none else existing_relation.type
    ) -%}
    {{ drop_relation_if_exists(load_cached_relation(intermediate_relation)) }}
    {{ drop_relation_if_exists(load_cached_relation(backup_relation)) }}

    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {%- set progress = namespace(settled=false, rounds=0, changed=0, state=customer_360.iteration_table(0)) -%}
    {%- call statement('first_state', auto_begin=False) -%}
        {{ create_table_as(True, progress.state, compiled_code) }}
    {%- endcall -%}

    {%- for round in range(1, max_rounds + 1) if not progress.settled -%}
        {%- do model.update({'iteration': {'round': round, 'state': progress.state}}) -%}
        {%- set next_state = customer_360.iteration_table(round) -%}
        {%- call statement('step', auto_begin=False) -%}
            {{ create_table_as(True, next_state, render(model.raw_code)) }}
        {%- endcall -%}
        {%- set progress.changed = run_query(
            customer_360.count_changed_rows(progress.state, next_state, until.key, until.compare)
        ).columns[0].values()[0] | int -%}
        {%- if not (falls_back and round == 1) -%}
            {%- do run_query('drop table ' ~ progress.state) -%}
        {%- endif -%}
        {%- set progress.state = next_state -%}
        {%- set progress.rounds = round -%}
        {%- set progress.settled = progress.changed == 0 -%}
        {%- do log(this.identifier ~ ': round ' ~ round ~ ' changed ' ~ progress.changed ~ ' rows') -%}
    {%- endfor -%}
    {%- if not progress.settled -%}
        {%- set message -%}
            {{ this.identifier }} did not settle: round {{ progress.rounds }} of at most {{ max_rounds }} (max_rounds) still changed {{
            progress.changed }} rows.
        {%- endset -%}
        {%- if not falls_back -%}
            {{ exceptions.raise_compiler_error(message ~ " The last good table was left as it was.") }}
        {%- endif -%}
        {%- do exceptions.warn(message ~ " What it began with is used instead.") -%}
    {%- endif -%}
    {%- if falls_back and progress.rounds > 0 -%}
        {%- set first_state = customer_360.iteration_table(0) -%}
        {%- do run_query('drop table ' ~ (first_state if progress.settled else progress.state)) -%}
        {%- set progress.state = progress.state if progress.settled else first_state -%}
    {%- endif -%}

    {%- call statement('main') -%}
        {{ create_table_as(False, intermediate_relation, 'select * from ' ~ progress.state) }}
    {%- endcall -%}
    {%- do run_query('drop table ' ~ progress.state) -%}
    {%- if existing_relation is not none -%}
        {%- do adapter.rename_relation(existing_relation, backup_relation) -%}
    {%- endif -%}
    {%- do adapter.rename_relation(intermediate_relation, target_relation) -%}
    {%- do create_indexes(target_relation) -%}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {%- do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) -%}
    {%- do persist_docs(target_relation, model) -%}
    {{ adapter.commit() }}

    {{ drop_relation_if_exists(backup_relation) }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}


{% macro iterating() %}
    {#- True while the materialization `iterate` renders a step; false for the first state, in docs and in unit tests. -#}
    {{ return(model is defined and 'iteration' in model) }}
{% endmacro %}


{% macro iteration_state() %}
    {#- Outside a run it is the model's own table, so that a unit test of a step gives it as `input: this`. -#}
    {{ return(model.iteration.state if 'iteration' in model else this) }}
{% endmacro %}


{% macro iteration_table(round) %}
    {#- Temporary tables live on the connection of one thread; the model's name keeps models apart on it. -#}
    {{ return(api.Relation.create(identifier=this.identifier ~ '__round_' ~ round, type='table')) }}
{% endmacro %}


{% macro count_changed_rows(before, after, key, compare) %}
    select count(*) as changed_rows
    from {{ before }} as before
    full outer join {{ after }} as after
        on {% for column in key %}before.{{ column }} = after.{{ column }}{{ ' and ' if not loop.last }}{% endfor %}
    where
        before.{{ key[0] }} is null
        or after.{{ key[0] }} is null
        {%- for column in compare %}
        or before.{{ column }} is distinct from after.{{ column }}
        {%- endfor %}
{% endmacro %}
