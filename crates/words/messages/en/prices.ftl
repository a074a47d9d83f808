## The price sheet

title = Prices
intro = What the use of each meter costs. Use that comes as quantities is rated by these prices when it is billed; what was invoiced keeps its own.
download-sheet = Download price sheet
find = Name, identifier or service
find-meters = Find meters
find-button = Find
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
change = Change
end-named = End the price for { $buyer } from { $date }
no-prices = This meter has no price yet
no-prices-hint = Use of it is not billed until there is one.
more = Only the first { $count } prices are shown.
included = { $quantity } included
tier-from = from { $quantity }: { $price }

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
tier-begins-named = Tier { $number }: from quantity
tier-price-named = Tier { $number }: unit price
save = Add price
added = The price was added. Parked series are tried again by the next run, or with Retry.

## Adding a meter

add-meter = Add a meter
add-meter-intro = What files of usage call it, and in which unit its prices are. Use of it is billed once it has a price.
meter-id = Identifier
meter-id-hint = As files of usage write it.
meter-name = Name
family = Service family
family-hint = Such as Compute.
category-hint = Such as Virtual Machines.
region-hint = Leave empty where there is none.
unit-hint = A price is for one of these; use in a smaller or larger one is converted.
save-meter = Add meter
meter-added = The meter was added. Give it a price.

## Replacing a price

replace = Replace
replace-named = Replace the price for { $buyer } from { $date }
replace-title = Replace this price
replace-text = The price for { $buyer } ({ $price }) ends the day before the first day you choose, and the new one holds from then on. What was invoiced stays as it is.
replace-text-until = The price for { $buyer } ({ $price }) ends the day before the first day you choose, and the new one holds from then on until { $date }. What was invoiced stays as it is.
replace-button = Replace price
replaced = The price was replaced.

## Ending a price

end-title = End this price?
end-text = The price for { $buyer } ({ $price }) holds up to and including its last day. Use after that is not billed until there is another price. What was invoiced stays as it is.
end-button = End price
ended = The price was ended.

## What can be wrong

no-day = Enter a date.
no-number = Enter a number of zero or more.
not-above-zero = Enter a number above zero.
number-too-large = This number is too large: at most 9 million million can be counted.
billed-in = This buyer is billed in { $currency }: a price in another currency would never be used.
meter-exists = There is a meter of this identifier already.
not-within = Choose a day after { $from } and up to { $to }, while the price holds that is replaced.
not-within-open = Choose a day after { $from }, on which the price begins that is replaced.
no-currency = Enter the three letters of a currency.
no-account = There is no billing account of this name or identifier.
several-accounts = Several billing accounts are called so. Enter the identifier of one.
no-profile = The account has no billing profile of this name, or several.
ends-before = The last day comes before the first day.
odd-price-far = This is more than five times, or less than a fifth of, what it costs until then: { $before }. Tick the box below if it is right all the same.
overlaps = Another price for the same buyer and currency holds from { $from } until { $to }. Choose other days, or end that one first.
overlaps-open = Another price for the same buyer and currency holds from { $from } until further notice. End that one first.
tier-order = Each tier must begin at a higher quantity than the one before it.
