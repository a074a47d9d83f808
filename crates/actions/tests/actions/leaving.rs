//! Whoever left: disabled, enabled again, and erased, with the audit trail as it was.

use super::access::{contoso, place, typed};
use super::money::person;
use super::{caller, now};
use actions::access::give_roles;
use actions::access_requests::{Decision, ask_for_access, decide_request, list_requests};
use actions::audit::{ActivityFilter, Who, list_activity, verify};
use actions::explain::Wanted;
use actions::sign_in::{
    Credentials, Erasing, SignedIn, UserFilter, disable_user, enable_user, erase_user,
    request_reset, reset_requests, sign_in,
};
use actions::support::{About, TypedRequest, open_request};
use actions::{Portal, Refusal};
use billing::policy::Role;
use billing::{FormKey, IdentityId, Language};
use scratch::Scratch;
use store::entities::{
    access_request, assignment, audit, identity, invitation, invitee, session, support_request,
};

scratch::both_databases!(
    somebody_is_enabled_again,
    an_erased_person_leaves_an_id,
    the_last_owner_is_not_erased,
    what_waits_for_an_address_goes_with_it,
);

const PROFILE: &str = "Billing profile 01";

fn user(email: &str) -> UserFilter {
    UserFilter {
        email: email.to_owned(),
        kind: None,
    }
}

async fn signs_in(portal: &Portal, email: &str) -> bool {
    let credentials = Credentials {
        email: email.to_owned(),
        password: "demo".to_owned(),
        from: "127.0.0.1".to_owned(),
    };
    matches!(
        sign_in(portal, credentials, now()).await,
        Ok(SignedIn::Session(_))
    )
}

async fn actions_of(scratch: &Scratch) -> Vec<String> {
    let lines = store::all::<audit::Entity>(&scratch.database).await;
    lines
        .expect("read")
        .into_iter()
        .map(|it| it.action)
        .collect()
}

async fn somebody_is_enabled_again(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let email = "chloe@contoso.example";
    person(&portal, "chloe").await;
    let disabled = disable_user(&portal, &user(email), now()).await;
    assert_eq!(disabled.map(|it| it.identities), Ok(1));
    assert!(!signs_in(&portal, email).await);
    // Twice enabled is enabled, and told once.
    for _ in 0..2 {
        let enabled = enable_user(&portal, &user(email), now()).await;
        assert_eq!(enabled, Ok(1));
    }
    assert!(signs_in(&portal, email).await);
    let told = actions_of(&scratch).await;
    assert_eq!(told.iter().filter(|it| *it == "user.enable").count(), 1);
    let nobody = enable_user(&portal, &user("nobody@contoso.example"), now()).await;
    assert!(nobody.is_err());
}

/// Eva has something of everything that hangs on a person.
async fn eva_of_everything(scratch: &Scratch, portal: &Portal) -> IdentityId {
    let anna = person(portal, "anna").await;
    let path = place(scratch, Some(PROFILE)).await;
    let account = path.account.clone();
    let given = give_roles(
        portal,
        &anna,
        &path,
        &typed("contributor", "eva@contoso.example"),
    )
    .await;
    assert!(given.is_ok());
    let eva = person(portal, "eva").await;
    let of_account = Wanted {
        account: Some(account.clone()),
        profile: Some("CNTS-USDO-BG2-PGB".to_owned()),
        ..Wanted::default()
    };
    ask_for_access(portal, &eva, &of_account)
        .await
        .expect("asked");
    // She decided about somebody else.
    let chloe = Wanted {
        account: Some(account.clone()),
        ..Wanted::default()
    };
    let finn = person(portal, "finn").await;
    ask_for_access(portal, &finn, &chloe).await.expect("asked");
    let waiting = list_requests(portal, &anna, &account)
        .await
        .expect("listed");
    let of_finn = waiting.rows.iter().find(|it| it.email.starts_with("finn"));
    let of_finn = (account.as_str(), of_finn.expect("his request").id);
    let refuse = Decision::Refuse("Not yet.".to_owned());
    decide_request(portal, &anna, of_finn, &refuse)
        .await
        .expect("refused");
    let typed = TypedRequest {
        form_key: FormKey::new(),
        about: About::default(),
        subject: "Of mine".to_owned(),
        text: "Mine".to_owned(),
        language: "en".to_owned(),
    };
    open_request(portal, &eva, &typed, Language::En)
        .await
        .expect("written");
    eva.identity
}

