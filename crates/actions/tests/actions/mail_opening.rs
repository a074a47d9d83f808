//! The link of a mail: it leads to the invoice, or says to whom the mail went; and the ledger tells
//! who opened it.

use super::mail::{billed, path, render, soon, taken};
use super::{caller, now, personal};
use actions::bill;
use actions::mail::{
    Following, LedgerAsked, NotShown, Opened, ToSend, TypedRecipient, add_recipient, list_mails,
    open_mail,
};
use actions::{Caller, Portal, Refusal};
use billing::MailId;
use billing::mail::Letter;
use chrono::{DateTime, Utc};
use scratch::Scratch;

scratch::both_databases!(
    its_recipient_opens_it_and_that_is_noted,
    others_are_told_to_whom_it_went,
    whoever_got_it_without_a_role_learns_which_one_it_takes,
    only_what_is_in_the_portal_has_a_link,
);

fn link_of(mail: &ToSend) -> &str {
    let link = mail.signed.link.as_deref().expect("a link");
    link.strip_prefix("/open-mail/").expect("a path")
}

fn to<'a>(mails: &'a [ToSend], email: &str) -> &'a ToSend {
    let mut all = mails.iter().filter(|it| it.email == email);
    all.next().expect("a mail")
}

async fn follow(portal: &Portal, who: Option<&Caller>, link: &str) -> Result<Opened, Refusal> {
    open_mail(portal, who, link, (Following::Meant, now())).await
}

async fn not_shown(portal: &Portal, who: Option<&Caller>, link: &str) -> NotShown {
    match follow(portal, who, link).await {
        Ok(Opened::NotShown(it)) => *it,
        other => panic!("not shown: {other:?}"),
    }
}

fn codes(not_shown: &NotShown) -> Vec<&'static str> {
    let reasons = not_shown.explanation.iter().flat_map(|it| &it.reasons);
    reasons.map(|it| it.absence.code()).collect()
}

async fn opened_at(portal: &Portal, id: MailId) -> Option<DateTime<Utc>> {
    let operator = caller(portal, "operator@reckoner.example").await;
    let ledger = list_mails(portal, &operator, LedgerAsked::default()).await;
    let rows = ledger.expect("listed").rows;
    let row = rows.into_iter().find(|it| it.id == id);
    row.expect("in the ledger").delivery.opened_at
}

async fn its_recipient_opens_it_and_that_is_noted(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let mails = taken(&portal, soon()).await;
    let mail = to(&mails, "chloe@contoso.example");
    let Letter::Invoice(about) = &mail.letter else {
        panic!("an invoice: {mail:?}");
    };
    let chloe = caller(&portal, "chloe@contoso.example").await;
    let bram = caller(&portal, "bram@contoso.example").await;
    // Passed on to somebody who may see it, and loaded ahead by a browser: opened by neither.
    for (who, following) in [(&bram, Following::Meant), (&chloe, Following::Ahead)] {
        let opened = open_mail(&portal, Some(who), link_of(mail), (following, now())).await;
        let Ok(Opened::Invoice(path)) = opened else {
            panic!("shown: {opened:?}");
        };
        assert_eq!(path.invoice, about.name);
        assert_eq!(opened_at(&portal, mail.id).await, None);
    }
    let followed = follow(&portal, Some(&chloe), link_of(mail)).await;
    assert!(matches!(followed, Ok(Opened::Invoice(_))));
    assert_eq!(opened_at(&portal, mail.id).await, Some(now()));
    let later = now() + chrono::Duration::days(1);
    let again = open_mail(
        &portal,
        Some(&chloe),
        link_of(mail),
        (Following::Meant, later),
    );
    assert!(again.await.is_ok());
    assert_eq!(opened_at(&portal, mail.id).await, Some(now()), "the first");
}

async fn others_are_told_to_whom_it_went(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let mails = taken(&portal, soon()).await;
    let mail = to(&mails, "chloe@contoso.example");
    let link = link_of(mail);
    // Nobody signed in; whoever is of another directory, and learns nothing else; a home member.
    for (email, reasons) in [
        (None, vec![]),
        (Some("farah@fabrikam.example"), vec![]),
        (Some("eva@contoso.example"), vec!["no-permission"]),
    ] {
        let who = match email {
            Some(email) => Some(caller(&portal, email).await),
            None => None,
        };
        let told = not_shown(&portal, who.as_ref(), link).await;
        assert_eq!(told.masked, "ch***@contoso.example");
        assert!(!told.is_own);
        assert_eq!(codes(&told), reasons, "{email:?}");
    }
    assert_eq!(opened_at(&portal, mail.id).await, None);

    // Whoever guesses, even the name of a mail, is told nothing.
    let other = to(&mails, "bram@contoso.example").id.to_string();
    let of_another = link.replace(&mail.id.to_string(), &other);
    let of_none = link.replace(&mail.id.to_string(), &MailId::new().to_string());
    for guessed in ["", "x", "G123456789", &of_another, &of_none] {
        let refused = follow(&portal, None, guessed).await;
        assert!(matches!(refused, Err(Refusal::LinkExpired)), "{guessed}");
    }

    let jeroen = to(&mails, "jeroen@contoso.example");
    let twin = personal(&portal, "jeroen@contoso.example").await;
    let told = not_shown(&portal, Some(&twin), link_of(jeroen)).await;
    assert!(told.is_own);
    assert_eq!(codes(&told), ["another-identity"]);
}

async fn whoever_got_it_without_a_role_learns_which_one_it_takes(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let bram = caller(&portal, "bram@contoso.example").await;
    let typed = TypedRecipient {
        email: "farah@fabrikam.example".to_owned(),
        language: "en".to_owned(),
    };
    add_recipient(&portal, &bram, &path(), &typed)
        .await
        .expect("added");
    let day = "2026-06-06".parse().expect("a day");
    bill::run(&portal, day, now(), |_| {}).await.expect("run");
    render(&portal).await;
    let mails = taken(&portal, soon()).await;
    let mail = to(&mails, "farah@fabrikam.example");
    let farah = caller(&portal, "farah@fabrikam.example").await;
    let told = not_shown(&portal, Some(&farah), link_of(mail)).await;
    assert!(told.is_own);
    assert_eq!(codes(&told), ["no-permission"]);
    let reasons = told.explanation.expect("told").reasons;
    let contacts = reasons[0].contacts.iter().map(|it| it.email.as_str());
    assert_eq!(contacts.collect::<Vec<_>>(), ["anna@contoso.example"]);
    assert_eq!(reasons[0].asking, None, "she writes to them");
    assert_eq!(opened_at(&portal, mail.id).await, None, "she did not");
}

async fn only_what_is_in_the_portal_has_a_link(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let mails = taken(&portal, soon()).await;
    let enrolment = to(&mails, "invoices@contoso.example");
    assert_eq!(enrolment.signed.link, None);
    for mail in mails.iter().filter(|it| it.id != enrolment.id) {
        let is_of_enrolment = mail.email == enrolment.email;
        assert_eq!(mail.signed.link.is_none(), is_of_enrolment, "{mail:?}");
    }
}
