## De pagina

title = Toegangsbeheer (IAM)
title-of = Toegangsbeheer (IAM): { $name }
intro-account = Wie wat met deze factureringsrekening mag. Wat hier wordt gegeven, geldt voor al haar factureringsprofielen en factuursecties.
intro-profile = Wie wat met dit factureringsprofiel mag. Wat hier wordt gegeven, geldt voor zijn factuursecties.
intro-section = Wie wat met deze factuursectie mag.
held = Wie toegang heeft
held-none = Niemand heeft hier een rol.
person = Persoon
role = Rol
given-by = Gegeven door
through = Laatste dag
no-end = Geen einde
from-start = Ingericht met de rekening
disabled = Uitgeschakeld
inherited = Van { $scope ->
    [account] de factureringsrekening
    [profile] het factureringsprofiel
   *[other] hogerop
}
choose = Kies { $name }, { $role }
remove = Verwijderen
remove-question = { $count ->
    [one] Deze rol verwijderen?
   *[other] Deze { $count } rollen verwijderen?
}
remove-hint = Wie een rol verliest, verliest meteen wat die toestaat.
removed = De toegang is verwijderd.

## Toevoegen

add = Toevoegen
add-hint = Mensen van de directory hebben de rol meteen. Anderen worden uitgenodigd en hebben haar zodra ze zich met precies dat adres aanmelden.
email = E-mailadressen
email-hint = Meer dan één met komma's ertussen.
last-day = Laatste dag
last-day-hint = Laat leeg voor een rol zonder einde. Zij eindigt met de dag, in UTC.
given = De toegang is opgeslagen.
invited = De toegang is opgeslagen. Wie nieuw is, staat hieronder met de koppeling om door te geven.

## Uitnodigingen

pending = Uitgenodigd
invited-until = Koppeling geldig tot
link = Koppeling om door te geven
expired = Verlopen: voeg het adres opnieuw toe
pending-intro = Deze mensen hebben nog geen toegang. Geef ieder de eigen koppeling; daarmee stellen ze een wachtwoord in.
invitations = Uitnodigingen
invitations-intro = Koppelingen die wachten op mensen die voor een factureringsrekening zijn uitgenodigd.
invitations-none = Niemand is uitgenodigd.
account = Factureringsrekening

## Aannemen

accept-title = U bent uitgenodigd
accept-intro = { $email } is uitgenodigd om hier facturen te zien.
accept-new = Ik ben hier nieuw: stel een wachtwoord in
accept = Accepteren
accept-own = Accepteer de uitnodiging om te zien wat met { $email } is gedeeld.
accept-known = Ik heb hier een identiteit
invited-sign-in = Meld u aan met het uitgenodigde adres om te zien wat met u is gedeeld.
accept-submit = Wachtwoord instellen

## Wat er mis is

no-role = Kies een van de rollen die hier kunnen worden gegeven.
no-address = { $address } is geen e-mailadres.
too-many-addresses = Hooguit 50 adressen tegelijk.
day-over = Deze dag is voorbij. Kies vandaag of een latere dag.
nothing-chosen = Kies wiens rol wordt verwijderd.
inherited-role = Deze rol is hogerop gegeven en wordt daar verwijderd.
last-owner = De laatste eigenaar blijft: geef eerst iemand anders de rol van eigenaar.
