{{ customer_360.read_raw('pos', 'stores') }}
