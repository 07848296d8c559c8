-- Orders name their buyer by record key alone. If a key led to no record, its orders would belong to nobody,
-- though somebody is known to have bought.
{% set record_key = ['source_system', 'source_entity', 'source_record_id'] %}

with

records as (

    select {{ dbt_utils.generate_surrogate_key(record_key) }} as record_key
    from {{ ref('stg_shop__identity_records') }}

    union all

    select {{ dbt_utils.generate_surrogate_key(record_key) }} as record_key
    from {{ ref('stg_pos__identity_records') }}

),

buyers as (

    select buyer_record_key from {{ ref('stg_shop__order_records') }}

    union

    select buyer_record_key from {{ ref('stg_shop__refund_records') }}

    union

    select buyer_record_key from {{ ref('stg_pos__order_records') }}

    union

    select buyer_record_key from {{ ref('stg_pos__refund_records') }}

)

select buyers.buyer_record_key
from buyers
left join records on buyers.buyer_record_key = records.record_key
where
    buyers.buyer_record_key is not null
    and records.record_key is null
