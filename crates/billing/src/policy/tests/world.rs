//! One account with two of everything, and the question put to the policy.

use super::people::{holder, now};
use crate::invoice::InvoiceKind;
use crate::policy::*;
use crate::{
    AccountId, AgreementType, DirectoryId, IdentityId, InvoiceId, ProfileId, SectionId,
    SubscriptionCategory, SubscriptionId,
};
use uuid::Uuid;

pub const ACCOUNT: AccountId = AccountId(Uuid::from_u128(1));
pub const OTHER_ACCOUNT: AccountId = AccountId(Uuid::from_u128(2));
pub const DIRECTORY: DirectoryId = DirectoryId(Uuid::from_u128(3));
pub const OTHER_DIRECTORY: DirectoryId = DirectoryId(Uuid::from_u128(4));
pub const PROFILE: ProfileId = ProfileId(Uuid::from_u128(5));
pub const SIBLING_PROFILE: ProfileId = ProfileId(Uuid::from_u128(6));
pub const SECTION: SectionId = SectionId(Uuid::from_u128(7));
pub const SIBLING_SECTION: SectionId = SectionId(Uuid::from_u128(8));
pub const SUBSCRIPTION: SubscriptionId = SubscriptionId(Uuid::from_u128(9));
pub const SIBLING_SUBSCRIPTION: SubscriptionId = SubscriptionId(Uuid::from_u128(10));
pub const SUPPORT_PLAN: SubscriptionId = SubscriptionId(Uuid::from_u128(11));
pub const SOMEBODY_ELSE: IdentityId = IdentityId(Uuid::from_u128(14));
pub const INVOICE: InvoiceId = InvoiceId(Uuid::from_u128(13));

/// How a question is answered; `No` is refused and visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
    Hidden,
}

/// What each action is asked about.
#[derive(Debug, Clone)]
pub struct World {
    pub account: AccountFacts,
    pub owners: Owners,
    pub invoice: InvoiceFacts,
    pub subscription: SubscriptionFacts,
    pub mail: fn(&World) -> InvoiceMail,
    pub activity: fn(&World) -> ActivityOf,
}

pub fn world(agreement: AgreementType) -> World {
    use AgreementType::{Ea, Mca, Mosp, Mpa};
    let subscription = service(SUBSCRIPTION, AccessToInvoice::Off);
    let (kind, billed) = match agreement {
        Mosp => (InvoiceKind::Usage, Billed::Subscription(subscription)),
        Mca | Mpa => (InvoiceKind::Profile, Billed::Profile(PROFILE)),
        Ea => (InvoiceKind::Enrollment, Billed::Account),
    };
    World {
        account: AccountFacts {
            account: ACCOUNT,
            agreement,
            directory: DIRECTORY,
            customers: Customers::Present,
        },
        owners: Owners::NoneYet,
        invoice: invoice(kind, billed),
        subscription,
        mail: match agreement {
            Mca | Mpa => |it| InvoiceMail::Profile(it.profile()),
            Mosp | Ea => |it| InvoiceMail::Subscription(it.subscription()),
        },
        activity: |it| ActivityOf::Account(it.account),
    }
}

pub fn service(id: SubscriptionId, access_to_invoice: AccessToInvoice) -> SubscriptionFacts {
    SubscriptionFacts {
        subscription: id,
        category: SubscriptionCategory::Usage,
        access_to_invoice,
    }
}

pub fn support_plan(access_to_invoice: AccessToInvoice) -> SubscriptionFacts {
    SubscriptionFacts {
        subscription: SUPPORT_PLAN,
        category: SubscriptionCategory::Support,
        access_to_invoice,
    }
}

pub fn invoice(kind: InvoiceKind, billed: Billed) -> InvoiceFacts {
    InvoiceFacts {
        invoice: INVOICE,
        kind,
        billed,
    }
}

impl World {
    pub fn profile(&self) -> OnProfile {
        OnProfile {
            account: self.account,
            profile: PROFILE,
        }
    }

