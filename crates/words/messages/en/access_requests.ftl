## The page of whoever decides

title = Requests for access
waiting-here = { $count ->
    [one] Somebody asks for access.
   *[other] { $count } people ask for access.
}
none-title = No requests
none = Nobody is waiting for an answer.
who = Who asks
scope = For
asked-on = Asked on
decision = Answer
decide = Answer
decide-for = Answer { $name }
whole-account = The whole billing account
asks = { $name } ({ $email }) asks to see invoices. For: { $scope }.
asks-sharing = { $name } ({ $email }) asks to download the invoices of { $scope }. Everybody who has a role on it may then do so, until you turn it off.
share = Turn Access to invoice on
role = Role to give
role-hint = Choose the role that permits no more than is needed.
give = Give the role
sentence = Or say why not
sentence-hint = The person who asks reads this sentence.
refuse = Refuse
decided = This request was answered in the meantime.

## What is said of it

asked-notice = Your request was sent to those who can decide it. You see here where it stands.
refused-notice = The request was refused.
ask = Ask for access
waiting = You asked for access on { $date }. Nobody has answered yet.
was-refused-by = { $by } refused your request on { $date }: “{ $sentence }”
was-refused = Your request was refused on { $date }: “{ $sentence }”
