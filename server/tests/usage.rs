//! What the command line asks before it does something, and what it does not take.

use std::process::Command;

#[test]
fn a_billing_date_that_has_not_come_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let reckoner = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reckoner"));
        command.current_dir(folder.path());
        command.args(["--as-of", "2999-01-01"]).args(arguments);
        let output = command.output().expect("run");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), told)
    };
    let void = ["invoices", "void", "G123456789", "--reason", "Wrong"];
    let amount = ["--amount", "1", "--reason", "Wrong"];
    let credit = [&["invoices", "credit", "G123456789"], &amount[..]].concat();
    let retry = ["bill", "retry", "Contoso Ltd", "--no-render"];
    for dated in [&["bill", "--no-render"][..], &retry, &void, &credit] {
        let (code, told) = reckoner(dated);
        assert_eq!(code, Some(1), "{dated:?}: {told}");
        assert!(told.contains("2999-01-01 is in the future"), "{told}");
        assert!(told.contains("--allow-future"), "{told}");
    }
    let (code, told) = reckoner(&[&void[..], &["--allow-future"]].concat());
    assert_eq!(code, Some(1));
    assert!(told.contains("There is no invoice"), "{told}");
    let (code, told) = reckoner(&["bill", "--dry-run"]);
    assert_eq!(code, Some(0), "a dry run dates nothing: {told}");
}

#[test]
fn what_does_not_go_together_is_wrong_usage() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [
        &["bill", "--dry-run", "retry"][..],
        &["invoices", "--json", "pdf", "G1", "--out", "x.pdf"],
        &[
            "payments",
            "refund",
            "G1",
            "--reason",
            "Wrong",
            "--again",
            "--key",
            "0199c0de-0000-7000-8000-000000000000",
        ],
        &[
            "payments", "refund", "G1", "--reason", "Wrong", "--key", "mine",
        ],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reckoner"));
        let output = command.current_dir(folder.path()).args(arguments).output();
        assert_eq!(output.expect("run").status.code(), Some(2), "{arguments:?}");
    }
    // An amount below nothing is read, and refused for what it is.
    let amount = ["--amount", "-5", "--reason", "Wrong"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_reckoner"));
    command
        .current_dir(folder.path())
        .args(["invoices", "credit", "G1"]);
    let output = command.args(amount).output().expect("run");
    assert_eq!(output.status.code(), Some(1));

    let mut command = Command::new(env!("CARGO_BIN_EXE_reckoner"));
    let options = [
        "invoices",
        "--data",
        "elsewhere",
        "void",
        "G1",
        "--reason",
        "Wrong",
    ];
    let output = command.current_dir(folder.path()).args(options).output();
    let told = String::from_utf8_lossy(&output.expect("run").stderr).into_owned();
    assert!(
        told.contains("There is no invoice"),
        "options go anywhere: {told}"
    );
}
