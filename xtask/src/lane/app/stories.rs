//! The stories, and the API levels at which each runs. A story is a class of
//! `tests/android/stories`.

use anyhow::{Result, ensure};

/// The oldest supported Android, and the newest two that Robolectric offers for this JDK.
const EVERY: &[u32] = &[28, 34, 35];

/// Oldest and newest API level, for behaviour that changed in between.
const OLDEST_AND_NEWEST: &[u32] = &[28, 35];

/// Newest API level, for behaviour that is the same at each.
const NEWEST: &[u32] = &[35];

/// How a process of a story ends.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum End {
    /// The process exits at the end of the story.
    Exit,
    /// The process is killed, by SIGKILL.
    Killed,
}

/// Build of the app that a story runs on.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Variant {
    /// Classes as compiled.
    Unshrunk,
    /// Classes after R8.
    Shrunk,
    /// Classes as compiled; the JVM checks every JNI call.
    CheckedJni,
}

/// One story at one API level.
pub(super) struct Run {
    pub story: &'static str,
    pub level: u32,
    pub variant: Variant,
    pub processes: &'static [End],
}

impl Run {
    /// Name of the run, also the name of its folder.
    pub(super) fn name(&self) -> String {
        let variant = match self.variant {
            Variant::Unshrunk => "",
            Variant::Shrunk => "-shrunk",
            Variant::CheckedJni => "-checked",
        };
        format!("{}-{}{variant}", self.story, self.level)
    }
}

/// How the processes of a story end, in order.
const ONCE: &[End] = &[End::Exit];
const TWICE: &[End] = &[End::Exit, End::Exit];
const THRICE: &[End] = &[End::Exit, End::Exit, End::Exit];
const AFTER_A_KILL: &[End] = &[End::Killed, End::Exit];

/// Each story: the name of its Java class, its API levels, and its processes.
const STORIES: &[(&str, &[u32], &[End])] = &[
    ("Starts", EVERY, ONCE),
    ("ApprovesByPin", EVERY, ONCE),
    ("ApprovesByFinger", NEWEST, ONCE),
    ("RestartsAndApproves", NEWEST, TWICE),
    ("KilledInMidApproval", NEWEST, AFTER_A_KILL),
    ("EndsWithoutApproval", NEWEST, ONCE),
    ("IntentBeforeTheWebView", NEWEST, ONCE),
    ("LinkIsUsedOnce", EVERY, TWICE),
    ("LinkFromRecents", NEWEST, ONCE),
    ("PageOnThisPhoneIsConfirmed", OLDEST_AND_NEWEST, ONCE),
    ("WindowIsMadeAnew", NEWEST, ONCE),
    ("DontKeepActivities", NEWEST, ONCE),
    ("KeystoreKeyIsLost", NEWEST, TWICE),
    ("KeystoreKeyIsReplaced", NEWEST, TWICE),
    ("FingersChange", NEWEST, ONCE),
    ("SensorIsTooWeak", NEWEST, ONCE),
    ("NotificationIsShown", EVERY, ONCE),
    ("NotificationsAreRefused", NEWEST, ONCE),
    ("NotificationsFollowTheSettings", NEWEST, ONCE),
    ("MainThreadIsBusy", NEWEST, ONCE),
    ("MainThreadIsBusyAtStart", NEWEST, ONCE),
    ("Looks", NEWEST, ONCE),
    ("UsedByTouches", NEWEST, ONCE),
    ("WebViewIsTooOld", OLDEST_AND_NEWEST, ONCE),
    ("CannotStart", NEWEST, ONCE),
    ("NothingIsNotifiedInFront", NEWEST, TWICE),
    ("IsNamed", NEWEST, ONCE),
    ("OfflineCodeKnowsItsBoot", NEWEST, THRICE),
    ("PushWakesALeftApp", NEWEST, ONCE),
    ("PushWakesAKilledApp", EVERY, AFTER_A_KILL),
    ("PushKeepsItsContract", NEWEST, ONCE),
    ("PushesThatAreDropped", OLDEST_AND_NEWEST, ONCE),
    ("PressesCountOnce", OLDEST_AND_NEWEST, ONCE),
    ("DistributorIsReplaced", OLDEST_AND_NEWEST, ONCE),
    ("InboxOutlivesEveryEnd", OLDEST_AND_NEWEST, ONCE),
];

/// Additional runs, on the output of R8 or with every JNI call checked.
const ADDITIONAL_RUNS: &[(&str, Variant)] = &[
    ("Starts", Variant::Shrunk),
    ("ApprovesByPin", Variant::Shrunk),
    ("ApprovesByPin", Variant::CheckedJni),
    ("ApprovesByFinger", Variant::Shrunk),
    ("CannotStart", Variant::Shrunk),
    ("PushWakesAKilledApp", Variant::Shrunk),
];

/// The runs whose names start with one of `wanted`, or all if it is empty. An exact name selects
/// that run alone.
pub(super) fn wanted(wanted: &[String]) -> Result<Vec<Run>> {
    let mut runs = Vec::new();
    for (story, levels, processes) in STORIES {
        let run = |level, variant| Run { story, level, variant, processes };
        runs.extend(levels.iter().map(|level| run(*level, Variant::Unshrunk)));
        let newest = levels.last().copied().unwrap_or_default();
        let additional = ADDITIONAL_RUNS.iter().filter(|(name, _)| name == story);
        runs.extend(additional.map(|(_, variant)| run(newest, *variant)));
    }
    if wanted.is_empty() {
        return Ok(runs);
    }
    let has_prefix = |run: &Run, word: &String| run.name().to_lowercase().starts_with(&word.to_lowercase());
    let is_exact = |run: &Run, word: &String| run.name().eq_ignore_ascii_case(word);
    let named = wanted.iter().any(|word| runs.iter().any(|run| is_exact(run, word)));
    runs.retain(|run| {
        wanted.iter().any(|word| if named { is_exact(run, word) } else { has_prefix(run, word) })
    });
    let names = || STORIES.iter().map(|(story, ..)| *story).collect::<Vec<_>>().join(" ");
    ensure!(!runs.is_empty(), "no story begins like that; there are: {}", names());
    Ok(runs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_and_their_classes_correspond() {
        let folder = crate::cargo::workspace().join("tests/android/stories");
        let mut classes: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| std::fs::read_to_string(path).unwrap().contains(" extends Story {"))
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        classes.sort();
        let mut listed: Vec<_> = STORIES.iter().map(|(story, ..)| (*story).to_owned()).collect();
        listed.sort();
        assert_eq!(classes, listed);
    }

    #[test]
    fn story_is_chosen_with_or_without_its_level() {
        let count = |name: &str| wanted(&[name.to_owned()]).unwrap().len();
        assert_eq!(count("starts-28"), 1);
        assert_eq!(count("starts"), EVERY.len() + 1);
        assert!(wanted(&["flies".to_owned()]).is_err());
    }
}
