//! A MOSP account changes hands: offered, taken or not, and never in between.

use super::{caller, now, portal, visibility};
use actions::accounts::{show_account, show_home};
use actions::hand_over::{
    HandOver, accept_offer, list_offers, offer_account, refuse_offer, show_hand_over,
    withdraw_offer,
};
use actions::sign_in::{UserFilter, disable_user};
use actions::waiting::find_waiting;
use actions::world::apply;
use actions::{Caller, Portal, Refusal, Wrong};
use billing::hand_over::HandOverProblem;
use billing::policy::{Role, Why};
use billing::{AgreementType, ChainId};
use chrono::Duration;
use scratch::Scratch;
use store::entities::{assignment, audit, session};

const WORLD: &str = include_str!("../../demo/world.toml");
const NOOR: &str = "noor@contoso.example";
const EVA: &str = "eva@contoso.example";

scratch::both_databases!(
    an_account_changes_hands,
    only_its_administrator_offers_it,
    two_at_once_come_to_one,
    an_offer_is_over,
    whoever_leaves_leaves_roles,
);

struct Stage {
    portal: Portal,
    noor: Caller,
    eva: Caller,
    /// The identifier of Noor's account.
    account: String,
}

async fn stage(scratch: &Scratch) -> Stage {
    let portal = portal(scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    let noor = caller(&portal, NOOR).await;
    Stage {
        eva: caller(&portal, EVA).await,
        account: visibility::account(&portal, &noor, "Noor Bakker").await,
        noor,
        portal,
    }
}

fn wrong(field: &'static str, problem: HandOverProblem) -> Refusal {
    Refusal::wrong(field, Wrong::HandOver(problem))
}

impl Stage {
    async fn offer(&self, email: &str) -> Result<(), Refusal> {
        offer_account(&self.portal, &self.noor, &self.account, email).await
    }

    async fn accept(&self) -> Result<(), Refusal> {
        accept_offer(&self.portal, &self.eva, &self.account).await
    }

    async fn sees(&self, email: &str) -> bool {
        let who = caller(&self.portal, email).await;
        show_account(&self.portal, &who, &self.account)
            .await
            .is_ok()
    }

    async fn offers(&self, to: &Caller) -> (usize, u64) {
        let listed = list_offers(&self.portal, to).await.expect("listed");
        let waiting = find_waiting(&self.portal, to).await.expect("counted");
        let home = show_home(&self.portal, to).await.expect("shown");
        assert_eq!(
            home.offers.len(),
            listed.len(),
            "the first page tells of them"
        );
        (listed.len(), waiting.offers)
    }
}

async fn an_account_changes_hands(scratch: Scratch) {
    let stage = stage(&scratch).await;
    assert_eq!(stage.offers(&stage.eva).await, (0, 0));
    // However the address is written.
    assert_eq!(stage.offer(" Eva@Contoso.example").await, Ok(()));
    assert!(stage.sees(NOOR).await && !stage.sees(EVA).await);
    assert_eq!(stage.offers(&stage.eva).await, (1, 1));
    assert_eq!(stage.offers(&stage.noor).await, (0, 0));
    let (portal, account) = (&stage.portal, &stage.account);
    let page = show_hand_over(portal, &stage.noor, account).await;
    let HandOver::Waits(offer) = page.expect("shown").view else {
        panic!("it waits")
    };
    assert_eq!((offer.to.as_str(), offer.is_disabled), (EVA, false));
    assert_eq!(offer.expires_at, now() + Duration::days(14));
    let page = show_hand_over(portal, &stage.eva, account).await;
    let HandOver::Answer(offer) = page.expect("shown").view else {
        panic!("it is to be answered")
    };
    assert_eq!(offer.from, NOOR);

    assert_eq!(stage.accept().await, Ok(()));
    assert!(!stage.sees(NOOR).await && stage.sees(EVA).await);
    assert_eq!(stage.offers(&stage.eva).await, (0, 0));
    let roles = store::all::<assignment::Entity>(&scratch.database).await;
    let roles = roles.expect("read").into_iter();
    let of_noor = roles
        .clone()
        .filter(|it| it.identity_id == stage.noor.identity);
    assert_eq!(of_noor.count(), 0, "the former one has no role left");
    let held = roles.filter(|it| it.identity_id == stage.eva.identity);
    let held: Vec<_> = held.map(|it| it.role).collect();
    assert_eq!(held, [Role::AccountAdministrator]);
    let trail = store::all::<audit::Entity>(&scratch.database).await;
    let trail = trail.expect("the trail").into_iter();
    let told = trail.filter(|it| it.chain != ChainId::INSTALLATION);
    let told: Vec<_> = told.map(|it| it.action).collect();
    for action in ["offer.make", "role.take", "role.give", "offer.accept"] {
        assert!(told.iter().any(|it| it == action), "{action}: {told:?}");
    }
    // And on: whoever has it hands it over.
    let eva = caller(portal, EVA).await;
    let back = offer_account(portal, &eva, account, NOOR).await;
    assert_eq!(back, Ok(()));
}

async fn only_its_administrator_offers_it(scratch: Scratch) {
    let stage = stage(&scratch).await;
    let (portal, account) = (&stage.portal, &stage.account);
    for (email, problem) in [
        ("nobody@contoso.example", HandOverProblem::NoMember),
        // A member of another directory.
        ("farah@fabrikam.example", HandOverProblem::NoMember),
        // An operator, who has no accounts: nobody is told who is one.
        ("operator@reckoner.example", HandOverProblem::NoMember),
        (NOOR, HandOverProblem::Themselves),
    ] {
        let offered = stage.offer(email).await;
        assert_eq!(offered, Err(wrong("email", problem)), "{email}");
    }
    let nothing = stage.offer(" ").await;
    assert_eq!(nothing, Err(Refusal::wrong("email", Wrong::Required)));

    let operator = caller(portal, "operator@reckoner.example").await;
    let forbidden = Refusal::Forbidden(Why::OnlyAccountAdministrator);
    let offered = offer_account(portal, &operator, account, EVA).await;
    assert_eq!(offered, Err(forbidden.clone()));
    let anna = caller(portal, "anna@contoso.example").await;
    let contoso = visibility::account(portal, &anna, "Contoso Ltd").await;
    let not_mosp = offer_account(portal, &anna, &contoso, EVA).await;
    let why = Why::NotUnderAgreement(AgreementType::Mca);
    assert_eq!(not_mosp, Err(Refusal::Forbidden(why)));

    assert_eq!(stage.offer(EVA).await, Ok(()));
    // Whoever it is not offered to learns nothing: not by looking, not by answering.
    for account in [account.as_str(), "99999999"] {
        let shown = show_hand_over(portal, &anna, account).await;
        assert_eq!(shown.err(), Some(Refusal::NotFound));
        let answered = [
            accept_offer(portal, &anna, account).await,
            refuse_offer(portal, &anna, account).await,
            withdraw_offer(portal, &anna, account).await,
        ];
        assert!(answered.iter().all(|it| *it == Err(Refusal::NotFound)));
    }
    assert_eq!(
        accept_offer(portal, &stage.noor, account).await,
        Err(Refusal::NotFound),
        "one's own offer"
    );
    assert_eq!(
        withdraw_offer(portal, &operator, account).await,
        Err(forbidden)
    );
}

async fn two_at_once_come_to_one(scratch: Scratch) {
    let stage = stage(&scratch).await;
    let (one, other) = tokio::join!(stage.offer(EVA), stage.offer("bram@contoso.example"));
    let mut outcomes = [one.err(), other.err()];
    outcomes.sort_by_key(Option::is_some);
    let already = wrong("form", HandOverProblem::OfferedAlready);
    assert_eq!(outcomes, [None, Some(already)]);
    let (portal, account) = (&stage.portal, &stage.account);
    let withdrawn = withdraw_offer(portal, &stage.noor, account).await;
    assert_eq!(withdrawn, Ok(()));

    assert_eq!(stage.offer(EVA).await, Ok(()));
    let (taken, withdrawn) =
        tokio::join!(stage.accept(), withdraw_offer(portal, &stage.noor, account));
    let eva_has_it = stage.sees(EVA).await;
    assert_ne!(eva_has_it, stage.sees(NOOR).await, "one of them has it");
    assert_eq!(taken.is_ok(), eva_has_it, "{taken:?}");
    assert_eq!(withdrawn.is_ok(), !eva_has_it, "{withdrawn:?}");
}

async fn an_offer_is_over(scratch: Scratch) {
    let mut stage = stage(&scratch).await;
    assert_eq!(stage.offer(EVA).await, Ok(()));
    let (portal, account) = (stage.portal.clone(), stage.account.clone());
    let refused = refuse_offer(&portal, &stage.eva, &account).await;
    assert_eq!(refused, Ok(()));
    assert_eq!(stage.accept().await, Err(Refusal::NotFound), "refused");

    assert_eq!(stage.offer(EVA).await, Ok(()));
    let (last, over) = (
        Duration::days(14) - Duration::seconds(1),
        Duration::days(14),
    );
    stage.eva.now = now() + last;
    assert_eq!(stage.offers(&stage.eva).await, (1, 1));
    stage.eva.now = now() + over;
    assert_eq!(stage.offers(&stage.eva).await, (0, 0));
    assert_eq!(stage.accept().await, Err(Refusal::NotFound), "too old");
    // Another one can be made then.
    stage.noor.now = now() + over;
    assert_eq!(stage.offer(EVA).await, Ok(()));

    let user = UserFilter {
        email: EVA.to_owned(),
        kind: None,
    };
    disable_user(&portal, &user, now()).await.expect("disabled");
    let taken = stage.accept().await;
    assert_eq!(taken, Err(wrong("form", HandOverProblem::Over)));
    let page = show_hand_over(&portal, &stage.noor, &account).await;
    let HandOver::Waits(offer) = page.expect("shown").view else {
        panic!("it waits")
    };
    assert!(offer.is_disabled);
    let withdrawn = withdraw_offer(&portal, &stage.noor, &account).await;
    assert_eq!(withdrawn, Ok(()));
    let offered = stage.offer(EVA).await;
    assert_eq!(offered, Err(wrong("email", HandOverProblem::NoMember)));
}

/// Their sessions end, and what they hold is named, with whether nobody else is at its head.
async fn whoever_leaves_leaves_roles(scratch: Scratch) {
    let stage = stage(&scratch).await;
    let portal = &stage.portal;
    caller(portal, "chloe@contoso.example").await;
    let disable = async |email: &str| {
        let user = UserFilter {
            email: email.to_owned(),
            kind: None,
        };
        let disabled = disable_user(portal, &user, now()).await.expect("disabled");
        let told = disabled.roles.into_iter().map(|it| {
            let place = format!("{} {}", it.role, it.scope);
            let account = it.account.map_or_else(String::new, |it| it.display_name);
            (account, place, it.is_last_owner)
        });
        (disabled.identities, told.collect::<Vec<_>>())
    };
    let role = |account: &str, place: &str, last| (account.to_owned(), place.to_owned(), last);
    assert_eq!(
        disable(NOOR).await,
        (
            1,
            vec![role("Noor Bakker", "account-administrator account", true)]
        )
    );
    let chloe = role(
        "Contoso Ltd",
        "invoice-manager profile Billing profile 01",
        false,
    );
    assert_eq!(disable("chloe@contoso.example").await, (1, vec![chloe]));
    assert_eq!(disable(EVA).await, (1, Vec::new()));
    let sessions = store::all::<session::Entity>(&scratch.database).await;
    assert!(sessions.expect("read").is_empty(), "every session ended");
}
