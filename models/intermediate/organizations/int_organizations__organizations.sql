with accounts as (

    select
        *,
        coalesce(address_line, postcode, city) is not null as has_address,
        -- sales knows a firm by the name that it bears, the books by the one that fits on the form
        row_number() over (
            partition by organization_id
            order by case source_system when 'crm' then 1 else 2 end asc, updated_at desc nulls last, account_key asc
        ) as preference
    from {{ ref('int_organizations__accounts') }}

),

members as (

    select
        organization_id,
        count(*) as member_count
    from {{ ref('int_organizations__members') }}
    group by organization_id

),

gathered as (

    select
        organization_id,
        min_by(organization_name, preference) filter (where organization_name is not null) as organization_name,
        min_by(vat_number, preference) filter (where vat_number is not null) as vat_number,
        min_by(industry, preference) filter (where industry is not null) as industry,
        -- an address is taken as a whole
        min_by(account_key, preference) filter (where has_address) as address_account_key,
        count(*) as account_count,
        count(*) filter (where source_system = 'crm') as crm_account_count,
        count(*) filter (where source_system = 'erp') as billing_account_count,
        min(created_at) as created_at,
        max(updated_at) as updated_at
    from accounts
    group by organization_id

),

int_organizations__organizations as (

    select
        gathered.organization_id,
        gathered.organization_name,
        gathered.vat_number,
        gathered.industry,
        addresses.address_line,
        addresses.postcode,
        addresses.city,
        addresses.country,
        gathered.account_count,
        gathered.crm_account_count,
        gathered.billing_account_count,
        coalesce(members.member_count, 0) as member_count,
        gathered.created_at,
        gathered.updated_at
    from gathered
    left join accounts as addresses on gathered.address_account_key = addresses.account_key
    left join members on gathered.organization_id = members.organization_id

)

select * from int_organizations__organizations
