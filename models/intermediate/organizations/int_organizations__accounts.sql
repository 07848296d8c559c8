-- depends_on: {{ ref('gate_identity') }}
{% set shared = ['vat_number', 'address_line', 'postcode', 'city', 'country', 'updated_at'] %}

with accounts as (

    select
        'crm' as source_system,
        'accounts' as source_entity,
        account_id as source_account_id,
        industry,
        account_name as organization_name,
        created_at,
        {{ shared | join(', ') }}
    from {{ ref('stg_crm__accounts') }}
    union all
    select
        'erp' as source_system,
        'billing_accounts' as source_entity,
        account_number as source_account_id,
        null as industry,
        organization_name,
        cast(created_on as timestamp) as created_at,
        {{ shared | join(', ') }}
    from {{ ref('stg_erp__billing_accounts') }}
    where account_type = 'company'

),

keyed as (

    select
        *,
        {{ dbt_utils.generate_surrogate_key(['source_system', 'source_entity', 'source_account_id']) }} as account_key,
        -- a number without a digit that counts is a placeholder
        case
            when {{ customer_360.regex_matches('vat_number', '[1-9].{3,}$') }} then vat_number
        end as usable_vat_number,
        {{ customer_360.organization_name_key('organization_name') }}
        || ' at ' || lower(replace(postcode, ' ', '')) as name_and_postcode
    from accounts

),

-- An account that doesn't know its VAT number is the firm of that name at that postcode, if there is only one.
known_firms as (

    select
        name_and_postcode,
        min(usable_vat_number) as vat_number
    from keyed
    where name_and_postcode is not null and usable_vat_number is not null
    group by name_and_postcode
    having count(distinct usable_vat_number) = 1

),

matched as (

    select
        keyed.*,
        case
            when keyed.usable_vat_number is not null then 'vat_number'
            when keyed.name_and_postcode is not null then 'name_and_postcode'
            else 'none'
        end as match_rule,
        coalesce(
            'vat ' || keyed.usable_vat_number,
            'vat ' || known_firms.vat_number,
            'name ' || keyed.name_and_postcode,
            'account ' || keyed.account_key
        ) as firm
    from keyed
    left join known_firms on keyed.name_and_postcode = known_firms.name_and_postcode

),

int_organizations__accounts as (

    select
        account_key,
        {{ dbt_utils.generate_surrogate_key(['min(account_key) over (partition by firm)']) }} as organization_id,
        match_rule,
        source_system,
        source_entity,
        source_account_id,
        organization_name,
        industry,
        created_at,
        {{ shared | join(', ') }}
    from matched

)

select * from int_organizations__accounts
