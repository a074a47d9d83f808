## The billing office

office = Billing office
runs = Billing runs
runs-intro = What is due is billed every day. What could not be billed waits here, with its reason.

## A run

run-started = Started
run-as-of = As of
run-made = Made
run-parked = Not billed
run-parked-count = { $count ->
    [0] none
   *[other] { $count }
}
