## Facturen van een abonnement of ondersteuningsplan per e-mail

title = Factuur ontvangen per e-mail
title-of = Factuur ontvangen per e-mail: { $name }
intro = Of de facturen van een abonnement of ondersteuningsplan per e-mail verstuurd worden zodra ze gemaakt zijn, en aan wie.
choose = Kies een abonnement of ondersteuningsplan
none = Deze factureringsrekening heeft geen abonnement en geen ondersteuningsplan.
column = Abonnement of ondersteuningsplan
support-plan = Ondersteuningsplan
not-these = Facturen voor reserveringen en Marketplace-producten worden niet per e-mail verstuurd. U vindt ze onder Facturen.

## Aanzetten

state-on = Wordt per e-mail verstuurd
state-off = Wordt niet per e-mail verstuurd
off = De facturen van { $name } staan in de portal. Niemand krijgt ze per e-mail.
terms = Voorwaarden
terms-what = Elke factuur en creditnota van { $name } wordt als pdf verstuurd zodra die gemaakt is. Die in de portal is degene die geldt.
terms-data = Op facturen staan uw naam, uw adres en wat u gebruikt. Een e-mail is niet de hele weg versleuteld, en ontvangers kunnen hem doorsturen. Voeg alleen mensen toe die deze gegevens mogen hebben.
terms-address = U houdt het adres actueel. Een factuur moet op tijd betaald worden, ook als de e-mail niet aankomt; waar hij naartoe ging en hoe dat ging, staat op de pagina van de factuur.
terms-end = U kunt er altijd mee ophouden. De ontvangers die u toevoegde, worden dan verwijderd.
accept = Ik ga akkoord met deze voorwaarden
turn-on = E-mailfactuur
terms-needed = Ga akkoord met de voorwaarden om facturen per e-mail te ontvangen.

## Terwijl ze verstuurd worden

on-since = De facturen van { $name } worden sinds { $date } per e-mail verstuurd, als pdf, zodra ze gemaakt zijn.
goes-to = Ze gaan naar
preferred = Voorkeursadres
configure = Ontvangers configureren
recipients-none = Behalve u krijgt niemand ze.
opt-out = Afmelden
opt-out-question = De facturen van { $name } niet meer per e-mail versturen?
opt-out-hint = Facturen blijven in de portal. Wat al verstuurd is, blijft in de lijst van de factuur waar het bij hoort.
opt-out-removes = { $count ->
    [0] Er is geen ontvanger toegevoegd.
    [one] Deze ontvanger wordt verwijderd, en het adres wordt niet bewaard:
   *[other] Deze { $count } ontvangers worden verwijderd, en hun adressen worden niet bewaard:
}
opt-out-confirm = Niet meer versturen

## Het voorkeursadres

address-holds = Berichten over betalingen gaan naar { $email }, net als elke factuur die per e-mail verzonden wordt.
address-all = Eén adres voor alle abonnementen en ondersteuningsplannen van deze factureringsrekening. Een ander wordt bevestigd met een koppeling die daarheen gestuurd wordt.
address-waiting = { $email } is nog niet bevestigd. Volg de koppeling die daarheen gestuurd is, uiterlijk { $date }. Tot dan gaat alles nog naar { $former }.
update = Profiel bijwerken
address-asked = Er is een koppeling naar het nieuwe adres gestuurd. Tot die gevolgd is, gaan facturen naar het oude.
address-kept = Facturen gaan naar dit adres.

## Wie ze nog meer krijgt

recipients-hint = Een ontvanger krijgt de facturen van { $name }, en geen rechten in de portal. Elke factuur die voortaan gemaakt wordt, gaat ook daarheen.
recipients-off = De facturen van { $name } worden niet per e-mail verstuurd. Zet dat eerst aan en voeg dan ontvangers toe.
address-preferred = Dit is het voorkeursadres: de facturen gaan daar al naartoe.
not-sent = Deze facturen worden niet per e-mail verstuurd. Zet dat eerst aan.
done = Gereed

## Een adres bevestigen

confirm-title = Dit adres bevestigen
confirm-intro = Facturen van { $account } gaan dan naar { $email }.
confirm = Bevestigen
confirmed = Facturen van { $account } gaan naar { $email }.
