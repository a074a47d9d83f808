//! Scratch.
use billing::Language;
use documents::{invoice::render, sample};
fn main() {
    let out = std::env::args().nth(1).unwrap();
    let save = |name: &str, c: &billing::invoice::InvoiceContent| {
        for l in Language::ALL {
            let t = std::time::Instant::now();
            match render(c, l) {
                Ok(r) => {
                    std::fs::write(format!("{out}/{name}-{l}.pdf"), &r.bytes).unwrap();
                    println!("{name}-{l} {} {:?}", r.bytes.len(), t.elapsed());
                }
                Err(e) => println!("{name}-{l} FAILED {e}"),
            }
        }
    };
    for n in [20, 400] {
        let v = documents::invoice::view::InvoiceDocument::new(&sample::invoice(n), Language::En)
            .unwrap();
        std::fs::write(format!("{out}/v{n}.json"), serde_json::to_vec(&v).unwrap()).unwrap();
    }
    save("one", &sample::invoice(1));
    save("three", &sample::invoice(3));
    save("twenty", &sample::invoice(20));
    save("sixty", &sample::invoice(60));
    save("many", &sample::invoice(400));
    use billing::invoice::*;
    use billing::tax::*;
    use billing::*;
    let mut m = sample::invoice(13);
    m.head.agreement = AgreementType::Mpa;
    for x in &mut m.body.sections {
        x.reseller = Some("Northwind Resellers GmbH".into());
    }
    save("partner", &m);
    let mut u = sample::invoice(6);
    u.head.issuer = Issuer::not_configured();
    save("nobody", &u);
    let mut cs: Vec<Charge> = (0..5).map(sample::charge).collect();
    cs[0].item.period = Some((sample::day(2026, 2, 3), sample::day(2026, 2, 27)));
    cs[1].item.kind = LineKind::Credit;
    cs[1].cost = sample::decimal("-3500.25");
    cs[2].cost = sample::decimal("1234567890.12");
    cs[3].item.service = "11111111-2222-3333-4444-555555555555_contosoengineeringwesteu".into();
    cs[3].item.unit = "ThousandsOfTransactions".into();
    cs[4].item.description = "A very long description of what was used, in which region, by whom, and under which of the many plans that there are".into();
    cs[3].quantity = Some(sample::decimal("0.000018358230590821"));
    cs[3].item.unit_price = Some(sample::decimal("0.0000038720004"));
    let mut w = sample::invoice_of(cs.clone(), Currency::USD, sample::vat(21));
    w.head.sold_to.name = "Vereniging tot Bevordering van de Belangen des Boekhandels en Uitgeverij in de Lage Landen Coöperatie U.A.".into();
    w.head.po_number = Some("11111111-2222-3333-4444-555555555555_contosoengineeringwesteu".into());
    save("wild", &w);
    let r = TaxRate {
        category: TaxCategory::ReverseCharge,
        percent: Exact::ZERO,
    };
    let mut v = sample::invoice_of(cs[1..2].to_vec(), Currency::EUR, r);
    v.head.kind = InvoiceKind::CreditNote;
    v.head.issuer.name = "東京 שלום עולם".into();
    save("credit", &v);
    let name = "A division with quite a long name of many short words ".repeat(12);
    let mut ch = sample::charge(0);
    ch.place.section = name.clone();
    ch.place.order = name.clone();
    ch.place.family = name.clone();
    ch.item.service = name.clone();
    ch.item.description = name.clone();
    ch.item.unit = name.clone();
    let mut l = sample::invoice_of(vec![ch], Currency::EUR, sample::vat(21));
    l.head.issuer.name = name.clone();
    l.head.sold_to.name = name.clone();
    l.head.po_number = Some(name.clone());
    l.head.account.display_name = name.clone();
    l.head.bill_to.address.lines = vec![name.clone()];
    save("long", &l);
    save("none", &sample::invoice(0));
}
