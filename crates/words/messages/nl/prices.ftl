## De prijslijst

title = Prijzen
intro = Wat het gebruik van elke meter kost. Gebruik dat als hoeveelheid binnenkomt, wordt bij het factureren met deze prijzen berekend; wat gefactureerd is, houdt zijn eigen prijs.
download-sheet = Prijslijst downloaden
find = Naam, id of dienst
find-meters = Meters zoeken
find-button = Zoeken
meter = Meter
meters = Meters
service = Dienst
unit = Eenheid
price-today = Prijs vandaag
own-prices = Afgesproken
own-count = { $count ->
    [0] geen
   *[other] { $count }
}
no-price = Vandaag geen prijs
nothing-found = Geen meter gevonden
nothing-found-hint = Geen enkele meter heeft deze woorden in zijn naam, id of dienst.
no-meters = Er zijn nog geen meters
no-meters-hint = Meters en hun eerste prijzen komen binnen met een bestand: reckoner apply.
pages = Pagina's met meters
count = { $count ->
    [one] 1 meter
   *[other] { $count } meters
}
on-page = { $count ->
    [one] 1 meter op deze pagina
   *[other] { $count } meters op deze pagina
}

## Een meter

region = Regio
prices-of = Prijzen van { $meter }
buyer = Voor
everyone = Iedereen
price = Prijs
valid-from = Vanaf
valid-to = Tot en met
until-further-notice = Tot nader order
standing = Stand
current = Geldt
to-come = Komt nog
over = Voorbij
end = Beëindigen
change = Wijzigen
end-named = De prijs voor { $buyer } vanaf { $date } beëindigen
no-prices = Deze meter heeft nog geen prijs
no-prices-hint = Gebruik ervan wordt niet gefactureerd tot er een is.
more = Alleen de eerste { $count } prijzen worden getoond.
included = { $quantity } inbegrepen
tier-from = vanaf { $quantity }: { $price }

## Een prijs toevoegen

add = Een prijs toevoegen
add-intro = Een nieuwe prijs geldt vanaf zijn eerste dag. Aan wat gefactureerd is, verandert hij niets.
account-hint = Naam of id. Laat leeg voor een prijs voor iedereen.
profile-hint = Naam. Laat leeg voor de hele rekening.
currency-hint = Drie letters, zoals EUR.
first-day = Eerste dag
last-day = Laatste dag
last-day-hint = Laat leeg: tot nader order.
included-quantity = Inbegrepen hoeveelheid
included-hint = Zoveel eenheden per periode en abonnement kosten niets.
unit-price = Prijs per eenheid
unit-price-hint = Voor { $unit }.
tiers = Staffels
tiers-hint = Vul deze in als meer gebruik een andere prijs heeft.
tier-begins-named = Staffel { $number }: vanaf hoeveelheid
tier-price-named = Staffel { $number }: prijs per eenheid
save = Prijs toevoegen
added = De prijs is toegevoegd. Wat wachtte, wordt bij de volgende run opnieuw geprobeerd, of met Opnieuw proberen.

## Een meter toevoegen

add-meter = Een meter toevoegen
add-meter-intro = Hoe gebruiksbestanden hem noemen, en in welke eenheid zijn prijzen zijn. Gebruik ervan wordt gefactureerd zodra hij een prijs heeft.
meter-id = Id
meter-id-hint = Zoals gebruiksbestanden hem schrijven.
meter-name = Naam
family = Servicefamilie
family-hint = Bijvoorbeeld Compute.
category-hint = Bijvoorbeeld Virtual Machines.
region-hint = Laat leeg als er geen is.
unit-hint = Een prijs is voor een hiervan; gebruik in een kleinere of grotere eenheid wordt omgerekend.
save-meter = Meter toevoegen
meter-added = De meter is toegevoegd. Geef hem een prijs.

## Een prijs vervangen

replace = Vervangen
replace-named = De prijs voor { $buyer } vanaf { $date } vervangen
replace-title = Deze prijs vervangen
replace-text = De prijs voor { $buyer } ({ $price }) eindigt op de dag vóór de eerste dag die u kiest, en de nieuwe geldt vanaf dan. Wat gefactureerd is, blijft zoals het is.
replace-text-until = De prijs voor { $buyer } ({ $price }) eindigt op de dag vóór de eerste dag die u kiest, en de nieuwe geldt vanaf dan tot en met { $date }. Wat gefactureerd is, blijft zoals het is.
replace-button = Prijs vervangen
replaced = De prijs is vervangen.

## Een prijs beëindigen

end-title = Deze prijs beëindigen?
end-text = De prijs voor { $buyer } ({ $price }) geldt tot en met zijn laatste dag. Gebruik daarna wordt niet gefactureerd tot er een andere prijs is. Wat gefactureerd is, blijft zoals het is.
end-button = Prijs beëindigen
ended = De prijs is beëindigd.

## Wat er mis kan zijn

no-day = Vul een datum in.
no-number = Vul een getal van nul of meer in.
not-above-zero = Voer een getal boven nul in.
number-too-large = Dit getal is te groot: er kan tot 9 biljoen geteld worden.
billed-in = Deze koper wordt in { $currency } gefactureerd: een prijs in een andere valuta zou nooit gebruikt worden.
meter-exists = Er is al een meter met deze id.
not-within = Kies een dag na { $from } en tot en met { $to }, zolang de prijs geldt die vervangen wordt.
not-within-open = Kies een dag na { $from }, waarop de prijs begint die vervangen wordt.
no-currency = Vul de drie letters van een valuta in.
no-account = Er is geen factureringsrekening met deze naam of id.
several-accounts = Meerdere factureringsrekeningen heten zo. Vul het id van één ervan in.
no-profile = De rekening heeft geen factureringsprofiel met deze naam, of meerdere.
ends-before = De laatste dag ligt vóór de eerste dag.
odd-price-far = Dit is meer dan vijf keer, of minder dan een vijfde van, wat het tot dan kost: { $before }. Vink het vakje hieronder aan als het toch klopt.
overlaps = Er geldt een andere prijs voor dezelfde koper en valuta van { $from } tot en met { $to }. Kies andere dagen, of beëindig die eerst.
overlaps-open = Er geldt een andere prijs voor dezelfde koper en valuta vanaf { $from } tot nader order. Beëindig die eerst.
tier-order = Elke staffel moet bij een hogere hoeveelheid beginnen dan de vorige.
