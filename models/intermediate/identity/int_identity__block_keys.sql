{{ config(materialized='view') }}
{% set settings = customer_360.identity_settings() %}

with profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

usable_identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
    where is_usable
),

int_identity__block_keys as (
    {%- for rule in settings.rules %}
    select
        {{ rule.bit }} as rule_bit,
        profiles.profile_id,
        concat_ws(
            chr(31)
            {%- if rule.identifier %}, usable_identifiers.identifier_value{% endif %}
            {%- for column in rule.equal %}, cast(profiles.{{ column }} as {{ dbt.type_string() }}){% endfor -%}
        ) as block_key
    from profiles
    {%- if rule.identifier %}
    inner join usable_identifiers
        on
            profiles.profile_id = usable_identifiers.record_id
            and usable_identifiers.identifier_type = '{{ rule.identifier }}'
    {%- endif %}
    {%- for column in rule.equal %}
    {{ 'where' if loop.first else 'and' }} profiles.{{ column }} is not null
    {%- endfor %}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from int_identity__block_keys
