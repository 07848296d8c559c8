with

int_sources__files as (

    {{ customer_360.raw_files() }}

)

select * from int_sources__files
