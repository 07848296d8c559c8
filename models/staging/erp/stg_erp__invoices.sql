{% set formats = source_formats('erp', 'invoices') %}

with

source as (

    select
        *,
        lower(trim(invoice_type)) as known_invoice_type
    from {{ ref('base_erp__invoices') }}
    where {{ is_staged() }}

),

parsed as (

    select
        *,
        {{ parse_amount('net_amount') }} as parsed_net,
        {{ parse_amount('tax_amount') }} as parsed_tax,
        {{ parse_amount('gross_amount') }} as parsed_gross
    from source

),

stg_erp__invoices as (

    select
        -- ids
        invoice_number,
        {{ clean_text('account_number') }} as account_number,
        {{ clean_text('order_reference') }} as order_reference,

        -- text: an invoice that doesn't say where it stands has not been paid yet
        known_invoice_type as invoice_type,
        coalesce(lower({{ clean_text('status') }}), 'open') as status,
        {{ currency_or_default('currency') }} as currency,

        -- numbers: the type of a credit note tells its sign, whether the amount bears one or not
        case when known_invoice_type = 'credit_note' then -abs(parsed_net) else parsed_net end as net_amount,
        case when known_invoice_type = 'credit_note' then -abs(parsed_tax) else parsed_tax end as tax_amount,
        case when known_invoice_type = 'credit_note' then -abs(parsed_gross) else parsed_gross end as gross_amount,

        -- times
        {{ parse_date('issued_on', formats.issued_on) }} as issued_on,
        {{ parse_date('due_on', formats.due_on) }} as due_on,
        {{ parse_timestamp('updated_at', formats.updated_at) }} as updated_at
    from parsed

)

select * from stg_erp__invoices
