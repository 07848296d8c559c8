-- depends_on: {{ ref('gate_identity') }}
with billing_accounts as (

    select
        *,
        {{ dbt_utils.generate_surrogate_key(["'erp'", "'billing_accounts'", 'account_number']) }} as account_key
    from {{ ref('stg_erp__billing_accounts') }}

),

customer_identities as (

    select * from {{ ref('int_identity__customer_identities') }}

),

organization_accounts as (

    select * from {{ ref('int_organizations__accounts') }}

),

-- Keys of records and of accounts are made in one way, and an account is either a record or a firm's.
int_billing__accounts as (

    select
        billing_accounts.account_number,
        billing_accounts.account_type,
        customer_identities.customer_id,
        organization_accounts.organization_id
    from billing_accounts
    left join customer_identities on billing_accounts.account_key = customer_identities.record_key
    left join organization_accounts on billing_accounts.account_key = organization_accounts.account_key

)

select * from int_billing__accounts
