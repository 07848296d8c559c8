-- Every pair is asked whether it may contradict by a cross join.
select count(*) as row_count
from {{ ref('int_identity__housemates') }}
having count(*) != 1
