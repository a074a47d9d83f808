title = Kostenanalyse
scope = Deel van het account
everything = Alles wat ik mag zien
by = Groeperen op
from = Van
until = Tot en met
currency = Valuta
filter = Welke kosten te tonen
show = Tonen
clear = Wissen
narrow = Meer filters
all = Alle
csv = Kosten (CSV)

## Waarnaar kosten worden verteld

service = Service
family = Servicefamilie
section = Factuursectie
region = Regio
kind = Soort kosten
tag = Tag: { $key }
none = (geen)
kind-usage = Gebruik
kind-purchase = Aankoop
kind-credit = Tegoed
kind-adjustment = Correctie
kind-rounding = Afronding

## Waar ze op uitkomen

in-currency = in { $currency }, vóór belasting
total = Totaal
before = { $days ->
    [one] De dag ervoor
   *[other] De { $days } dagen ervoor
}
more = nu { $percent } meer
less = nu { $percent } minder
so-far = { $month } tot nu toe
forecast = { $month }, verwacht
forecast-meaning = { $days ->
    [one] Waar { $month } tot nu toe op uitkomt, en voor elke dag die nog komt wat een dag gebruik kostte op de laatste dag die bekend is, tot en met { $until }. Wat is gekocht telt mee en wordt niet nog eens verwacht.
   *[other] Waar { $month } tot nu toe op uitkomt, en voor elke dag die nog komt wat een dag gebruik gemiddeld kostte op de laatste { $days } dagen die bekend zijn, tot en met { $until }. Wat is gekocht telt mee en wordt niet nog eens verwacht.
}
chart = Kosten in de tijd per { $by }
others = { $count ->
    [one] { $count } andere
   *[other] { $count } andere
}
figures = De cijfers van de grafiek
day = Dag
month = Maand
cost = Kosten
share = Aandeel
by-title = Kosten per { $by }
rows-first = Dit zijn de { $shown } duurste van { $count }. Het bestand bevat ze allemaal.
rounded = Elk bedrag is voor zich afgerond; het bestand heeft ze exact. Gebruik dat zonder kosten binnenkomt telt mee zodra het voor zijn factuur is geprijsd.
nothing = In deze dagen kostte niets iets
nothing-hint = Kies andere dagen, of minder filters. Gebruik dat zonder kosten binnenkomt telt mee zodra het voor zijn factuur is geprijsd.

## Tags

tags = Tags voor kostenanalyse
tags-intro = Kosten worden gegroepeerd en beperkt op de tags met deze sleutels.
tag-keys = Tagsleutels
tag-keys-hint = Eén per regel, zoals uw gebruik ze heeft; hoogstens { $most }.
tags-found = Ook gevonden in het laatste gebruik
rolling-up = De gekozen tags worden opgezocht in wat eerder binnenkwam. Zolang dat duurt, tonen sommige kosten er geen.
tags-saved = Opgeslagen. De tags van wat eerder binnenkwam zijn over enkele minuten bekend.

## Wat er mis is

too-many-months = Kies hoogstens { $most } maanden.
no-scope = Dit deel van het account is er niet meer, of u mag het niet zien. Kies een ander.
too-many-keys = Kies hoogstens { $most } sleutels.
no-key = Een sleutel heeft hoogstens 128 letters, en geen aanhalingstekens of backslashes.
key-twice = Dezelfde sleutel staat er twee keer.
