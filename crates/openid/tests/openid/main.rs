//! Signing in with a real provider, npm's `oidc-provider`: what it says rightly and wrongly.

mod answers;
mod groups;
mod identities;
mod portal;
mod provider;
