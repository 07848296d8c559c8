{{ customer_360.read_raw('pos', 'loyalty_members') }}
