{% set formats = source_formats('enrichment', 'demographics') %}

with

source as (

    select
        *,
        lower(trim(email_sha256)) as written_hash,
        {{ home_country('country', 'postcode') }} as home_country,
        upper({{ clean_text('income_band') }}) as written_income_band,
        {{ parse_integer('household_size') }} as written_household_size,
        {{ parse_decimal('confidence', 4, 3) }} as written_confidence
    from {{ ref('base_enrichment__demographics') }}
    where {{ is_staged() }}

),

-- What the vendor guesses is either one of the values agreed on, or nothing.
stg_enrichment__demographics as (

    select
        -- ids
        delivery,
        vendor_row_id,
        case when {{ regex_matches('written_hash', '^[0-9a-f]{64}$') }} then written_hash end as email_sha256,

        -- place
        {{ postcode('postcode', 'home_country') }} as postcode,
        {{ address_country('home_country', ['country', 'postcode']) }} as country,

        -- the person
        case
            when trim(age_band) in ('18-24', '25-34', '35-44', '45-54', '55-64', '65+') then trim(age_band)
        end as age_band,
        {{ gender_code('gender') }} as gender,
        {{ clean_text('education') }} as education,
        {{ clean_text('lifestyle') }} as lifestyle,

        -- the household
        case when written_household_size between 1 and 20 then written_household_size end as household_size,
        {{ parse_boolean('has_children') }} as has_children,
        case when written_income_band in ('A', 'B', 'C', 'D', 'E') then written_income_band end as income_band,
        {{ parse_boolean('home_owner') }} as is_home_owner,

        -- how good it is
        case when written_confidence between 0 and 1 then written_confidence end as confidence,
        dense_rank() over (order by delivery desc) as delivery_recency,

        -- times
        {{ parse_date('observed_on', formats.observed_on) }} as observed_on
    from source

)

select * from stg_enrichment__demographics
