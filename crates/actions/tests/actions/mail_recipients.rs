//! Addresses that are added to those who get invoices, and how they leave.

use super::mail::{billed, path, render, soon, taken};
use super::{caller, now};
use actions::mail::{
    Removing, TypedRecipient, add_recipient, remove_recipient, show_preference, show_stop,
    stop_mail,
};
use actions::{Problem, Refusal, Wrong};
use scratch::Scratch;

scratch::both_databases!(
    what_is_typed_is_one_address,
    an_added_recipient_leaves_by_the_link,
);

async fn what_is_typed_is_one_address(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let bram = caller(&portal, "bram@contoso.example").await;
    let add = async |email: &str| {
        let typed = TypedRecipient {
            email: email.to_owned(),
            language: "nl".to_owned(),
        };
        add_recipient(&portal, &bram, &path(), &typed).await
    };
    let wrong = |wrong| {
        Err(Refusal::Invalid(vec![Problem {
            field: "email",
            wrong,
        }]))
    };
    for bad in [
        "nobody",
        "a@b.example, c@d.example",
        "a@b.example\r\nBcc: c@d.example",
        "<a@b.example>",
    ] {
        assert_eq!(
            add(bad).await,
            wrong(Wrong::NoAddress(bad.to_owned())),
            "{bad:?}"
        );
    }
    assert_eq!(add("").await, wrong(Wrong::Required));
    let long = format!("{}@b.example", "a".repeat(300));
    assert_eq!(add(&long).await, wrong(Wrong::AddressTooLong));
    assert_eq!(
        add("Accounting@Contoso.example").await,
        wrong(Wrong::AddressThere)
    );
    assert_eq!(add(" zoë@bücher.example ").await, Ok(()));
    let page = show_preference(&portal, &bram, &path())
        .await
        .expect("shown");
    let added: Vec<_> = page.added.iter().map(|it| it.email.as_str()).collect();
    assert_eq!(added, ["accounting@contoso.example", "zoë@bücher.example"]);
    for it in &page.added {
        remove_recipient(&portal, &bram, &path(), Removing::one(it.id))
            .await
            .expect("removed");
        remove_recipient(&portal, &bram, &path(), Removing::one(it.id))
            .await
            .expect("gone already");
    }
    let page = show_preference(&portal, &bram, &path())
        .await
        .expect("shown");
    assert_eq!(page.added, []);
    for number in 0..actions::mail::RECIPIENTS_MAX {
        assert_eq!(add(&format!("a{number}@b.example")).await, Ok(()));
    }
    assert_eq!(
        add("one.more@b.example").await,
        wrong(Wrong::TooManyAddresses)
    );
}

async fn an_added_recipient_leaves_by_the_link(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let mails = taken(&portal, soon()).await;
    let accounting = mails
        .iter()
        .find(|it| it.email == "accounting@contoso.example");
    let stop = accounting
        .and_then(|it| it.signed.stop.clone())
        .expect("a link");
    let link = stop.strip_prefix("/stop-mail/").expect("a path");
    let shown = show_stop(&portal, link, now()).await.expect("shown");
    assert_eq!(shown.expect("there").masked, "ac***@contoso.example");
    for forged in ["", "x", &link.replace('.', ".0"), &format!("{link}0")] {
        assert_eq!(
            stop_mail(&portal, forged, now()).await,
            Err(Refusal::LinkExpired)
        );
    }
    for _ in 0..2 {
        assert_eq!(stop_mail(&portal, link, now()).await, Ok(()));
    }
    assert_eq!(show_stop(&portal, link, now()).await, Ok(None));
    let bram = caller(&portal, "bram@contoso.example").await;
    let page = show_preference(&portal, &bram, &path())
        .await
        .expect("shown");
    assert_eq!(page.added, []);
}
