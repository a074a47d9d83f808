## The frame of every page

product = { -product-name }
page-title = { $page } · { -product-name }
page-title-error = Error: { $page } · { -product-name }
skip-to-content = Skip to the content
menu = Menu
search = Search
back = Back
issuer-not-configured = Issuer not configured: invoices carry no real sender. The operator sets the issuer before the first real invoice.
as-of = As of { $date }

## Buttons and short answers

sign-in = Sign in
sign-out = Sign out
save = Save
cancel = Cancel
download = Download
none = None
to-be-completed = To be completed

## Fields

email = E-mail
password = Password
error-prefix = Error:
there-is-a-problem = There is a problem

## Language and appearance

language = Language
language-en = English
language-nl = Nederlands
theme = Appearance
theme-light = Light
theme-dark = Dark
theme-automatic = Automatic

## Roles

role-owner = Owner
role-contributor = Contributor
role-reader = Reader
role-invoice-manager = Invoice manager
role-account-administrator = Account administrator
role-billing-reader = Billing reader
role-enterprise-administrator = Enterprise administrator
role-department-administrator = Department administrator
role-enrolment-account-owner = Enrolment account owner
role-operator = Operator

## Agreement types

agreement-mosp = Online services program (MOSP)
agreement-mca = Customer agreement (MCA)
agreement-mpa = Partner agreement (MPA)
agreement-ea = Enterprise agreement (EA)
agreement-mosp-short = Online services program
agreement-mca-short = Customer agreement
agreement-mpa-short = Partner agreement
agreement-ea-short = Enterprise agreement
right-all-the-same = It is right all the same

## Kinds of identity

identity-work = Work or school account
identity-personal = Personal account
identity-operator = Operator
