{% set limits = customer_360.identity_settings().accuracy_limits %}
{% set query %}
with

measured as (

    select
        precision,
        merged_household_pairs / predicted_pairs as merged_household_share
    from {{ ref('int_identity__accuracy') }}
    where scope = 'all' and predicted_pairs > 0

),

breaches as (

    select
        'precision is ' || cast(round(precision, 6) as {{ dbt.type_string() }})
        || ', below identity.accuracy_limits.min_precision ({{ limits.min_precision }})' as breach
    from measured
    where precision < {{ limits.min_precision }}
    union all
    select
        'of the pairs joined ' || cast(round(merged_household_share, 6) as {{ dbt.type_string() }})
        || ' are two people of one household, above identity.accuracy_limits.max_merged_household_share'
        || ' ({{ limits.max_merged_household_share }})' as breach
    from measured
    where merged_household_share > {{ limits.max_merged_household_share }}

)

select breach from breaches
order by breach
{% endset %}

{{ customer_360.stop_at_breaches(query, ' See governance.identity_accuracy in build.duckdb.') }}
