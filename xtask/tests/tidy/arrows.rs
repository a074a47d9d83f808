//! Which of our crates may depend on which.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

use crate::tree;

/// What each crate may name directly; it may also name what these reach.
const ARROWS: [(&str, &[&str]); 16] = [
    ("billing", &[]),
    ("words", &["billing"]),
    ("store", &["billing"]),
    ("documents", &["words"]),
    ("mail", &["words"]),
    ("webauthn", &[]),
    ("actions", &["words", "store", "webauthn"]),
    ("stripe", &["actions"]),
    ("openid", &["actions"]),
    // `actions` in the server's half alone.
    ("islands", &["billing", "actions"]),
    ("app", &["words", "islands", "actions"]),
    ("migrations", &[]),
    (
        "server",
        &[
            "app",
            "actions",
            "documents",
            "mail",
            "migrations",
            "store",
            "stripe",
            "openid",
            "islands",
            "words",
            "billing",
        ],
    ),
    ("xtask", &[]),
    // What tests expect of the policy: asking it would prove nothing.
    ("rights", &[]),
    // Databases for tests: nothing of the product depends on it.
    ("scratch", &["migrations", "actions"]),
];

/// What tests may use from anywhere.
const FREE_FOR_TESTS: [&str; 3] = ["migrations", "rights", "scratch"];
/// What would bring waiting, or a page, into the rules.
const NEVER_IN_BILLING: [&str; 4] = ["tokio", "axum", "leptos", "sqlx"];

pub fn metadata(options: &[&str]) -> Metadata {
    MetadataCommand::new()
        .manifest_path(tree::root().join("Cargo.toml"))
        .other_options(options.iter().map(ToString::to_string).collect::<Vec<_>>())
        .exec()
        .expect("`cargo metadata` describes the workspace")
}

#[test]
fn crates_depend_only_along_the_arrows() {
    let metadata = metadata(&["--no-deps"]);
    let ours: BTreeSet<_> = metadata
        .packages
        .iter()
        .map(|package| package.name.as_str())
        .collect();
    let faults = metadata
        .packages
        .iter()
        .flat_map(|package| strays(package, &ours))
        .collect();
    tree::report(
        "A crate depends only on what it reaches along the arrows (ARCHITECTURE.md).",
        faults,
    );
}

fn strays(package: &Package, ours: &BTreeSet<&str>) -> Vec<String> {
    let arrows = BTreeMap::from(ARROWS);
    let name = package.name.as_str();
    if !arrows.contains_key(name) {
        return vec![format!(
            "{name}: a new crate; say in xtask/tests/tidy/arrows.rs what it may depend on"
        )];
    }
    let reached = reached_from(name, &arrows);
    let mut faults = Vec::new();
    for dependency in package
        .dependencies
        .iter()
        .filter(|it| ours.contains(it.name.as_str()))
    {
        let wanted = dependency.name.as_str();
        let is_test = dependency.kind == DependencyKind::Development;
        let is_allowed = reached.contains(wanted) || is_test && FREE_FOR_TESTS.contains(&wanted);
        if !is_allowed {
            faults.push(format!(
                "{name}/Cargo.toml: {name} → {wanted} is not among the arrows"
            ));
        }
        if name == "islands" && wanted != "billing" && !is_test && !dependency.optional {
            faults.push(format!(
                "islands/Cargo.toml: {wanted} must be optional, for the server's half"
            ));
        }
    }
    faults
}

fn reached_from<'a>(name: &str, arrows: &BTreeMap<&str, &'a [&'a str]>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = arrows.get(name).copied().unwrap_or_default().to_vec();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(arrows.get(next).copied().unwrap_or_default());
        }
    }
    reached
}

#[test]
fn rules_neither_wait_nor_show() {
    let metadata = metadata(&["--no-deps"]);
    let billing = metadata
        .packages
        .iter()
        .find(|package| package.name.as_str() == "billing");
    let dependencies = &billing
        .expect("the workspace has the crate billing")
        .dependencies;
    let faults = dependencies
        .iter()
        .filter(|it| {
            it.kind == DependencyKind::Normal && NEVER_IN_BILLING.contains(&it.name.as_str())
        })
        .map(|it| format!("crates/billing/Cargo.toml: {}", it.name))
        .collect();
    tree::report("`billing` has no I/O, no async and no pages.", faults);
}

#[test]
fn the_arrows_reach_what_the_design_says() {
    let arrows = BTreeMap::from(ARROWS);
    assert!(reached_from("app", &arrows).contains("store"));
    assert!(!reached_from("app", &arrows).contains("documents"));
    assert!(!reached_from("store", &arrows).contains("words"));
    assert!(reached_from("billing", &arrows).is_empty());
}
