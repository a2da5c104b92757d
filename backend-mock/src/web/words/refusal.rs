//! Words for what cannot be answered.

use crate::web::refusal::Refusal;

/// What cannot be answered.
pub(in crate::web) struct RefusalWords {
    /// Heading.
    pub(in crate::web) heading: fn(Refusal) -> &'static str,
    /// What to do.
    pub(in crate::web) text: fn(Refusal) -> &'static str,
    /// The way on.
    pub(in crate::web) go_on: &'static str,
}

pub(super) const ENGLISH: RefusalWords = RefusalWords {
    heading: |refusal| match refusal {
        Refusal::NotFound => "There is no such page",
        Refusal::MethodNotAllowed => "This does not work here",
        Refusal::FormExpired => "The page was out of date",
        Refusal::BadForm => "The form did not arrive whole",
        Refusal::TooLarge => "That was too long",
        Refusal::NotKept => "That did not work",
    },
    text: |refusal| match refusal {
        Refusal::NotFound => "The address may be mistyped, or the page has gone.",
        Refusal::MethodNotAllowed => "The page exists, but it cannot be used this way.",
        Refusal::FormExpired => {
            "Nothing was changed. Continue where you are now. If this comes again, allow cookies for this site."
        }
        Refusal::BadForm => "Nothing was changed. Continue and try again.",
        Refusal::TooLarge => "Nothing was changed. Continue and type something shorter.",
        Refusal::NotKept => {
            "The service cannot save anything at the moment. Nothing was changed. Try again soon."
        }
    },
    go_on: "Continue",
};
