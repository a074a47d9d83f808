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
from-groups = Groepen van { $provider }
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
withdraw = Uitnodiging verwijderen
remove-nothing = Er is niets gekozen. Vink elke rol of uitnodiging aan die weg moet en druk opnieuw op de knop.
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
invited = De toegang is opgeslagen. Wie nieuw is, krijgt een e-mail met een koppeling en staat hieronder tot die gevolgd is.

## Uitnodigingen

pending = Uitgenodigd
invited-until = Koppeling geldig tot
link = Koppeling om door te geven
expired = Verlopen: voeg het adres opnieuw toe
pending-intro = Deze mensen hebben nog geen toegang. Ieder kreeg een e-mail met een koppeling om een wachtwoord in te stellen of aan te melden.
headless = Rekeningen zonder eigenaar
headless-here = Aan het hoofd van een of meer factureringsrekeningen staat niemand die zich kan aanmelden.
headless-intro = Aan het hoofd van deze factureringsrekeningen staat niemand die zich kan aanmelden, dus niemand geeft er rollen of deelt er facturen. Zet iemand van de directory aan het hoofd zodra de klant heeft gezegd wie dat wordt.
head-directory = Directory
head-last = Wie het was
head-never = Nog niemand
head-email = E-mailadres van de nieuwe eigenaar
head-email-hint = Iemand die in de directory van de rekening thuishoort en zich kan aanmelden. Het komt in de activiteit van de rekening te staan, en de persoon krijgt het per e-mail te horen.
head-give = Eigenaar maken
invitations = Uitnodigingen
invitations-intro = Koppelingen die wachten op mensen die voor een factureringsrekening zijn uitgenodigd.
invitations-none = Niemand is uitgenodigd.
account = Factureringsrekening

## Aannemen

accept-title = U bent uitgenodigd
accept-intro = { $email } is uitgenodigd om hier facturen te zien. Wie hier al een identiteit heeft, meldt zich daarmee hieronder aan: het wachtwoord blijft zoals het is.
accept-new = Ik ben hier nieuw: stel een wachtwoord in
accept = Accepteren
accept-own = Accepteer de uitnodiging om te zien wat met { $email } is gedeeld.
accept-known = Ik heb hier een identiteit
invited-sign-in = Meld u aan met het uitgenodigde adres om te zien wat met u is gedeeld.
accept-submit = Wachtwoord instellen

## Wat er mis is

no-role = Kies een van de rollen die hier kunnen worden gegeven.
no-addresses = Vul de e-mailadressen in van wie de rol krijgt.
no-address = { $address } is geen e-mailadres.
too-many-addresses = Hooguit 50 adressen tegelijk.
day-over = Deze dag is voorbij. Kies { $today } of een latere dag.
nothing-chosen = Kies wiens rol wordt verwijderd.
from-groups-role = Deze rol komt van een groep van de aanbieder waarmee iemand zich aanmeldt: bij de volgende aanmelding zou die terug zijn. Haal de rol weg in de groep.
inherited-role = Deze rol is hogerop gegeven en wordt daar verwijderd.
last-owner = De laatste eigenaar blijft: geef eerst iemand anders de rol van eigenaar.
