{% macro frozen_model(settings, frozen) %}
    {#- The match model of an earlier run, which the seed holds by the names of comparisons and levels. -#}
    {%- do customer_360.check_frozen_model(settings, frozen) %}
    select
        frozen.pair_kind,
        steps.comparison_number,
        steps.level_number,
        cast(frozen.log_share as decimal(28, 12)) as log_share,
        cast(null as decimal(18, 3)) as watched
    from ({{ customer_360.explanation_steps(settings.comparisons) }}) as steps
    inner join {{ frozen }} as frozen on steps.step = frozen.comparison and steps.level_name = frozen.level_name
    where steps.comparison_number is not null
{% endmacro %}


{% macro check_frozen_model(settings, frozen) %}
    {#- Stops the run where the seed lacks a level that the settings compare; rows of a unit test are no seed. -#}
    {%- if execute and frozen.database and load_relation(frozen) -%}
        {%- set missing = run_query(
            "select distinct steps.step from (" ~ customer_360.explanation_steps(settings.comparisons) ~ ") as steps"
            ~ " left join " ~ frozen ~ " as frozen"
            ~ " on steps.step = frozen.comparison and steps.level_name = frozen.level_name"
            ~ " where steps.comparison_number is not null"
            ~ " group by steps.step, steps.level_name having count(distinct frozen.pair_kind) < 3 order by 1"
        ).columns[0].values() -%}
        {%- if missing | length > 0 -%}
            {{ customer_360.settings_error(
                'model', "is frozen, but the seed frozen_match_model lacks levels of " ~ missing | join(', ')
                ~ ": build with identity.model trained, then run customer360 freeze; or load it: dbt seed --select frozen_match_model"
            ) }}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}
