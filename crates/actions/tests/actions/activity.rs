//! Activity of parts: owners of a profile or a section read what concerns theirs, in words that name
//! whom and where; the operator reads what concerns no account.

use super::access::{contoso, place, typed};
use super::money::{Slow, WORLD, billed, invoice_of, path_of, person};
use super::{caller, now};
use actions::access::{AccessPath, Chosen, Part, give_roles, show_access, take_roles};
use actions::audit::{
    ActivityFilter, ActivityKind, ActivityLine, ActivityPage, AskedAt, Who, list_activity,
    list_office_activity, note_refusal, verify, write_views,
};
use actions::invoices::show_invoice;
use actions::sign_in::{Credentials, sign_in};
use actions::{Caller, Portal, Refusal};
use billing::Language;
use scratch::Scratch;
use store::entities::section;
use words::deeds::{Deed, sentence};

scratch::both_databases!(
    owners_of_parts_read_what_concerns_theirs,
    people_and_places_are_named,
    an_operator_reads_what_concerns_no_account,
);

const PROFILE: &str = "Billing profile 01";
const DAY: &str = "2026-04-05";

async fn read(portal: &Portal, who: &Caller, path: &AccessPath) -> Result<ActivityPage, Refusal> {
    list_activity(portal, who, path, &ActivityFilter::default()).await
}

/// What was done, the first first.
fn deeds(page: &ActivityPage) -> Vec<&str> {
    page.lines
        .iter()
        .rev()
        .map(|it| it.action.as_str())
        .collect()
}

async fn section_of(scratch: &Scratch, profile: &AccessPath, name: &str) -> AccessPath {
    let rows = store::all::<section::Entity>(&scratch.database).await;
    let mut rows = rows.expect("read").into_iter();
    let found = rows
        .find(|it| it.display_name == name)
        .expect("the section");
    let Part::Profile(of) = profile.part.clone() else {
        panic!("a profile");
    };
    AccessPath {
        part: Part::Section(of, found.name),
        ..profile.clone()
    }
}

async fn owners_of_parts_read_what_concerns_theirs(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, DAY).await;
    let anna = person(&portal, "anna").await;
    let (whole, profile) = (
        place(&scratch, None).await,
        place(&scratch, Some(PROFILE)).await,
    );
    let other = place(&scratch, Some("Billing profile 02")).await;
    let section = section_of(&scratch, &profile, "Engineering").await;
    let sibling = section_of(&scratch, &profile, "Marketing").await;
    for (path, who) in [(&profile, "eva"), (&section, "finn"), (&other, "gita")] {
        let email = format!("{who}@contoso.example");
        let given = give_roles(&portal, &anna, path, &typed("owner", &email)).await;
        assert!(given.is_ok());
    }
    let chloe = person(&portal, "chloe").await;
    let row = invoice_of(&scratch, PROFILE).await;
    let path = path_of(&scratch, &row).await;
    show_invoice(&portal, &chloe, &path).await.expect("shown");
    write_views(&portal).await.expect("written");
    let at = AskedAt {
        account: Some(whole.account.clone()),
        invoice: Some(row.name.clone()),
        ..AskedAt::default()
    };
    note_refusal(&portal, &chloe, &at, "GET /x")
        .await
        .expect("noted");
    assert!(
        verify(&portal).await.is_ok(),
        "the chains cover whom a line concerns"
    );

    let (eva, finn, gita) = (
        person(&portal, "eva").await,
        person(&portal, "finn").await,
        person(&portal, "gita").await,
    );
    let hers = read(&portal, &eva, &profile).await.expect("hers");
    assert_eq!(
        deeds(&hers),
        [
            "invoice.issue",
            "role.give",
            "role.give",
            "details.view",
            "access.refuse"
        ],
        "her profile, its section, its invoice"
    );
    assert_eq!(hers.through, None, "the whole chain is not hers to export");
    let doers: Vec<_> = hers.people.iter().map(|(id, _)| *id).collect();
    assert!(doers.contains(&anna.identity) && !doers.contains(&eva.identity));
    let his = read(&portal, &finn, &section).await.expect("his");
    assert_eq!(deeds(&his), ["role.give"]);
    let of_other = read(&portal, &gita, &other)
        .await
        .expect("of the other profile");
    assert_eq!(deeds(&of_other), ["role.give"]);
    let all = read(&portal, &anna, &whole).await.expect("all");
    assert!(all.lines.len() > hers.lines.len() && all.through.is_some());

    // A profile's owner owns its sections too, and nothing above or beside.
    assert!(read(&portal, &eva, &section).await.is_ok());
    for (who, path) in [(&eva, &whole), (&finn, &whole)] {
        let refused = read(&portal, who, path).await;
        assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
    }
    for (who, path) in [
        (&eva, &other),
        (&finn, &profile),
        (&finn, &sibling),
        (&gita, &profile),
    ] {
        let hidden = read(&portal, who, path).await;
        assert_eq!(hidden.err(), Some(Refusal::NotFound), "{path:?}");
    }
    let refused = read(&portal, &chloe, &profile).await;
    assert!(matches!(refused, Err(Refusal::Forbidden(_))));
    let page = show_access(&portal, &eva, &profile).await.expect("shown");
    assert!(page.has_activity);
    let page = show_access(&portal, &chloe, &profile).await.expect("shown");
    assert!(!page.has_activity);
}

