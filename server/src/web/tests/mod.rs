//! The portal as a browser sees it: requests through the whole router, over a real database.

mod activity;
mod addresses;
mod answers;
mod archive;
mod browser;
mod characters;
mod corrections;
mod crawl;
mod documents;
mod everybody;
mod hidden;
mod iam;
mod mailing;
mod office;
mod other_sites;
mod paying;
mod prices;
mod provider;
mod reading;
mod requests;
mod returned;
mod rights;
mod second_step;
mod signing_in;
mod support;
mod usage;
