select customer_identities.customer_id
from {{ ref('int_identity__customer_identities') }} as customer_identities
full join {{ ref('int_customers__golden_records') }} as golden_records
    on customer_identities.customer_id = golden_records.customer_id
where customer_identities.customer_id is null or golden_records.customer_id is null
