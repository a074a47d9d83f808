//! Countries, by the codes that the operator's tables and addresses carry.

/// The officially assigned codes of ISO 3166-1 alpha-2, in their order.
const CODES: &str = "\
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN \
BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ \
DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL \
GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM \
JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME \
MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP \
NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD \
SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Prefixes of VAT numbers that are no code of a country, and the code that is meant: Greece, and
/// the United Kingdom. `XI` stands for Northern Ireland where goods are concerned; for services,
/// which is what is invoiced here, it is a part of the United Kingdom.
const VAT_PREFIXES: [(&str, &str); 3] = [("EL", "GR"), ("UK", "GB"), ("XI", "GB")];

/// Whether a text is the code of a country.
pub fn is_country(code: &str) -> bool {
    code.len() == 2 && CODES.split(' ').any(|it| it == code)
}

/// The code that somebody meant who wrote a prefix of VAT numbers.
pub fn meant_by(prefix: &str) -> Option<&'static str> {
    let found = VAT_PREFIXES.into_iter().find(|(it, _)| *it == prefix);
    found.map(|(_, code)| code)
}

/// Every code, in their order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    CODES.split(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        assert_eq!(codes().count(), 249);
        assert!(codes().is_sorted());
        for code in ["NL", "GR", "GB", "AX", "ZW"] {
            assert!(is_country(code), "{code}");
        }
        for other in ["ZZ", "EL", "XI", "UK", "nl", "N", "NLD", "", "L B"] {
            assert!(!is_country(other), "{other}");
        }
    }

    #[test]
    fn prefixes_of_vat_numbers_stand_for_a_country() {
        assert_eq!(meant_by("EL"), Some("GR"));
        assert_eq!(meant_by("XI"), Some("GB"));
        assert_eq!(meant_by("ZZ"), None);
        assert!(
            VAT_PREFIXES
                .iter()
                .all(|(it, code)| !is_country(it) && is_country(code))
        );
    }
}
