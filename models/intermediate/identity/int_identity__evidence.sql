{% set text = dbt.type_string() %}
{% set settings = customer_360.identity_settings() %}
{% set sources = [] %}
{% for source in settings.evidence %}{% do sources.append(ref(source)) %}{% endfor %}
{% set types_of_addresses = customer_360.identifier_columns(settings.identifiers).get('email_key', []) %}

with given as (
    {{ customer_360.union_of_sources(sources, {
        'source_system': text, 'source_entity': text, 'source_record_id': text, 'email_sha256': text
    }) }}
),

evidence as (
    select
        source_system,
        source_entity,
        source_record_id,
        nullif(lower(trim(email_sha256)), '') as email_sha256
    from given
),

records as (
    select * from {{ ref('int_identity__records') }}
),

clusters as (
    select * from {{ ref('int_identity__clusters') }}
),

blocked_addresses as (
    select distinct identifiers.record_id
    from {{ ref('int_identity__identifiers') }} as identifiers
    inner join {{ ref('int_identity__match_keys') }} as match_keys
        on
            identifiers.record_id = match_keys.record_id
            and identifiers.identifier_value = match_keys.email_key
    where
        not identifiers.is_usable
        and identifiers.identifier_type in ('{{ types_of_addresses | join("', '") }}')
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
