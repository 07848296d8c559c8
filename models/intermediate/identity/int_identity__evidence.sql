{% set text = dbt.type_string() %}
{% set sources = [] %}
{% for source in customer_360.identity_settings().evidence %}{% do sources.append(ref(source)) %}{% endfor %}

with evidence as (
    {{ customer_360.union_of_sources(sources, {
        'source_system': text, 'source_entity': text, 'source_record_id': text, 'email_sha256': text
    }) }}
),

records as (
    select * from {{ ref('int_identity__records') }}
),

clusters as (
    select * from {{ ref('int_identity__clusters') }}
),

blocked_addresses as (
    select distinct record_id
    from {{ ref('int_identity__identifiers') }}
    where identifier_type = 'email' and not is_usable
),

addresses as (
    select distinct
        {{ customer_360.sha256('lower(records.email)') }} as email_sha256,
        clusters.cluster_id
    from records
    inner join clusters on records.record_id = clusters.record_id
    left join blocked_addresses on records.record_id = blocked_addresses.record_id
    where records.email is not null and blocked_addresses.record_id is null
),

owners as (
    select
        email_sha256,
        count(*) as cluster_count,
        min(cluster_id) as cluster_id
    from addresses
    group by email_sha256
),

int_identity__evidence as (
    select
        {{ dbt_utils.generate_surrogate_key([
            'evidence.source_system', 'evidence.source_entity', 'evidence.source_record_id'
        ]) }} as record_key,
        evidence.source_system,
        evidence.source_entity,
        evidence.source_record_id,
        -- Who shares an address shares it with everybody else, so it says of none of them whom it means.
        case when owners.cluster_count = 1 then owners.cluster_id end as cluster_id,
        case
            when evidence.email_sha256 is null then 'no hash'
            when owners.cluster_count is null then 'unknown address'
            when owners.cluster_count > 1 then 'address of several customers'
        end as unattached_reason
    from evidence
    left join owners on evidence.email_sha256 = owners.email_sha256
)

select * from int_identity__evidence
