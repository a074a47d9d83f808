//! Roles that groups stand for, on both databases: gained, lost, and beside those of people.

use crate::portal::{claims, portal, roles, sign_in};
use crate::provider::Provider;
use actions::sign_in::{UserFilter, disable_user};
use actions::{Caller, Portal, world};
use billing::ChainId;
use billing::policy::Role;
use chrono::Utc;
use scratch::Scratch;
use store::entities::{assignment, audit};

scratch::both_databases!(
    gained_and_lost,
    beside_those_of_people,
    one_that_ended_is_given_anew,
    the_last_owner_stays,
    no_file_speaks_of_them,
);

const ANNA: &str = "anna@contoso.example";
const NINA: &str = "nina@contoso.example";

/// Signs in, as a member of these groups.
async fn within(portal: &Portal, email: &str, groups: &[&str]) -> Caller {
    let signed_in = sign_in(portal, email, &claims(email, groups)).await;
    signed_in.expect("signed in")
}

async fn told(scratch: &Scratch, action: &str) -> Vec<audit::Model> {
    let lines = store::all::<audit::Entity>(&scratch.database).await;
    let lines = lines.expect("read").into_iter();
    lines.filter(|it| it.action == action).collect()
}

async fn gained_and_lost(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    assert_eq!(roles(&within(&portal, NINA, &[]).await), []);
    let nina = within(&portal, NINA, &["finance", "unknown"]).await;
    assert_eq!(roles(&nina), [Role::Reader]);
    let both = within(&portal, NINA, &["finance", "owners"]).await;
    assert_eq!(roles(&both), [Role::Owner, Role::Reader]);
    assert_eq!(
        roles(&within(&portal, NINA, &["owners"]).await),
        [Role::Owner]
    );
    assert_eq!(roles(&within(&portal, NINA, &[]).await), []);
    let subject = |role: &str| format!("{} {role} account Contoso Ltd", nina.identity);
    for action in ["role.give", "role.take"] {
        let lines = told(&scratch, action).await;
        assert_eq!(lines.len(), 2, "{action}");
        // The program did it, as it is configured, and not she.
        let is_told =
            |it: &audit::Model| it.identity_id.is_none() && it.chain != ChainId::INSTALLATION;
        assert!(lines.iter().all(is_told));
        assert!(lines.iter().any(|it| it.subject == subject("reader")));
    }
}

async fn beside_those_of_people(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    // She owns the account already, and is reader of one elsewhere.
    let before = roles(&within(&portal, ANNA, &[]).await);
    assert_eq!(before, [Role::Owner, Role::Reader]);
    let all = within(&portal, ANNA, &["owners", "finance"]).await;
    assert_eq!(roles(&all), [Role::Owner, Role::Reader, Role::Reader]);
    assert_eq!(roles(&within(&portal, ANNA, &[]).await), before);
}

async fn one_that_ended_is_given_anew(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    let anna = within(&portal, ANNA, &[]).await;
    let work = store::begin(&scratch.database).await.expect("begun");
    let held = store::all::<assignment::Entity>(&work).await.expect("read");
    let is_hers =
        |it: &&assignment::Model| it.identity_id == anna.identity && it.role == Role::Owner;
    let ended = assignment::Model {
        ends_at: Some(Utc::now() - chrono::Duration::days(1)),
        ..held.iter().find(is_hers).expect("hers").clone()
    };
    let put = store::put::<assignment::Entity>(&work, ended).await;
    put.expect("ended");
    work.commit().await.expect("committed");
    let anna = within(&portal, ANNA, &["owners"]).await;
    let holds = |it: &billing::policy::Assignment| it.role == Role::Owner && it.ends.is_none();
    assert!(anna.standing.assignments.iter().any(holds));
}

async fn the_last_owner_stays(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    within(&portal, NINA, &["owners"]).await;
    let anna = UserFilter {
        email: ANNA.to_owned(),
        kind: None,
    };
    let disabled = disable_user(&portal, &anna, Utc::now()).await;
    assert_eq!(disabled.map(|it| it.identities), Ok(1));
    // Nobody else who can sign in owns the account.
    assert_eq!(roles(&within(&portal, NINA, &[]).await), [Role::Owner]);
    within(&portal, "omar@contoso.example", &["owners"]).await;
    assert_eq!(roles(&within(&portal, NINA, &[]).await), []);
}

async fn no_file_speaks_of_them(scratch: Scratch) {
    let provider = Provider::start();
    let portal = portal(&scratch, &provider).await;
    within(&portal, NINA, &["finance"]).await;
    let mut file = world::export(&portal).await.expect("exported");
    let account = file.accounts.iter_mut();
    let account = account
        .into_iter()
        .find(|it| it.display_name.as_deref() == Some("Contoso Ltd"));
    let account = account.expect("the account");
    assert!(account.roles.iter().all(|it| it.email != NINA));
    // Given by a file as well, it is hers, whatever the groups say.
    let mut hers = account.roles[0].clone();
    hers.email = NINA.to_owned();
    hers.role = Role::Reader;
    hers.profile = None;
    hers.section = None;
    account.roles.push(hers);
    let text = toml::to_string(&file).expect("a file");
    world::apply(&portal, &text, Utc::now())
        .await
        .expect("applied");
    assert_eq!(roles(&within(&portal, NINA, &[]).await), [Role::Reader]);
}
