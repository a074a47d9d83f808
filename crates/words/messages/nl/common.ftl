## Het kader van elke pagina

product = { -product-name }
page-title = { $page } · { -product-name }
page-title-error = Fout: { $page } · { -product-name }
skip-to-content = Naar de inhoud
menu = Menu
search = Zoeken
back = Terug
issuer-not-configured = Afzender niet ingesteld: op facturen staat geen echte afzender. De operator stelt de afzender in vóór de eerste echte factuur.
as-of = Peildatum { $date }

## Knoppen en korte antwoorden

sign-in = Aanmelden
sign-out = Afmelden
save = Opslaan
cancel = Annuleren
download = Downloaden
none = Geen
to-be-completed = Nog aan te vullen

## Velden

email = E-mail
password = Wachtwoord
error-prefix = Fout:
there-is-a-problem = Er is een probleem

## Taal en weergave

language = Taal
language-en = English
language-nl = Nederlands
theme = Weergave
theme-light = Licht
theme-dark = Donker
theme-automatic = Automatisch

## Rollen

role-owner = Eigenaar
role-contributor = Inzender
role-reader = Lezer
role-invoice-manager = Factuurbeheerder
role-account-administrator = Accountbeheerder
role-billing-reader = Factureringslezer
role-enterprise-administrator = Ondernemingsbeheerder
role-department-administrator = Afdelingsbeheerder
role-enrolment-account-owner = Eigenaar van inschrijvingsaccount
role-operator = Operator

## Overeenkomsttypen

agreement-mosp = Onlineservicesprogramma (MOSP)
agreement-mca = Klantovereenkomst (MCA)
agreement-mpa = Partnerovereenkomst (MPA)
agreement-ea = Enterprise-overeenkomst (EA)
agreement-mosp-short = Onlineservicesprogramma
agreement-mca-short = Klantovereenkomst
agreement-mpa-short = Partnerovereenkomst
agreement-ea-short = Enterprise-overeenkomst
right-all-the-same = Het klopt toch

## Soorten identiteit

identity-work = Werk- of schoolaccount
identity-personal = Persoonlijk account
identity-operator = Operator
