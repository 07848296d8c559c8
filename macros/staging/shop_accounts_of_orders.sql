{% macro shop_accounts_of_orders(relation, subject, orders) %}
    {#- A query with the account or guest of the shop whose orders the rows of a subject name, where they name one only. -#}
    select
        named.{{ subject }},
        min(coalesce(orders.customer_id, orders.guest_id)) as shop_account_id
    from {{ relation }} as named
    inner join {{ orders }} as orders on named.order_reference = orders.order_id
    group by named.{{ subject }}
    having count(distinct coalesce(orders.customer_id, orders.guest_id)) = 1
{% endmacro %}
