{{ customer_360.cells_not_covered_once(ref('rfm_segments')) }}
