//! What every handler works with.

use super::Serving;
use super::assets::BUILD;
use super::door::Door;
use super::health::Traffic;
use crate::post::{ReturnedSecret, host_of};
use actions::Portal;
use axum::extract::FromRef;
use leptos::prelude::LeptosOptions;
use std::sync::Arc;

/// What every handler works with. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Web {
    pub portal: Portal,
    pub door: Arc<Door>,
    pub traffic: Arc<Traffic>,
    /// Who may post mail that came back.
    pub returned: Option<Arc<Returned>>,
    /// In code and not from the environment, so that the program runs from any folder.
    pub options: LeptosOptions,
}

/// What mail that came back is known by.
#[derive(Debug)]
pub struct Returned {
    /// What whoever posts it knows.
    pub secret: ReturnedSecret,
    /// The host in the `Message-ID` of each mail of this portal.
    pub host: String,
}

impl Web {
    pub fn new(portal: Portal, serving: &Serving) -> Self {
        let options = LeptosOptions::builder()
            .output_name("reckoner")
            .site_pkg_dir(format!("pkg/{BUILD}"))
            .site_addr(serving.listen)
            .build();
        let returned = serving.returned.clone().map(|secret| Returned {
            secret,
            host: host_of(&serving.public_url),
        });
        Self {
            returned: returned.map(Arc::new),
            portal: portal.with_public_url(&serving.public_url),
            door: Arc::new(Door::of(serving)),
            traffic: Arc::default(),
            options,
        }
    }
}

impl FromRef<Web> for LeptosOptions {
    fn from_ref(web: &Web) -> Self {
        web.options.clone()
    }
}