async fn an_erased_person_leaves_an_id(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let id = eva_of_everything(&scratch, &portal).await;
    let email = "eva@contoso.example";
    let before = store::all::<audit::Entity>(&scratch.database)
        .await
        .expect("read")
        .len();
    let tried = erase_user(&portal, &user(email), Erasing::Tried, now()).await;
    let tried = tried.expect("she can be erased");
    let roles: Vec<_> = tried.roles.iter().map(ToString::to_string).collect();
    assert!(
        roles.len() == 1 && roles[0].contains("contributor of profile Billing profile 01"),
        "{roles:?}"
    );
    let same = store::all::<audit::Entity>(&scratch.database)
        .await
        .expect("read")
        .len();
    assert_eq!(same, before, "trying changes nothing");
    assert!(signs_in(&portal, email).await);

    let erased = erase_user(&portal, &user(email), Erasing::Meant, now()).await;
    assert_eq!(erased, Ok(tried));
    let database = &scratch.database;
    macro_rules! left {
        ($entity:ident) => {{
            let rows = store::all::<$entity::Entity>(database).await.expect("read");
            rows.iter().filter(|it| it.identity_id == id).count()
        }};
    }
    assert_eq!(
        [
            left!(assignment),
            left!(session),
            left!(access_request),
            left!(support_request)
        ],
        [0; 4]
    );
    let people = store::all::<identity::Entity>(database)
        .await
        .expect("read");
    assert!(people.iter().all(|it| it.id != id && it.email != email));
    // The chains are as they were, and go on.
    assert!(verify(&portal).await.is_ok());
    let lines = store::all::<audit::Entity>(database).await.expect("read");
    assert!(lines.iter().any(|it| it.identity_id == Some(id)));
    assert!(lines.iter().all(|it| !it.subject.contains("eva@")));
    let told: Vec<_> = lines.iter().map(|it| it.action.as_str()).collect();
    assert!(told.contains(&"user.erase"));

    let anna = person(&portal, "anna").await;
    let path = place(&scratch, None).await;
    let page = list_activity(&portal, &anna, &path, &ActivityFilter::default()).await;
    let lines = page.expect("shown").lines;
    assert!(
        lines
            .iter()
            .any(|it| it.who == Who::Erased && it.action == "request.make")
    );
    let taken = lines
        .iter()
        .find(|it| it.action == "role.take")
        .expect("her role");
    assert_eq!(
        (&taken.who, &taken.whom),
        (&Who::Portal, &Some(Who::Erased))
    );
    let gone = erase_user(&portal, &user(email), Erasing::Meant, now()).await;
    assert!(gone.is_err());
}

/// Noor has a MOSP account, and two owners have Contoso between them.
async fn the_last_owner_is_not_erased(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    for (email, of) in [
        ("noor@contoso.example", "Noor Bakker"),
        ("anna@contoso.example", "Contoso Ltd"),
    ] {
        let refused = erase_user(&portal, &user(email), Erasing::Meant, now()).await;
        let told = refused.expect_err("the last owner stays").to_string();
        assert!(told.contains(of) && told.contains("nobody else"), "{told}");
        assert!(told.contains("reckoner apply"), "what to do: {told}");
    }
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, None).await;
    let given = give_roles(
        &portal,
        &anna,
        &path,
        &typed("owner", "eva@contoso.example"),
    )
    .await;
    assert!(given.is_ok());
    let erased = erase_user(
        &portal,
        &user("anna@contoso.example"),
        Erasing::Meant,
        now(),
    )
    .await;
    let roles = erased.expect("erased").roles;
    assert!(
        roles
            .iter()
            .any(|it| it.role == Role::Owner && !it.is_last_owner)
    );
    assert!(verify(&portal).await.is_ok());
}

async fn what_waits_for_an_address_goes_with_it(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, Some(PROFILE)).await;
    let farah = "farah@fabrikam.example";
    // She is of another directory, so invited like anybody else; and owns an account there.
    caller(&portal, farah).await;
    let given = give_roles(&portal, &anna, &path, &typed("reader", farah)).await;
    assert_eq!(given.map(|it| it.invited), Ok(1));
    request_reset(&portal, farah, "127.0.0.1", (Language::En, now()))
        .await
        .expect("asked");
    let refused = erase_user(&portal, &user(farah), Erasing::Meant, now()).await;
    assert!(refused.is_err(), "the last owner of Fabrikam");
    let waits = async || {
        let rows = store::all::<invitation::Entity>(&scratch.database).await;
        let named = store::all::<invitee::Entity>(&scratch.database).await;
        let resets = reset_requests(&portal).await.expect("read");
        (
            rows.expect("read").len(),
            named.expect("read").len(),
            resets.len(),
        )
    };
    assert_eq!(waits().await, (1, 1, 1));

    // Jeroen has two identities of one address: what waits for it stays for the other.
    let jeroen = "jeroen@contoso.example";
    let personal = UserFilter {
        kind: Some(billing::IdentityKind::Personal),
        ..user(jeroen)
    };
    let erased = erase_user(&portal, &personal, Erasing::Meant, now()).await;
    assert_eq!(erased.map(|it| it.identities), Ok(1));
    assert!(
        signs_in(&portal, jeroen).await,
        "the other identity is alone now"
    );
    let daan = "daan@contoso.example";
    request_reset(&portal, daan, "127.0.0.1", (Language::En, now()))
        .await
        .expect("asked");
    assert_eq!(waits().await, (1, 1, 2));
    let erased = erase_user(&portal, &user(daan), Erasing::Meant, now()).await;
    assert!(erased.is_ok());
    assert_eq!(waits().await, (1, 1, 1));
    let anna = list_requests(&portal, &anna, &path.account).await;
    assert!(!matches!(anna, Err(Refusal::Broken(_))));
}
