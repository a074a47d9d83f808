//! Every message formats in every language, and the ones that count do it right.

use crate::{SAMPLES, common, document, invoices, labels, shell, sign_in};
use billing::Language::{En, Nl};
use billing::invoice::InvoiceStatus;
use billing::{AgreementType, Language};

#[test]
fn every_message_formats_in_every_language() {
    for (messages, key, told) in SAMPLES.iter().copied().flatten() {
        for language in Language::ALL {
            let text = messages.try_format(language, key, told);
            assert!(
                text.as_ref().is_ok_and(|it| !it.trim().is_empty()),
                "{text:?}"
            );
        }
    }
}

#[test]
fn every_country_has_a_name() {
    for code in billing::country::codes() {
        for language in Language::ALL {
            assert_ne!(labels::country(language, code), code);
        }
    }
}

#[test]
fn what_cannot_be_formatted_shows_its_key() {
    let (messages, ..) = invoices::SAMPLES[0];
    assert_eq!(messages.format(En, "no-such-key", &[]), "no-such-key");
    assert_eq!(messages.format(Nl, "download-named", &[]), "download-named");
}

#[test]
fn plurals_agree_with_their_number() {
    assert_eq!(invoices::list_count(En, 1), "One invoice");
    assert_eq!(invoices::list_count(En, 0), "0 invoices");
    assert_eq!(invoices::list_count(Nl, 1), "Eén factuur");
    assert_eq!(invoices::list_count(Nl, 2), "2 facturen");
    assert_eq!(document::payment_terms_net(En, 30), "Net 30 days");
    assert_eq!(document::payment_terms_net(Nl, 1), "1 dag netto");
    assert_eq!(document::payment_terms_net(Nl, 0), "Direct te betalen");
    assert_eq!(
        sign_in::too_many_attempts(En, 1),
        "Too many attempts. Try again in one minute."
    );
}

#[test]
fn numbers_in_messages_are_grouped() {
    assert_eq!(invoices::list_count(En, 50_000), "50,000 invoices");
    assert_eq!(invoices::list_count(Nl, 1_234_567), "1.234.567 facturen");
}

#[test]
fn arguments_stand_where_the_language_wants_them_and_bring_nothing_along() {
    assert_eq!(
        shell::search_results(En, 2, "Azure"),
        "2 results for “Azure”"
    );
    assert_eq!(
        shell::search_results(Nl, 1, "Azure"),
        "Eén resultaat voor “Azure”"
    );
    assert_eq!(document::page_of(Nl, "2", "12"), "Pagina 2 van 12");
    assert_eq!(
        invoices::download_named(Nl, "G123456789"),
        "Factuur G123456789 downloaden"
    );
    assert_eq!(common::page_title(En, "Invoices"), "Invoices · Reckoner");
}

/// domain.md §4, Fixed labels.
#[test]
fn fixed_labels_are_as_agreed() {
    let statuses = |language| {
        let words: Vec<_> = InvoiceStatus::ALL
            .iter()
            .map(|it| labels::status(language, *it))
            .collect();
        words.join(", ")
    };
    assert_eq!(statuses(En), "Due, Past due, Paid, Void");
    assert_eq!(
        statuses(Nl),
        "Verschuldigd, Achterstallig, Betaald, Vervallen verklaard"
    );
    for (english, dutch, label) in [
        (
            "Cost Management + Billing",
            "Kostenbeheer en facturering",
            shell::cost_management as fn(Language) -> String,
        ),
        ("Invoices", "Facturen", shell::invoices),
        ("Subscriptions", "Abonnementen", shell::subscriptions),
        (
            "Billing profiles",
            "Factureringsprofielen",
            shell::billing_profiles,
        ),
        ("Properties", "Eigenschappen", shell::properties),
        (
            "Switch directory",
            "Schakelen tussen directory's",
            shell::switch_directory,
        ),
        (
            "All directories",
            "Alle directory's",
            shell::all_directories,
        ),
        (
            "Download invoice PDF",
            "PDF met factuur downloaden",
            invoices::download_pdf,
        ),
        ("Sign in", "Aanmelden", common::sign_in),
        ("Sign out", "Afmelden", common::sign_out),
        ("E-mail", "E-mail", common::email),
        ("Password", "Wachtwoord", common::password),
        ("Save", "Opslaan", common::save),
        ("Download", "Downloaden", common::download),
        ("Owner", "Eigenaar", common::role_owner),
        ("Contributor", "Inzender", common::role_contributor),
        ("Reader", "Lezer", common::role_reader),
        (
            "Invoice manager",
            "Factuurbeheerder",
            common::role_invoice_manager,
        ),
        (
            "Account administrator",
            "Accountbeheerder",
            common::role_account_administrator,
        ),
    ] {
        assert_eq!((label(En).as_str(), label(Nl).as_str()), (english, dutch));
    }
    assert_eq!(
        labels::agreement(En, AgreementType::Mosp),
        "Online services program (MOSP)"
    );
    assert_eq!(
        Language::ALL.map(labels::language),
        ["English", "Nederlands"]
    );
}

#[test]
fn countries_have_names_and_what_is_no_country_stands_for_itself() {
    let named = |language| ["NL", "HR", "GB", "XX", ""].map(|it| labels::country(language, it));
    let english = ["Netherlands", "Croatia", "United Kingdom", "XX", ""];
    assert_eq!(named(En), english);
    let dutch = ["Nederland", "Kroatië", "Verenigd Koninkrijk", "XX", ""];
    assert_eq!(named(Nl), dutch);
}
