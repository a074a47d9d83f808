## The price sheet

title = Prices
intro = What the use of each meter costs. Use that comes as quantities is rated by these prices when it is billed; what was invoiced keeps its own.
find = Name, identifier or service
find-meters = Find meters
find-button = Find
clear = Clear
meter = Meter
meters = Meters
service = Service
unit = Unit
price-today = Price today
own-prices = Negotiated
own-count = { $count ->
    [0] none
   *[other] { $count }
}
no-price = No price today
nothing-found = No meter found
nothing-found-hint = No meter has these words in its name, identifier or service.
no-meters = There are no meters yet
no-meters-hint = Meters and their first prices come in with a file: reckoner apply.
pages = Pages of meters
count = { $count ->
    [one] 1 meter
   *[other] { $count } meters
}
on-page = { $count ->
    [one] 1 meter on this page
   *[other] { $count } meters on this page
}
previous = Previous
next = Next

## A meter

region = Region
prices-of = Prices of { $meter }
buyer = For
everyone = Everyone
price = Price
valid-from = From
valid-to = Until
until-further-notice = Until further notice
standing = State
current = Holds
to-come = To come
over = Over
end = End
end-named = End the price for { $buyer } from { $date }
no-prices = This meter has no price yet
no-prices-hint = Use of it is not billed until there is one.
more = Only the first { $count } prices are shown.
included = { $quantity } included
tier-from = from { $quantity }: { $price }
per = per { $unit }

## Adding a price

add = Add a price
add-intro = A new price holds from its first day on. It changes nothing that was invoiced.
account-hint = Name or identifier. Leave empty for a price for everyone.
profile-hint = Name. Leave empty for all of the account.
currency-hint = Three letters, such as EUR.
first-day = First day
last-day = Last day
last-day-hint = Leave empty: until further notice.
included-quantity = Included quantity
included-hint = So many units of each period and subscription cost nothing.
unit-price = Unit price
unit-price-hint = For { $unit }.
tiers = Tiers
tiers-hint = Fill these in where more use costs another price.
tier-begins = From quantity
tier-price = Unit price
tier-begins-named = Tier { $number }: from quantity
tier-price-named = Tier { $number }: unit price
save = Add price
added = The price was added. Parked series are tried again by the next run, or with Retry.

## Ending a price

end-title = End this price?
end-text = The price for { $buyer } ({ $price }) holds up to and including its last day. Use after that is not billed until there is another price. What was invoiced stays as it is.
end-button = End price
ended = The price was ended.

## What can be wrong

no-day = Enter a date.
no-number = Enter a number of zero or more.
no-currency = Enter the three letters of a currency.
no-account = There is no billing account of this name or identifier.
several-accounts = Several billing accounts are called so. Enter the identifier of one.
no-profile = The account has no billing profile of this name, or several.
ends-before = The last day comes before the first day.
overlaps = Another price for the same buyer and currency holds from { $from } until { $to }. Choose other days, or end that one first.
overlaps-open = Another price for the same buyer and currency holds from { $from } until further notice. End that one first.
tier-order = Each tier must begin at a higher quantity than the one before it.
