## Het factureringskantoor

office = Factureringskantoor
runs = Factureringsruns
runs-intro = Wat aan de beurt is, wordt elke dag vanzelf gefactureerd. Wat niet gefactureerd kon worden, wacht hier, met de reden.

## Hoe het ervoor staat

billed-through = Gefactureerd tot en met
never-billed = Er is nog niets gefactureerd
billing-date = Factureringsdatum
waits = Niet gefactureerd
last-failed = De laatste run is mislukt
series-count = { $count ->
    [0] Niets
    [one] 1 reeks
   *[other] { $count } reeksen
}

## Een run

run-now = Nu uitvoeren
run-started = Begonnen
run-as-of = Tot en met
run-made = Gemaakt
run-parked = Niet gefactureerd
run-parked-count = { $count ->
    [0] geen
   *[other] { $count }
}
run-result = Resultaat
kind-retry = Opnieuw geprobeerd wat niet gefactureerd was
kind-correction = Correctie van een factuur
silent = Halverwege gestopt. De volgende run gaat verder.
failed = Mislukt: { $problem }
took-no-time = Binnen een seconde klaar
took = Klaar in { $seconds } s
rate-made = { $count } facturen per minuut
past = Recente runs
past-none = Er is nog geen run geweest.
past-earlier = Eerdere runs
past-last = Laatste runs
past-pages = Pagina’s met runs

## Een run die bezig is

at-work = Er is een run bezig
retry-at-work = Wat niet gefactureerd was, wordt opnieuw geprobeerd
quiet-for = { $seconds } s niets gehoord; duurt dat tot { $until } UTC, dan is de run afgebroken en kan een andere beginnen
reload = Opnieuw laden
at-day = Bij { $day }, tot en met { $last }
made-so-far = { $count ->
    [one] 1 factuur gemaakt
   *[other] { $count } facturen gemaakt
}
rate = { $count } per minuut bekeken
time-left = { $seconds ->
    [0] bijna klaar
   *[other] nog ongeveer { $seconds } s
}
run-begun = De run is begonnen. Deze pagina laat zien hoever hij is.
run-done = { $made ->
    [0] De run is klaar: er was niets aan de beurt.
    [one] De run is klaar: er is 1 factuur gemaakt.
   *[other] De run is klaar: er zijn { $made } facturen gemaakt.
}
run-done-parked = { $made ->
    [0] Er is geen factuur gemaakt
    [one] Er is 1 factuur gemaakt
   *[other] Er zijn { $made } facturen gemaakt
}; { $parked ->
    [one] 1 reeks kon niet gefactureerd worden, om de reden hieronder.
   *[other] { $parked } reeksen konden niet gefactureerd worden, om de redenen hieronder.
}
run-is-at-work = Sinds { $since } is er een run bezig. Wacht tot die klaar is. Is die afgebroken, dan kan vanaf { $until } UTC een andere beginnen.
billing-date-ahead = De factureringsdatum is nog niet aangebroken. Wat een datum in de toekomst krijgt, doet u op de opdrachtregel, met --allow-future.

## Wat niet gefactureerd kon worden

parked = Niet gefactureerd
parked-none = Alles wat aan de beurt was, is gefactureerd
parked-none-hint = Wat niet gefactureerd kan worden, wacht hier met de reden en houdt de rest nooit op.
parked-nothing = Er wacht niets
billed-up-to = Wat tot en met { $date } aan de beurt was, is gefactureerd. Wat sindsdien aan de beurt kwam, maakt de volgende run.
first-page = Eerste pagina
parked-pages = Pagina’s van wat niet gefactureerd is
parked-gone = Dit wacht niet meer: het is intussen gefactureerd.
series = Facturen van
reason = Reden
since = Sinds
retry = Opnieuw proberen
retry-all = Alles opnieuw proberen

## Waarom

obstacle-tax-rule-private = Er is geen belastingregel voor particuliere klanten in { $country } op { $date }. Voeg er een toe en probeer het opnieuw.
obstacle-tax-rule-business = Er is geen belastingregel voor zakelijke klanten in { $country } op { $date }. Voeg er een toe en probeer het opnieuw.
obstacle-exchange-rate = Er is geen wisselkoers voor { $currency } op { $date }. Voeg er een toe en probeer het opnieuw.
obstacle-price = Er is geen prijs in { $currency } voor de meter { $meter } op { $date }. Voeg er een toe en probeer het opnieuw.
obstacle-unit = Het gebruik van de meter { $meter } is in “{ $found }”, terwijl de prijzen in “{ $expected }” zijn. Corrigeer het geïmporteerde bestand of de meter.
obstacle-gone = Het abonnement, het profiel of de rekening waarvoor dit is, bestaat niet meer. Voer het opnieuw in en probeer het opnieuw.
obstacle-currency = De rekening zegt niet in welke valuta gefactureerd wordt. Vul dat aan en probeer het opnieuw.
obstacle-other-currency = Een bedrag is in { $found }, terwijl de factuur in { $expected } is. Verbeter het ingelezen bestand of de rekening.
obstacle-too-many-lines = Er zijn meer dan { $limit } verschillende regels, meer dan op één factuur past.
obstacle-too-large = Een getal past niet: { $what }.

## Een blik vooruit

ahead = Proefrun
until = Tot en met
look-ahead = Toon wat gemaakt zou worden
would-be-made = { $count ->
    [0] Er zou niets gemaakt worden tot en met { $date }.
    [one] Er zou 1 factuur gemaakt worden tot en met { $date }. Er is niets gemaakt.
   *[other] Er zouden { $count } facturen gemaakt worden tot en met { $date }. Er is niets gemaakt.
}
ahead-more = Er is meer dan hier staat, namelijk hoogstens { $limit } reeksen: de opdrachtregel laat alles zien (reckoner bill --dry-run).
gone = Deze keer niets, anders dan de vorige keer: { $labels }.
ahead-total = Samen { $subtotal } voor btw, { $tax } btw, { $total } in totaal.
until-no-day = { $typed } is geen dag. Schrijf bijvoorbeeld 2026-12-31.
until-too-far = Vooruitkijken kan tot { $date }: ongeveer twee maanden.
would-wait = { $account }, { $series }: { $reason }
change = Vergeleken met vorige keer
change-little = Ongeveer gelijk
change-new = Nieuw
change-zero = Komt op niets uit
change-up = { $percent } % meer
change-down = { $percent } % minder

## De vergelijking

equation = Vergelijking
part-rated = { $currency } { $amount } aan kosten
part-invoiced = { $amount } door deze run gefactureerd
part-before = { $amount } eerder gefactureerd
part-covered = { $amount } gedekt door tegoed
part-carried = { $amount } voor latere facturen
part-parked = { $amount } niet gefactureerd
part-written-off = { $amount } afgeschreven
unrated = { $count ->
    [one] 1 post wordt bij het factureren geprijsd en telt tot dan niet mee
   *[other] { $count } posten worden bij het factureren geprijsd en tellen tot dan niet mee
}
