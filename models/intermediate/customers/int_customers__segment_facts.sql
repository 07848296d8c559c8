with golden_records as (

    select * from {{ ref('int_customers__golden_records') }}

),

rfm as (

    select * from {{ ref('int_customers__rfm') }}

),

purchases as (

    select * from {{ ref('int_customers__purchases') }}

),

int_customers__segment_facts as (

    select
        golden_records.customer_id,
        golden_records.email is not null as has_email,
        coalesce(golden_records.mobile_phone, golden_records.phone) is not null as has_phone,
        golden_records.country,
        golden_records.gender,
        golden_records.record_count,
        golden_records.source_system_count,
        golden_records.has_orders,
        rfm.as_of,
        rfm.recency_days,
        rfm.tenure_days,
        rfm.frequency,
        rfm.purchase_days,
        rfm.monetary,
        rfm.average_order_value,
        rfm.recency_score,
        rfm.frequency_score,
        rfm.monetary_score,
        rfm.rfm_segment,
        coalesce(purchases.web_orders, 0) as web_orders,
        coalesce(purchases.store_orders, 0) as store_orders,
        coalesce(purchases.refunded_orders, 0) as refunded_orders,
        cast(round(1.0 * purchases.refunded_orders / purchases.frequency, 4) as decimal(9, 4)) as refund_share
    from golden_records
    inner join rfm on golden_records.customer_id = rfm.customer_id
    left join purchases on golden_records.customer_id = purchases.customer_id

)

select * from int_customers__segment_facts
