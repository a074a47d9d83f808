//! What lines are about, to choose from.

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActivityKind {
    /// Invoices made, voided, credited.
    Invoices,
    /// Details seen, documents handed out.
    Seen,
    /// Money that came and went.
    Payments,
    /// Roles, invitations, refusals.
    Access,
    /// Subscriptions and prices.
    Account,
    /// Who signed in and out, and with what.
    SignIn,
    /// People added, disabled, erased.
    People,
    /// Prices and taxes of everybody.
    Prices,
    /// Support requests.
    Support,
    /// Billing runs, and files taken in.
    Runs,
}

impl ActivityKind {
    /// Those of a billing account and its parts.
    pub const OF_ACCOUNTS: &[Self] = &[
        Self::Invoices,
        Self::Seen,
        Self::Payments,
        Self::Access,
        Self::Account,
    ];
    /// Those of the installation.
    pub const OF_INSTALLATION: &[Self] = &[
        Self::SignIn,
        Self::People,
        Self::Access,
        Self::Prices,
        Self::Support,
        Self::Runs,
    ];

    /// Its word in an address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invoices => "invoices",
            Self::Seen => "seen",
            Self::Payments => "payments",
            Self::Access => "access",
            Self::Account => "account",
            Self::SignIn => "sign-in",
            Self::People => "people",
            Self::Prices => "prices",
            Self::Support => "support",
            Self::Runs => "runs",
        }
    }

    /// What its actions are done to.
    pub(super) const fn nouns(self) -> &'static [&'static str] {
        match self {
            Self::Invoices => &["invoice"],
            Self::Seen => &[
                "details",
                "document",
                "activity",
                "sheet",
                "statement",
                "pack",
                "usage",
                "costs",
            ],
            Self::Payments => &["payment", "refund"],
            Self::Access => &[
                "role",
                "invitation",
                "sharing",
                "access",
                "request",
                "offer",
                "mail",
                "recipient",
                "address",
                "reminders",
            ],
            Self::Account => &["subscription", "price", "profile", "account"],
            Self::SignIn => &[
                "session",
                "password",
                "app",
                "passkey",
                "recovery-code",
                "recovery-codes",
            ],
            Self::People => &["user"],
            Self::Prices => &["price", "meter", "tax", "rate"],
            Self::Support => &["support"],
            Self::Runs => &["run", "import", "world"],
        }
    }
}
