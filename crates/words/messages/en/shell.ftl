## Names of places

cost-management = { -cost-management-name }
home = Home
billing-scopes = Billing scopes
invoices = Invoices
subscriptions = Subscriptions
billing-profiles = Billing profiles
properties = Properties

## Labels of menus

main-menu = Main menu
breadcrumb = You are here
user-menu = Your account
switch-directory = Switch directory
all-directories = All directories

## Directories

current-directory = Current directory
directory = Directory
home-member = Member
guest = Guest
switch = Switch
switch-to = Switch to { $directory }
switched = You are now in { $directory }.
directories-intro = You see the billing accounts of one directory at a time.
only-directory = You belong to one directory only.

## Search

search-placeholder = Search pages, accounts and invoices
search-results = { $count ->
    [one] One result for “{ $words }”
   *[other] { $count } results for “{ $words }”
}
search-none = No results
search-short = Type at least { $letters } letters of a name or of an invoice number.
search-nothing = Nothing found for “{ $words }”. Try the beginning of a name or of an invoice number.
search-all = All results for “{ $words }”
search-suggestions = Search results
search-pages = Pages
billing-accounts = Billing accounts

## Home

home-intro = Find your invoices, see what is still to be paid, and look up what an amount is made of.
home-cost-management = Invoices, billing profiles and the properties of your accounts.
