//! The moments of cost files: with a zone or without one, which is UTC (domain.md §2, Dates).

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// Reads `2024-09-18 22:00:00`, `2024-09-18T22:00:00Z`, `2024-09-18T22:00:00.000+02:00` or a day.
pub fn parse_moment(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.to_utc());
    }
    for form in [
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M",
    ] {
        if let Ok(moment) = NaiveDateTime::parse_from_str(text, form) {
            return Some(moment.and_utc());
        }
    }
    let zoned = DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f%#z");
    if let Ok(moment) = zoned {
        return Some(moment.to_utc());
    }
    let day: NaiveDate = text.parse().ok()?;
    Some(day.and_time(chrono::NaiveTime::MIN).and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_a_zone_is_utc() {
        let read = |text| parse_moment(text).map(|it| it.to_rfc3339());
        let ten = Some("2024-09-18T22:00:00+00:00".to_owned());
        for text in [
            "2024-09-18 22:00:00",
            "2024-09-18T22:00:00Z",
            "2024-09-18T22:00:00",
            "2024-09-19T00:00:00+02:00",
            "2024-09-18 22:00:00.000",
            "2024-09-18 22:00:00+00:00",
        ] {
            assert_eq!(read(text), ten, "{text}");
        }
        assert_eq!(
            read("2024-09-18").as_deref(),
            Some("2024-09-18T00:00:00+00:00")
        );
        for text in [
            "",
            "18-09-2024",
            "2024-13-01 00:00:00",
            "2024-02-30",
            "yesterday",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
