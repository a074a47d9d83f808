//! The portal as a browser sees it: requests through the whole router, over a real database.

mod addresses;
mod answers;
mod browser;
mod characters;
mod documents;
mod other_sites;
mod paying;
mod reading;
mod signing_in;
