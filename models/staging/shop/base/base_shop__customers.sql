{{ customer_360.read_raw('shop', 'customers') }}
