//! What is kept of how somebody signed in, so that they know their own sessions.

use crate::problem::word_list;
use serde::{Deserialize, Serialize};

/// With what somebody signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum SignInWay {
    /// Their password.
    Password,
    /// Their password and a code.
    SecondStep,
    /// A passkey.
    Passkey,
    /// A provider of OpenID Connect.
    Provider,
}

word_list!(
    SignInWay,
    "way of signing in",
    Password = "password",
    SecondStep = "second-step",
    Passkey = "passkey",
    Provider = "provider",
);

/// A browser, by its maker's name for it: nothing else of what it says of itself is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
pub enum Browser {
    /// Chrome, and what is built of it and says nothing else.
    Chrome,
    /// Microsoft's.
    Edge,
    /// Mozilla's.
    Firefox,
    /// Opera.
    Opera,
    /// Apple's.
    Safari,
    /// Samsung's.
    SamsungInternet,
}

word_list!(
    Browser,
    "browser",
    Chrome = "Chrome",
    Edge = "Edge",
    Firefox = "Firefox",
    Opera = "Opera",
    Safari = "Safari",
    SamsungInternet = "Samsung Internet",
);

/// What a browser runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
pub enum System {
    /// A phone or tablet of Google's system.
    Android,
    /// A Chromebook.
    ChromeOs,
    /// A tablet of Apple's.
    IPad,
    /// A phone of Apple's.
    IPhone,
    /// Linux.
    Linux,
    /// A computer of Apple's; tablets of theirs say the same of themselves.
    MacOs,
    /// Windows.
    Windows,
}

word_list!(
    System,
    "system",
    Android = "Android",
    ChromeOs = "ChromeOS",
    IPad = "iPad",
    IPhone = "iPhone",
    Linux = "Linux",
    MacOs = "macOS",
    Windows = "Windows",
);

/// What a browser says it is, and on what (`User-Agent`), as far as that is known here. Browsers name
/// those that they want to be taken for before themselves, so the rarest name counts.
pub fn browser_of(user_agent: &str) -> (Option<Browser>, Option<System>) {
    const BROWSERS: [(&str, Browser); 11] = [
        ("Edg/", Browser::Edge),
        ("EdgA/", Browser::Edge),
        ("EdgiOS/", Browser::Edge),
        ("OPR/", Browser::Opera),
        ("SamsungBrowser/", Browser::SamsungInternet),
        ("Firefox/", Browser::Firefox),
        ("FxiOS/", Browser::Firefox),
        ("CriOS/", Browser::Chrome),
        ("HeadlessChrome/", Browser::Chrome),
        ("Chrome/", Browser::Chrome),
        ("Safari/", Browser::Safari),
    ];
    const SYSTEMS: [(&str, System); 7] = [
        ("iPhone", System::IPhone),
        ("iPad", System::IPad),
        ("Android", System::Android),
        ("CrOS", System::ChromeOs),
        ("Windows", System::Windows),
        ("Macintosh", System::MacOs),
        ("Linux", System::Linux),
    ];
    let browser = BROWSERS.iter().find(|(it, _)| user_agent.contains(it));
    let system = SYSTEMS.iter().find(|(it, _)| user_agent.contains(it));
    (browser.map(|(_, it)| *it), system.map(|(_, it)| *it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_known_by_the_rarest_name_they_give() {
        for (user_agent, browser, system) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                Browser::Firefox,
                System::Linux,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                Browser::Edge,
                System::Windows,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like \
                 Gecko) Chrome/131.0.0.0 Safari/537.36",
                Browser::Chrome,
                System::MacOs,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 \
                 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                Browser::Safari,
                System::IPhone,
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S921B) AppleWebKit/537.36 (KHTML, like \
                 Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
                Browser::SamsungInternet,
                System::Android,
            ),
        ] {
            let known = browser_of(user_agent);
            assert_eq!(known, (Some(browser), Some(system)), "{user_agent}");
        }
        assert_eq!(browser_of("curl/8.5.0"), (None, None));
        assert_eq!(browser_of(""), (None, None));
    }
}
