title = Cost analysis
scope = Part of the account
everything = Everything I may see
by = Group by
from = From
until = Until
currency = Currency
filter = Which costs to show
show = Show
clear = Clear
narrow = More filters
all = All
csv = Costs (CSV)

## What costs are told by

service = Service
family = Service family
section = Invoice section
region = Region
kind = Charge type
tag = Tag: { $key }
none = (none)
kind-usage = Usage
kind-purchase = Purchase
kind-credit = Credit
kind-adjustment = Adjustment
kind-rounding = Rounding

## What they come to

in-currency = in { $currency }, before tax
total = Total
before = { $days ->
    [one] The day before
   *[other] The { $days } days before
}
more = { $percent } more now
less = { $percent } less now
so-far = { $month } so far
forecast = { $month }, forecast
forecast-meaning = { $days ->
    [one] What { $month } comes to so far, and for each day that is left what the use of a day cost on the latest day that is known, up to { $until }. What was bought counts, and is not expected again.
   *[other] What { $month } comes to so far, and for each day that is left what the use of a day cost on average on the latest { $days } days that are known, up to { $until }. What was bought counts, and is not expected again.
}
chart = Costs over time by { $by }
others = { $count ->
    [one] { $count } other
   *[other] { $count } others
}
figures = The figures of the chart
day = Day
month = Month
cost = Cost
share = Share
by-title = Costs by { $by }
rows-first = These are the { $shown } dearest of { $count }. The file has all of them.
rounded = Each amount is rounded by itself; the file has them exactly. Use that comes without a cost counts once it is priced for its invoice.
nothing = Nothing cost anything in these days
nothing-hint = Choose other days, or fewer filters. Use that comes without a cost counts once it is priced for its invoice.

## Tags

tags = Tags for cost analysis
tags-intro = Costs are grouped and narrowed by the tags with these keys.
tag-keys = Tag keys
tag-keys-hint = One on each line, as your usage has them; at most { $most }.
tags-found = Found in the latest usage too
rolling-up = The chosen tags are being found in what came in before. Until that is done, some costs show none.
tags-saved = Saved. The tags of what came in before are known in a few minutes.

## What is wrong

too-many-months = Choose at most { $most } months.
no-scope = This part of the account is not there any more, or it is not yours to see. Choose another one.
too-many-keys = Choose at most { $most } keys.
no-key = A key has at most 128 letters, and no quotation marks or backslashes.
key-twice = The same key is there twice.