/// The sentence of a line, as the page tells it.
fn told(line: &ActivityLine) -> String {
    let whom = match &line.whom {
        Some(Who::Person { name, .. }) => name.clone(),
        Some(Who::Invited(email)) => email.clone(),
        Some(Who::Erased) => "erased".to_owned(),
        Some(Who::Portal) | None => String::new(),
    };
    let deed = Deed {
        action: &line.action,
        subject: &line.subject,
        whom: &whom,
        place: &line.place,
        is_own: line.is_own,
    };
    sentence(Language::En, &deed)
}

async fn people_and_places_are_named(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, Some(PROFILE)).await;
    let (farah, new) = ("farah@fabrikam.example", "x@elsewhere.example");
    for email in [farah, new] {
        let given = give_roles(&portal, &anna, &path, &typed("reader", email)).await;
        assert_eq!(given.map(|it| it.invited), Ok(1));
    }
    let page = show_access(&portal, &anna, &path).await.expect("shown");
    let waiting = page
        .pending
        .iter()
        .find(|it| it.email == new)
        .expect("it waits");
    let chosen = Chosen {
        invitations: [waiting.id].into(),
        ..Chosen::default()
    };
    assert_eq!(take_roles(&portal, &anna, &path, &chosen).await, Ok(1));
    // She signs in, and takes what waited for her address.
    caller(&portal, farah).await;
    let page = read(&portal, &anna, &path).await.expect("shown");
    let lines: Vec<_> = page.lines.iter().rev().map(told).collect();
    assert_eq!(
        lines,
        [
            format!("Invited {farah} to be Reader on {PROFILE}"),
            format!("Invited {new} to be Reader on {PROFILE}"),
            format!("Took back the invitation of {new} to be Reader on {PROFILE}"),
            format!("Accepted the invitation to be Reader on {PROFILE}"),
            format!("Got the role of Reader on {PROFILE}"),
        ]
    );
}

async fn an_operator_reads_what_concerns_no_account(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let operator = caller(&portal, "operator@reckoner.example").await;
    let wrong = Credentials {
        email: "chloe@contoso.example".to_owned(),
        password: "wrong".to_owned(),
        from: "127.0.0.1".to_owned(),
    };
    assert!(sign_in(&portal, wrong, now()).await.is_err());
    let all = ActivityFilter::default();
    let page = list_office_activity(&portal, &operator, &all).await;
    let page = page.expect("the operator's");
    assert_eq!((&page.place, page.through), (&None, None));
    let lines: Vec<_> = page.lines.iter().map(told).collect();
    assert!(lines[0].starts_with("Signing in as Chloe"), "{lines:?}");
    assert!(lines.contains(&"Signed in".to_owned()), "{lines:?}");
    let people = ActivityFilter {
        kind: Some(ActivityKind::People),
        ..ActivityFilter::default()
    };
    let page = list_office_activity(&portal, &operator, &people).await;
    assert_eq!(page.expect("shown").lines, []);
    let anna = person(&portal, "anna").await;
    let hidden = list_office_activity(&portal, &anna, &all).await;
    assert_eq!(hidden.err(), Some(Refusal::NotFound));
}
