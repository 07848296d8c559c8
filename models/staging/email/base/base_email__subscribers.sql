{{ customer_360.read_raw('email', 'subscribers') }}
