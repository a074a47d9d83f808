//! A template reaches nothing but its own, and says where it is wrong.

use super::{Diagnostics, Identity, Template, typeset};
use chrono::NaiveDate;

fn set(text: &str) -> Result<Vec<u8>, Diagnostics> {
    let template = Template::new("test", &[("broken.typ", text)], "data.json");
    let identity = Identity {
        key: "test".to_owned(),
        date: NaiveDate::default(),
    };
    typeset(&template, b"{\"a\": 1}".to_vec(), &identity)
}

fn refusal(text: &str) -> String {
    set(text).expect_err("this template is wrong").to_string()
}

#[test]
fn a_fault_is_told_with_its_place() {
    assert_eq!(
        refusal("#set text(lang: \"en\")\n#nothing"),
        "broken.typ:2: unknown variable: nothing"
    );
}

#[test]
fn a_warning_is_a_fault() {
    let told = refusal("#set text(font: \"No Such Face\")\nHello");
    assert!(told.contains("unknown font family"), "{told}");
}

#[test]
fn a_template_reads_only_what_it_is_given() {
    let known = set("#set document(title: \"x\")\n#json(\"data.json\").a");
    assert_eq!(known.map(|it| it.starts_with(b"%PDF-1.7")), Ok(true));
    for foreign in [
        "#read(\"/etc/hostname\")",
        "#import \"@preview/cetz:0.3.1\"",
    ] {
        let told = refusal(foreign);
        assert!(told.contains("not found"), "{told}");
    }
}
