//! What is being looked up, and what was found.

use super::{Answer, suggest};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long typing has to pause before it is looked up.
const PAUSE: Duration = Duration::from_millis(150);

/// What is being looked up, and what was found.
#[derive(Clone, Copy)]
pub(super) struct Looking {
    /// What was found; none while the list is closed.
    pub(super) answer: RwSignal<Option<Answer>>,
    pause: StoredValue<Option<TimeoutHandle>>,
    latest: StoredValue<String>,
    letters_min: usize,
}

impl Looking {
    pub(super) fn new(letters_min: usize) -> Self {
        Self {
            answer: RwSignal::new(None),
            pause: StoredValue::new(None),
            latest: StoredValue::new(String::new()),
            letters_min,
        }
    }

    /// Looks up what somebody typed before the script was there to see it. What the browser put
    /// back into a box that nobody is in stays alone.
    pub(super) fn begin_with(self, field: NodeRef<Input>, before: String) {
        Effect::new(move || {
            let field = field.get();
            let is_in_it = field.filter(|it| it.matches(":focus").unwrap_or_default());
            if let Some(typed) = is_in_it.map(|it| it.value()).filter(|it| *it != before) {
                self.look_up(typed);
            }
        });
    }

    /// Looks up what was typed, once typing pauses.
    pub(super) fn look_up(self, typed: String) {
        if typed.trim().chars().count() < self.letters_min {
            return self.close();
        }
        self.stop_waiting();
        self.latest.set_value(typed.clone());
        let begin = move || spawn_local(self.ask(typed));
        self.pause
            .set_value(set_timeout_with_handle(begin, PAUSE).ok());
    }

    /// Closes the list. What is still being looked up does not open it again.
    pub(super) fn close(self) {
        self.stop_waiting();
        self.latest.set_value(String::new());
        self.answer.set(None);
    }

    fn stop_waiting(self) {
        if let Some(pause) = self.pause.get_value() {
            pause.clear();
        }
    }

    async fn ask(self, typed: String) {
        let found = suggest(typed.clone()).await;
        // An answer that comes after more was typed is about something else.
        if self.latest.try_get_value() == Some(typed) {
            self.answer.set(found.ok());
        }
    }
}
