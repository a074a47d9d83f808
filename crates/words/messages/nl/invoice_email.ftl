## Facturen van een profiel per e-mail

title = Voorkeur voor factuur-e-mail
intro = Of facturen per e-mail verstuurd worden zodra ze gemaakt zijn, en aan wie.
choose = Kies een factureringsprofiel
question = Facturen per e-mail versturen
yes = Ja
no = Nee
yes-hint = Iedereen hieronder krijgt elke factuur zodra die gemaakt is, met de pdf.
no-hint = Facturen staan in de portal en worden niet per e-mail verstuurd. Berichten over de betaling gaan nog wel naar wie hieronder staat.
on = Aan
off = Uit
who = Wie de facturen krijgt
who-now-off = Wie de facturen zou krijgen
who-hint = Wie een rol op het profiel zelf heeft, en de extra ontvangers. Een rol op alleen de factureringsrekening is niet genoeg.
who-nobody = Niemand krijgt ze: niemand heeft een rol op het profiel zelf, en er is geen extra ontvanger.
why = Waarom
language = Taal
role-on-profile = Rol op het profiel: { $roles }
profile-caption = Factureringsprofiel
state-caption = Facturen per e-mail

## Extra ontvangers

recipients = Extra ontvangers
recipients-hint = Een extra ontvanger krijgt de facturen en berichten over de betaling, en geen rechten in de portal.
recipients-none = Er zijn geen extra ontvangers.
add = Ontvanger toevoegen
remove = Verwijderen
remove-one = { $email } verwijderen

## Een test

test = Een test sturen
test-hint = Een korte test gaat naar u, { $email }: daaruit blijkt dat e-mail van deze portal aankomt.

## Hoe het eruitziet

preview = Voorbeeld
preview-hint = De e-mail met een factuur, met verzonnen cijfers. Hij wordt verstuurd in de taal van wie hem krijgt.
preview-html = De e-mail: { $name }
preview-text = Hetzelfde als platte tekst

## De factuurcontacten van een inschrijving

contacts = Factuurcontacten
contacts-intro = De facturen van deze inschrijving staan niet in de portal. Ze gaan naar deze contacten zodra ze gemaakt zijn.
contacts-none = Er zijn geen factuurcontacten. Tot er een is, gaan de facturen en nieuws over hun betaling naar wie de inschrijving beheert: { $emails }.
contacts-nobody = Er zijn geen factuurcontacten, en niemand beheert de inschrijving: niemand krijgt de facturen.
remove-last = { $email } verwijderen, het laatste factuurcontact?
remove-last-means = De facturen van deze inschrijving staan niet in de portal. Zonder contact gaan ze, en nieuws over hun betaling, naar de ondernemingsbeheerders tot er weer een contact is.
last-contact = Dit is het laatste factuurcontact. Kies Verwijderen in de lijst om te lezen wat dat betekent, en bevestig het daar.
contacts-add = Contact toevoegen

## Wat er mis kan zijn

read-only = Eigenaren en inzenders van het profiel bepalen wie de facturen krijgt. U mag het lezen omdat u ze mag downloaden; van een toegevoegd adres is het meeste verborgen.
address-there = Dit adres staat al in de lijst.
address-too-long = Dit is langer dan een e-mailadres kan zijn.

## Gedaan

turned-on = Facturen worden voortaan per e-mail verstuurd, aan iedereen in de lijst.
turned-off = Facturen worden niet meer per e-mail verstuurd.
added = De ontvanger is toegevoegd.
removed = De ontvanger is verwijderd.
test-sent = Een test is naar u onderweg.

## De e-mails naar een adres stoppen

stop-title = Deze e-mails stoppen
stop-intro = Geen facturen van { $account } meer sturen aan { $email }? Het adres blijft dan alleen staan bij wat er al naartoe is gestuurd.
stop = De e-mails stoppen
stopped = Dit adres krijgt geen facturen per e-mail meer.

## Herinneringen aan wat betaald moet worden

reminders = Betalingsherinneringen
reminders-intro = Voor facturen die per overschrijving betaald worden, zolang er iets van openstaat. Dat een factuur achterstallig is geworden, wordt hoe dan ook gemeld.
reminders-question = Herinneringen versturen
reminders-no-hint = Niemand wordt herinnerd.
reminders-never = De uitgever van de facturen verstuurt op dit moment geen herinneringen.
reminders-before = { $days ->
    [one] Een dag voor de vervaldatum.
   *[other] { $days } dagen voor de vervaldatum.
}
reminders-on-the-day = Op de vervaldatum.
reminders-after = { $days ->
    [one] Een dag na de vervaldatum.
   *[other] { $days } dagen na de vervaldatum.
}
reminders-turned-on = Vanaf nu worden herinneringen verstuurd.
reminders-turned-off = Er worden geen herinneringen meer verstuurd.

## Wat verstuurd is

sent = Wat verstuurd is
sent-hint = Aan wie, en hoe het ging.
sent-more = De laatste, aan wie en hoe het ging. Wat eerder verstuurd is, staat op de pagina van de factuur.
sent-none = Er is nog niets verstuurd.
