{{ customer_360.read_raw('shop', 'order_lines') }}
