//! The build refuses message files that disagree or cannot work, and says where.

#[path = "../build/arguments.rs"]
mod arguments;
#[path = "../build/check.rs"]
mod check;
#[path = "../build/generate.rs"]
mod generate;
#[path = "../build/message_file.rs"]
mod message_file;
#[path = "../build/names.rs"]
mod names;

use check::Fault;
use message_file::MessageFile;

fn file(path: &str, text: &str) -> MessageFile {
    MessageFile::parse(path, text).expect("a good file")
}

fn faults_of(text: &str) -> Vec<String> {
    let faults = MessageFile::parse("messages/nl/a.ftl", text)
        .map(|_| ())
        .expect_err("a bad file");
    listed(faults)
}

fn listed(faults: Vec<Fault>) -> Vec<String> {
    faults.iter().map(Fault::to_string).collect()
}

fn differences(english: &str, dutch: &str) -> Vec<String> {
    let one = file("messages/en/a.ftl", english);
    let other = file("messages/nl/a.ftl", dutch);
    listed(check::differences(&[one], &[other]))
}

fn name_faults(terms: &str, messages: &str) -> Vec<String> {
    let files = [
        file("messages/en/terms.ftl", terms),
        file("messages/en/a.ftl", messages),
    ];
    listed(names::faults(&files))
}

#[test]
fn a_file_that_does_not_parse_is_refused_at_its_line() {
    let faults = faults_of("good = yes\n\nbad yes\n");
    assert_eq!(faults.len(), 1);
    assert!(faults[0].starts_with("messages/nl/a.ftl:3: "), "{faults:?}");
}

#[test]
fn a_key_stands_once() {
    let faults = faults_of("a = 1\nb = 2\na = 3\n");
    assert_eq!(faults, ["messages/nl/a.ftl:3: a stands already on line 1"]);
}

#[test]
fn messages_have_their_own_text() {
    assert_eq!(
        faults_of("a = 1\nb = See { a }\nc =\n    .title = 2\n"),
        [
            "messages/nl/a.ftl:2: b refers to the message a; make it a term",
            "messages/nl/a.ftl:3: c has no text of its own (attributes are not used here)",
        ]
    );
}

#[test]
fn a_key_of_one_language_only_is_refused() {
    assert_eq!(
        differences("a = 1\nb = 2\n", "a = 1\nab = 2\n"),
        [
            "messages/en/a.ftl:2: b is missing in messages/nl/a.ftl",
            "messages/nl/a.ftl:2: ab is missing in messages/en/a.ftl",
        ]
    );
}

#[test]
fn a_file_of_one_language_only_is_refused() {
    let faults = check::differences(&[file("messages/en/a.ftl", "a = 1\n")], &[]);
    assert_eq!(
        listed(faults),
        ["messages/en/a.ftl:1: has no counterpart in the other language"]
    );
}

#[test]
fn arguments_must_be_the_same_in_any_order() {
    assert!(differences("a = { $x } of { $y }\n", "a = { $y } van { $x }\n").is_empty());
    assert_eq!(
        differences("b = 1\na = { $x }\n", "b = 1\n\na = { $y }\n"),
        ["messages/nl/a.ftl:3: a takes (y), but (x) in messages/en/a.ftl:2"]
    );
}

#[test]
fn names_must_work_in_the_generated_code() {
    assert!(name_faults("-t = T\n", "a = { -t }\n").is_empty());
    let fault = |sentence: &str| vec![format!("messages/en/a.ftl:1: {sentence}")];
    assert_eq!(
        name_faults("-t = T\n", "t = 1\n"),
        fault("t is the name of a term too; rename one of them")
    );
    assert_eq!(
        name_faults("-t = T\n", "a = { -u }\n"),
        fault("a uses the term -u, which terms.ftl lacks")
    );
    assert_eq!(
        name_faults("-t = T\n", "-u = U\n"),
        fault("-u is a term; terms stand in terms.ftl")
    );
    for text in ["continue = 1\n", "a = { $type }\n", "a = { $language }\n"] {
        let faults = name_faults("-t = T\n", text);
        assert!(
            faults[0].ends_with("it means something in the generated code"),
            "{faults:?}"
        );
    }
    let misplaced = listed(names::faults(&[file("messages/en/terms.ftl", "a = 1\n")]));
    assert_eq!(
        misplaced,
        ["messages/en/terms.ftl:1: a is a message; this file holds terms only"]
    );
}

#[test]
fn an_argument_that_is_counted_in_any_language_is_a_number() {
    let english = "found-in = { $n } in { $place ->\n    [home] here\n   *[other] there\n }\nall = { NUMBER($n) }\n";
    let dutch =
        "found-in = { $n ->\n    [one] een\n   *[other] { $n }\n } in { $place }\nall = { $n }\n";
    let languages = [
        vec![file("en/a.ftl", english)],
        vec![file("nl/a.ftl", dutch)],
    ];
    let code = generate::modules(&["en", "nl"], &languages);
    assert!(
        code.contains("pub fn found_in(language: Language, n: i64, place: &str) -> String"),
        "{code}"
    );
    assert!(
        code.contains("pub fn all(language: Language, n: i64) -> String"),
        "{code}"
    );
    assert!(
        code.contains(r#"pub const KEYS: &[&str] = &["all", "found-in"];"#),
        "{code}"
    );
}
