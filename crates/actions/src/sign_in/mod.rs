//! Signing in and out, passwords, sessions, and the directory one looks at.

mod choose;
mod credentials;
mod directories;
mod erase;
mod factors;
mod forgotten;
mod hashing;
mod left;
mod link;
mod passkeys;
mod password;
mod reset;
mod session;
mod sessions;
mod sweep;
mod tries;
mod turns;
mod users;
mod with;

pub use choose::{Choice, choose_identity};
pub use credentials::{Credentials, SignedIn, sign_in};
pub use directories::{DirectoryChoice, list_directories, switch_directory};
pub use erase::{Erased, Erasing, erase_user};
pub use factors::{
    AppOffer, AppSetUp, CodesOffer, FactorProblem, NewCodes, PasskeyLine, SecondStep, SecurityPage,
    offer_app, offer_codes, replace_codes, set_up_app, show_security, take_second_step,
    turn_off_app,
};
pub use forgotten::{ResetRequest, request_reset, reset_requests};
pub(crate) use hashing::hash;
pub use left::LeftRole;
pub(crate) use link::{Purpose, claimed_subject, is_good, sign};
pub use passkeys::{
    NewPasskey, PasskeyOffer, PasskeyProof, add_passkey, ask_passkey, offer_passkey,
    remove_passkey, show_passkey, sign_in_with_passkey,
};
pub use password::{NewPassword, PASSWORD_LENGTH_MIN, change_password};
pub(crate) use reset::reset_path;
pub use reset::{ResetLink, reset_links, reset_password, show_reset};
pub use session::{SESSION_IDLE, Token, find_caller, note_browser, sign_out};
pub use sessions::{SessionLine, end_other_sessions, end_session, list_sessions};
pub use sweep::sweep_expired;
pub(crate) use tries::Tries;
pub use users::{
    Disabled, UserFilter, add_user, disable_user, enable_user, release_user, remove_factors,
    set_demo_passwords,
};
pub use with::{
    Answer, Asked, GroupRole, Person, ProviderProblem, Question, SignInProvider, SignInWith,
    SignedInWith, ask_provider, check_providers, returning_to, take_answer,
};
