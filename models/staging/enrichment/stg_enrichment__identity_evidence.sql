{{ config(materialized='view') }}

with

demographics as (

    select * from {{ ref('stg_enrichment__demographics') }}

),

stg_enrichment__identity_evidence as (

    select
        'enrichment' as source_system,
        'demographics' as source_entity,
        delivery || ':' || vendor_row_id as source_record_id,
        email_sha256
    from demographics

)

select * from stg_enrichment__identity_evidence
