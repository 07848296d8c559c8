with records as (

    select * from {{ ref('int_identity__records') }}
    where organization_id is not null

),

customer_identities as (

    select * from {{ ref('int_identity__customer_identities') }}

),

accounts as (

    select * from {{ ref('int_organizations__accounts') }}

),

int_organizations__members as (

    select
        accounts.organization_id,
        customer_identities.customer_id,
        {{ dbt_utils.generate_surrogate_key(
            ['accounts.organization_id', 'customer_identities.customer_id']
        ) }} as organization_member_key,
        count(*) as record_count,
        min(records.created_at) as first_seen_at,
        max(records.updated_at) as last_seen_at
    from records
    inner join customer_identities on records.record_key = customer_identities.record_key
    inner join accounts
        on
            records.source_system = accounts.source_system
            and records.organization_id = accounts.source_account_id
    group by accounts.organization_id, customer_identities.customer_id

)

select * from int_organizations__members
