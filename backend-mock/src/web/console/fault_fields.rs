//! Fields that the forms of faults share: how long, and how often.

use crate::faults::Times;
use crate::web::components::Problem;

/// Number of times a fault occurs: value and label of each option.
pub(super) const TIMES: [(&str, &str); 6] = [
    ("1", "The next one"),
    ("2", "The next 2"),
    ("3", "The next 3"),
    ("5", "The next 5"),
    ("10", "The next 10"),
    (UNTIL_OFF, "Until switched off"),
];

pub(super) const UNTIL_OFF: &str = "until-off";

/// Longest delay in seconds (one hour); no client waits longer.
const LONGEST_DELAY: u32 = 60 * 60;

/// Parses a delay in seconds from the field that `slug` names.
pub(super) fn seconds(sent: &str, slug: &'static str) -> Result<u32, Problem> {
    let seconds = sent.trim().parse().ok().filter(|seconds| (1..=LONGEST_DELAY).contains(seconds));
    seconds.ok_or_else(|| problem(slug, "Type whole seconds, from 1 to 3600."))
}

/// Parses how often a fault occurs.
pub(super) fn times(sent: &str) -> Result<Times, Problem> {
    match sent.parse() {
        _ if sent == UNTIL_OFF => Ok(Times::UntilOff),
        Ok(times) if (1..=1000).contains(&times) => Ok(Times::Next(times)),
        _ => Err(problem("times", "Choose from the list how often it goes wrong.")),
    }
}

/// Problem with the field that `slug` names.
pub(super) fn problem(slug: &'static str, text: &str) -> Problem {
    Problem { slug, text: text.to_owned(), retry_after: None }
}
