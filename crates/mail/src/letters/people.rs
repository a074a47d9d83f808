//! Letters about subscriptions, roles, signing in, and tests.

use super::{Said, fact_of_account};
use billing::Language;
use billing::mail::{
    AboutAnswer, AboutIdentity, AboutRequest, AboutRole, AboutSubscription, AboutUsage,
};
use words::{format, labels, mail};

pub(super) fn disabled(language: Language, it: &AboutSubscription) -> Said {
    if it.is_profile {
        return Said {
            subject: mail::disabled_profile_subject(language, &it.name),
            title: mail::disabled_profile_title(language),
            paragraphs: vec![mail::disabled_profile_intro(language, &it.name)],
            facts: subscription(language, it),
            button: Some(mail::past_due_button(language)),
        };
    }
    Said {
        subject: mail::disabled_subject(language, &it.name),
        title: mail::disabled_title(language),
        paragraphs: vec![mail::disabled_intro(language, &it.name)],
        facts: subscription(language, it),
        button: Some(mail::disabled_button(language)),
    }
}

pub(super) fn enabled(language: Language, it: &AboutSubscription) -> Said {
    if it.is_profile {
        return Said {
            subject: mail::enabled_profile_subject(language, &it.name),
            title: mail::enabled_profile_title(language),
            paragraphs: vec![mail::enabled_profile_intro(language, &it.name)],
            facts: subscription(language, it),
            button: Some(mail::enabled_profile_button(language)),
        };
    }
    Said {
        subject: mail::enabled_subject(language, &it.name),
        title: mail::enabled_title(language),
        paragraphs: vec![mail::enabled_intro(language, &it.name)],
        facts: subscription(language, it),
        button: Some(mail::enabled_button(language)),
    }
}

fn subscription(language: Language, it: &AboutSubscription) -> Vec<(String, String)> {
    let of = match it.is_profile {
        true => mail::profile(language),
        false => mail::subscription(language),
    };
    vec![
        fact_of_account(language, &it.account),
        (of, it.name.clone()),
        (mail::since(language), format::date(language, it.since)),
    ]
}

pub(super) fn role(language: Language, it: &AboutRole) -> Said {
    let role = labels::role(language, it.role);
    Said {
        subject: mail::role_subject(language, &it.place),
        title: mail::role_title(language),
        paragraphs: vec![mail::role_intro(language, &it.by, &role, &it.place)],
        facts: facts_of_role(language, it),
        button: Some(mail::role_button(language)),
    }
}

pub(super) fn invitation(language: Language, it: &AboutRole) -> Said {
    let role = labels::role(language, it.role);
    Said {
        subject: mail::invitation_subject(language, &it.by, &it.place),
        title: mail::invitation_title(language),
        paragraphs: vec![mail::invitation_intro(language, &it.by, &it.place, &role)],
        facts: facts_of_role(language, it),
        button: Some(mail::invitation_button(language)),
    }
}

fn facts_of_role(language: Language, it: &AboutRole) -> Vec<(String, String)> {
    let mut facts = vec![
        fact_of_account(language, &it.account),
        (mail::role(language), labels::role(language, it.role)),
        (mail::role_on(language), it.place.clone()),
    ];
    facts.extend(
        it.last_day
            .map(|day| (mail::last_day(language), format::date(language, day))),
    );
    facts
}

pub(super) fn request(language: Language, it: &AboutRequest) -> Said {
    Said {
        subject: mail::request_subject(language, &it.by, &it.place),
        title: mail::request_title(language),
        paragraphs: vec![mail::request_intro(language, &it.by, &it.place)],
        facts: vec![
            fact_of_account(language, &it.account),
            (mail::role_on(language), it.place.clone()),
            (mail::asked_by(language), it.by.clone()),
            (mail::email(language), it.email.clone()),
        ],
        button: Some(mail::request_button(language)),
    }
}

pub(super) fn answer(language: Language, it: &AboutAnswer) -> Said {
    let mut facts = vec![
        fact_of_account(language, &it.account),
        (mail::role_on(language), it.place.clone()),
    ];
    if !it.by.is_empty() {
        facts.push((mail::answered_by(language), it.by.clone()));
    }
    let Some(reason) = &it.refused else {
        return Said {
            subject: mail::shared_subject(language, &it.place),
            title: mail::shared_title(language),
            paragraphs: vec![mail::shared_intro(language, &it.place)],
            facts,
            button: Some(mail::shared_button(language)),
        };
    };
    facts.push((mail::answer_reason(language), reason.clone()));
    Said {
        subject: mail::refused_subject(language, &it.place),
        title: mail::refused_title(language),
        paragraphs: vec![
            mail::refused_intro(language, &it.place),
            mail::refused_again(language),
        ],
        facts,
        button: Some(mail::refused_button(language)),
    }
}

pub(super) fn usage(language: Language, it: &AboutUsage) -> Said {
    Said {
        subject: mail::usage_subject(language, &it.of),
        title: mail::usage_title(language),
        paragraphs: vec![mail::usage_intro(language, &it.of)],
        facts: vec![
            fact_of_account(language, &it.account),
            (mail::usage_of(language), it.of.clone()),
            (
                mail::usage_last_day(language),
                format::date(language, it.last_day),
            ),
        ],
        button: Some(mail::usage_button(language)),
    }
}

pub(super) fn reset(language: Language, it: &AboutIdentity) -> Said {
    let kind = labels::identity_kind(language, it.kind);
    let identity = std::iter::once(kind).chain(it.directory.clone());
    let identity = identity.collect::<Vec<_>>().join(" · ");
    Said {
        subject: mail::reset_subject(language),
        title: mail::reset_title(language),
        paragraphs: vec![mail::reset_intro(language), mail::reset_not_you(language)],
        facts: vec![(mail::identity(language), identity)],
        button: Some(mail::reset_button(language)),
    }
}

pub(super) fn confirm(language: Language, account: &str) -> Said {
    Said {
        subject: mail::confirm_subject(language),
        title: mail::confirm_title(language),
        paragraphs: vec![
            mail::confirm_intro(language, account),
            mail::confirm_not_you(language),
        ],
        facts: Vec::new(),
        button: Some(mail::confirm_button(language)),
    }
}

pub(super) fn test(language: Language, scope: &str) -> Said {
    Said {
        subject: mail::test_subject(language, scope),
        title: mail::test_title(language),
        paragraphs: vec![mail::test_intro(language, scope)],
        facts: Vec::new(),
        button: None,
    }
}