    pub fn section(&self) -> OnSection {
        OnSection {
            account: self.account,
            profile: PROFILE,
            section: SECTION,
        }
    }

    pub fn subscription(&self) -> OnSubscription {
        OnSubscription {
            account: self.account,
            subscription: self.subscription,
        }
    }

    pub fn invoice(&self) -> OnInvoice {
        OnInvoice {
            account: self.account,
            invoice: self.invoice,
        }
    }

    /// Asks with the action's own marker type, through the public door.
    pub fn ask(&self, kind: ActionKind, who: &Standing) -> Result<(), Refused> {
        fn put<A: Action>(who: &Standing, on: &A::On) -> Result<(), Refused> {
            allow::<A>(who, on, now()).map(|proof| {
                assert_eq!(proof.by(), who.identity);
                assert_eq!(proof.on().target(), on.target());
            })
        }
        macro_rules! put {
            ($($action:ident($on:expr),)+) => {
                match kind {
                    $(ActionKind::$action => put::<action::$action>(who, &$on),)+
                }
            };
        }
        put! {
            SeeAccount(self.account),
            SeeInvoice(self.invoice()),
            DownloadInvoice(self.invoice()),
            DownloadPriceSheet(self.profile()),
            PayInvoice(self.invoice()),
            ChangeProfile(self.profile()),
            SetInvoiceEmail((self.mail)(self)),
            SeeProfileRoles(self.profile()),
            GrantOnAccount(self.account),
            GrantOnProfile(self.profile()),
            GrantOnSection(self.section()),
            SeeSectionCost(self.section()),
            ShareInvoices(self.subscription()),
            EditInvoiceContacts(self.account),
            SeeCharges(self.account),
            ManageCosts(self.account),
            SeeActivity((self.activity)(self)),
            HandOverAccount(self.account),
            AnswerHandOver(OnHandOver { account: self.account, to: SOMEBODY_ELSE }),
            SeeSupportRequest(OnSupportRequest { writer: SOMEBODY_ELSE }),
            WriteSupportRequest(OnSupportRequest { writer: SOMEBODY_ELSE }),
            RunBilling(Installation {}),
            BookPayment(self.invoice()),
            BookMoney(Installation {}),
            VoidInvoice(self.invoice()),
            SeeMailLedger(Installation {}),
            SeeOfficeActivity(Installation {}),
            EditPrices(Installation {}),
            AnswerSupport(Installation {}),
            OpenDocumentAsOperator(Opening {
                invoice: self.invoice(),
                reason: Reason::new("ticket 7").expect("a reason"),
            }),
            GrantFirstOwner(Ownership { account: self.account, owners: self.owners }),
        }
    }

    pub fn answer(&self, action: ActionKind, who: &Standing) -> Answer {
        match self.ask(action, who) {
            Ok(()) => Answer::Yes,
            Err(Refused::Forbidden(_)) => Answer::No,
            Err(Refused::Hidden) => Answer::Hidden,
        }
    }

    /// One line of a table: a cell for each of `holders`.
    #[track_caller]
    pub fn row<const N: usize>(
        &self,
        holders: [&str; N],
        action: ActionKind,
        expected: [Answer; N],
    ) {
        let answers = holders.map(|it| self.answer(action, &holder(it)));
        for (column, name) in holders.iter().enumerate() {
            assert_eq!(
                answers[column], expected[column],
                "{action:?} by {name} under {}",
                self.account.agreement
            );
        }
    }

    /// One column of a table: yes to `yes`, no to `no`, everything else hidden.
    #[track_caller]
    pub fn column(&self, name: &str, who: &Standing, yes: &[ActionKind], no: &[ActionKind]) {
        for &action in ActionKind::ALL {
            let expected = match (yes.contains(&action), no.contains(&action)) {
                (true, _) => Answer::Yes,
                (_, true) => Answer::No,
                _ => Answer::Hidden,
            };
            assert_eq!(
                self.answer(action, who),
                expected,
                "{action:?} by {name} under {}",
                self.account.agreement
            );
        }
    }
}
