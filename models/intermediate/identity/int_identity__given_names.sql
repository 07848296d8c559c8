{% set settings = customer_360.identity_settings() %}

with records as (
    select * from {{ ref('int_identity__match_keys') }}
),

nicknames as (
    select * from {{ ref('nicknames') }}
),

known_names as (
    select nicknames.name as given_name_key from nicknames
    union
    select nicknames.canonical as given_name_key from nicknames
),

frequencies as (
    select
        given_name_key,
        {{ customer_360.name_spelling('given_name_key') }} as spelling,
        -- Of Mandy Jo and Mandyjo, Mandy's, but not Juan's of one Juan A. among those called Juana.
        {{ customer_360.name_spelling(
            'case when 2 * sum(case when first_given_name_key = given_name_key then 1 else 0 end) > count(*)'
            ~ ' then given_name_key else min(first_given_name_key) end'
        ) }} as first_spelling,
        count(*) as record_count,
        -- One person's copies don't make a slip of the pen a name. Who shows no family name is known by a mailbox or a telephone.
        count(distinct coalesce(family_name_key, email_key, phone, mobile_phone)) as family_count
    from records
    where given_name_key is not null
    group by given_name_key
),

forms_of_names as (
    {{ customer_360.forms_of_names('frequencies', 'nicknames') }}
),

-- Where some write the family name first, family names stand among the given ones.
family_names as (
    select
        family_name_key,
        count(*) as record_count
    from records
    where family_name_key is not null
    group by family_name_key
),

totals as (
    select sum(record_count) as record_count from frequencies
),

int_identity__given_names as (
    select
        frequencies.given_name_key,
        frequencies.record_count,
        forms_of_names.given_name_forms,
        -- One letter is an initial, but one Chinese sign a name; letters of two scripts spell nothing that is known.
        {{ customer_360.regex_matches('frequencies.given_name_key', '^(?:[a-z]{2,}|[^a-z]{2,}|\\p{Han})$') }}
        and (
            frequencies.given_name_key in (select known_names.given_name_key from known_names)
            or (
                frequencies.family_count >= {{ settings.name_similarity.established_records }}
                and frequencies.record_count
                >= {{ settings.name_similarity.established_share }} * totals.record_count
                and frequencies.record_count >= coalesce(family_names.record_count, 0)
            )
        ) as is_established
    from frequencies
    cross join totals
    left join forms_of_names on frequencies.given_name_key = forms_of_names.given_name_key
    left join family_names on frequencies.given_name_key = family_names.family_name_key
)

select * from int_identity__given_names
