## Aanmelden

intro = Meld u aan om uw facturen te bekijken, te downloaden en te betalen.
forgotten = Wachtwoord vergeten?
please-sign-in = Meld u aan om door te gaan naar de pagina die u opvroeg.
wrong = Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw of meld dat u uw wachtwoord bent vergeten.
too-many-attempts = { $minutes ->
    [one] Te veel pogingen. Probeer het over een minuut opnieuw.
   *[other] Te veel pogingen. Probeer het over { $minutes } minuten opnieuw.
}
signed-out = U bent afgemeld.

## Met een aanbieder

with = Aanmelden met { $provider }
or-password = Of met uw e-mailadres en wachtwoord
provider-over = Dit aanmelden met { $provider } is voorbij: het duurde langer dan tien minuten, was al voltooid of begon in een andere browser. Begin opnieuw.
provider-denied = { $provider } heeft u niet aangemeld, omdat dat daar is geweigerd. Begin opnieuw of meld u op een andere manier aan.
provider-unavailable = { $provider } is op dit moment niet bereikbaar of kan u nu niet aanmelden. Probeer het over een minuut opnieuw of meld u op een andere manier aan.
provider-unproven = Wat { $provider } antwoordde, bewijst niet wie u bent; daarom is niemand aangemeld. Probeer het opnieuw; blijft het zo, meld het dan aan wie dit portaal beheert.
provider-address = { $provider } zegt niet dat uw e-mailadres is bevestigd. Bevestig het daar of vraag het aan wie dit portaal beheert.
provider-taken = Uw e-mailadres heeft hier een account dat niet met { $provider } is verbonden. Meld u aan zoals u eerder deed of vraag wie dit portaal beheert om de twee te verbinden.
provider-disabled = Uw account hier is uitgeschakeld. Neem contact op met wie dit portaal beheert.

## Meer identiteiten met één adres

choose-title = Welk account wilt u gebruiken?
choose-intro = Uw adres en wachtwoord passen bij meer dan één account. Elk account ziet zijn eigen facturen.
choice-over = Deze keuze is voorbij: u hebt al gekozen, het duurde langer dan tien minuten of het wachtwoord is gewijzigd. Meld u opnieuw aan.

## Wachtwoord wijzigen

change-password = Wachtwoord wijzigen
current-password = Huidig wachtwoord
new-password = Nieuw wachtwoord
new-password-again = Nieuw wachtwoord nogmaals
password-rule = Minstens 12 tekens. Een paar gewone woorden achter elkaar is makkelijk te onthouden en moeilijk te raden.
password-changed = Uw wachtwoord is gewijzigd. Andere sessies zijn beëindigd.
password-set = Uw wachtwoord is ingesteld. Meld u ermee aan.
password-too-short = Het nieuwe wachtwoord heeft minder dan 12 tekens. Kies een langer wachtwoord.
password-too-long = Het nieuwe wachtwoord heeft meer dan 256 tekens. Kies een korter wachtwoord.
password-is-address = Het e-mailadres is geen wachtwoord: anderen kennen het.

## Wachtwoord vergeten

forgotten-intro = Geef uw e-mailadres. Is het hier bekend, dan wordt er een koppeling naartoe gestuurd waarmee u een nieuw wachtwoord kiest.
forgotten-submit = Link aanvragen
forgotten-sent = Is dat adres hier bekend, dan is er een koppeling naar onderweg; die is een uur geldig. Komt er geen aan? Vraag het dan aan wie deze portal beheert.
reset-title = Een nieuw wachtwoord kiezen
reset-submit = Nieuw wachtwoord opslaan
link-expired-invoice = De koppeling in een e-mail over een factuur werkt een jaar. Meld u aan en zoek de factuur in het portaal.
link-expired-stop = De koppeling die e-mail stopzet, werkt een jaar. Gebruik die uit de laatste e-mail die u kreeg; krijgt u er geen meer, dan is er niets stop te zetten.
link-expired-address = De koppeling die een adres bevestigt, werkt twee dagen, en alleen tot er om een ander adres wordt gevraagd. Laat de facturen opnieuw naar het adres sturen: per e-mail komt een nieuwe koppeling.
link-expired-invitation = Een uitnodiging werkt twee weken, en eenmaal. Vraag wie u uitnodigde om een nieuwe. Hebt u haar al aangenomen, meld u dan aan.
link-expired-password = De koppeling waarmee u een wachtwoord instelt, werkt een uur, en eenmaal. Vraag een nieuwe op de aanmeldpagina.
link-expired-usage = De koppeling van een bestand werkt een uur. Open de pagina van het bestand opnieuw in het portaal en download het daar.
link-expired-title = Deze link werkt niet meer
link-expired = De link is te oud of al gebruikt. Vraag een nieuwe aan wie dit portaal beheert.
