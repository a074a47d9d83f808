## De belastingtabel

title = Belastingen en wisselkoersen
intro = De belasting op een factuur is die van het land en de soort van de koper, op de factuurdatum. Gemaakte facturen houden hun belasting.
rules = Belastingregels
country = Land
customer = Klant
private = Particulier
business = Zakelijk
category = Categorie
rate = Tarief
exchange-rate = Koers
valid-from = Vanaf
valid-to = Tot en met
until-further-notice = Tot nader order
end = Beëindigen
end-named = De regel voor { $customer } in { $country } vanaf { $date } beëindigen
replace = Vervangen
replace-named = De regel voor { $customer } in { $country } vanaf { $date } vervangen
no-rules = Er is nog geen belastingregel
no-rules-hint = Facturen worden niet gemaakt tot er een is voor het land van de koper.

## Een regel toevoegen

add = Een belastingregel toevoegen
add-intro = Vanaf de eerste dag vervangt hij de regel ervoor.
country-code = Landcode
country-hint = Twee letters, zoals NL.
percent = Tarief in procent
percent-hint = Alleen bij de categorie Belast; alle andere hebben er geen.
first-day = Eerste dag
save = Regel toevoegen
added = De belastingregel is toegevoegd.

## Een regel beëindigen

end-title = Deze belastingregel beëindigen?
end-text = De regel voor { $customer } klanten in { $country } ({ $rate }) geldt tot en met de laatste dag. Daarna wachten hun facturen tot er een andere regel is. Gemaakte facturen blijven zoals ze zijn.
last-day = Laatste dag
end-button = Regel beëindigen
ended = De belastingregel is beëindigd.

## Wisselkoersen

rates = Wisselkoersen
rates-intro = Op een factuur in een andere valuta staat de belasting ook in { $currency }, tegen de koers van de factuurdatum.
pair = Valuta
pair-rate = { $accounting } 1 = { $currency } { $rate }
source = Bron
no-rates = Er is nog geen wisselkoers
no-rates-hint = Belaste facturen in een andere valuta worden niet gemaakt tot er een is.
add-rate = Een wisselkoers toevoegen
add-rate-intro = Vanaf de eerste dag vervangt hij de koers ervoor.
currency-hint = Drie letters, zoals USD.
rate-label = Eén { $currency } in die valuta
source-hint = Wie dat zegt; het staat op facturen.
save-rate = Koers toevoegen
rate-added = De wisselkoers is toegevoegd.
end-rate-title = Deze wisselkoers beëindigen?
end-rate-text = De koers { $pair } geldt tot en met de laatste dag. Daarna wachten belaste facturen in { $currency } tot er een andere koers is. Gemaakte facturen blijven zoals ze zijn.
end-rate-button = Koers beëindigen
rate-ended = De wisselkoers is beëindigd.
end-rate-named = De koers van { $currency } vanaf { $date } beëindigen
replace-rate-named = De koers van { $currency } vanaf { $date } vervangen

## Wat er mis kan zijn

no-country = Vul de twee letters van een land in.
country-is = Voer voor dit land, { $country }, { $code } in.
category-has-no-rate = Alleen wat belast is, heeft een percentage: laat dit leeg.
no-percentage = Voer een percentage boven 0 en onder 100 in. Is de belasting nul, kies dan een andere categorie.
no-choice = Kies er een.
same-day = Er is er al een vanaf die dag. Kies een andere dag.
accounting-currency = De belasting is in deze valuta verschuldigd: daar is geen koers voor nodig.
odd-rate-far = Dit wijkt meer dan 5 % af van de koers ervoor, { $before }. Vink het vakje hieronder aan als het toch klopt.
odd-rate-magnitude = Zo ver liggen bijna geen twee valuta’s uit elkaar: staat de komma goed? Vink het vakje hieronder aan als het toch klopt.
odd-rule-percent = Geen staat heft meer dan 27 % over alles: staat de komma goed? Vink het vakje hieronder aan als het toch klopt.
odd-rule-private-owes = Een particulier kan de btw niet verschuldigd zijn; alleen een bedrijf kan dat. Vink het vakje hieronder aan als het toch klopt.
odd-rule-owes-at-home = Over wat in het land van de afzender wordt verkocht, draagt die meestal zelf de btw af. Vink het vakje hieronder aan als de koper de btw toch verschuldigd is.
billed-already = Tot en met { $date } zijn de facturen al gemaakt; die blijven zoals ze zijn, en alleen wat vanaf nu gemaakt wordt, verandert. Vink het vakje hieronder aan als het toch klopt.
