{{ customer_360.read_raw('social', 'profiles') }}
