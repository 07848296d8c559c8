{% set limits = customer_360.identity_settings().accuracy_limits %}

select
    scope,
    precision,
    merged_household_pairs
from {{ ref('int_identity__accuracy') }}
where
    scope = 'all'
    and (
        precision < {{ limits.min_precision }}
        or merged_household_pairs > predicted_pairs * {{ limits.max_merged_household_share }}
    )
