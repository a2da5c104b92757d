//! The stories, and the API levels at which each runs. A story is a class of
//! `tests/android/stories`.

use anyhow::{Result, ensure};

/// The oldest supported Android, and the newest two that Robolectric offers for this JDK.
const EVERY: &[u32] = &[28, 34, 35];

/// Oldest and newest API level, for behaviour that changed in between.
const OLDEST_AND_NEWEST: &[u32] = &[28, 35];

/// Newest API level, for behaviour that is the same at each.
const NEWEST: &[u32] = &[35];

/// A story and how it runs.
struct Story {
    /// Name of its Java class.
    name: &'static str,
    levels: &'static [u32],
    /// How each of its processes ends, in order.
    processes: &'static [End],
}

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
    pub(super) fn is_shrunk(&self) -> bool {
        self.variant == Variant::Shrunk
    }

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

const fn story(name: &'static str, levels: &'static [u32]) -> Story {
    Story { name, levels, processes: &[End::Exit] }
}

const fn story_in_processes(name: &'static str, processes: &'static [End]) -> Story {
    Story { name, levels: NEWEST, processes }
}

const STORIES: &[Story] = &[
    story("Starts", EVERY),
    story("ApprovesByPin", EVERY),
    story("ApprovesByFinger", NEWEST),
    story("Denies", NEWEST),
    story_in_processes("RestartsAndApproves", &[End::Exit, End::Exit]),
    story_in_processes("KilledInMidApproval", &[End::Killed, End::Exit]),
    story("ChallengeIsWithdrawn", NEWEST),
    story("IntentBeforeTheWebView", NEWEST),
    Story { name: "LinkIsUsedOnce", levels: EVERY, processes: &[End::Exit, End::Exit] },
    story("LinkFromRecents", NEWEST),
    story("WindowIsMadeAnew", NEWEST),
    story("DontKeepActivities", NEWEST),
    story_in_processes("KeystoreKeyIsLost", &[End::Exit, End::Exit]),
    story_in_processes("KeystoreKeyIsReplaced", &[End::Exit, End::Exit]),
    story("FingersChange", NEWEST),
    story("SensorIsTooWeak", NEWEST),
    story("NotificationIsShown", EVERY),
    story("NotificationsAreRefused", NEWEST),
    story("ChannelIsSwitchedOff", NEWEST),
    story("MainThreadIsBusy", NEWEST),
    story("MainThreadIsBusyAtStart", NEWEST),
    story("Looks", NEWEST),
    story("UsedByTouches", NEWEST),
    story("WebViewIsTooOld", OLDEST_AND_NEWEST),
    story("CannotStart", NEWEST),
    story_in_processes("NothingIsNotifiedInFront", &[End::Exit, End::Exit]),
    story("IsNamed", NEWEST),
    story("SpeaksTheAppsLanguage", NEWEST),
    story("PushWakesALeftApp", NEWEST),
    Story { name: "PushWakesAKilledApp", levels: EVERY, processes: &[End::Killed, End::Exit] },
    story("PushKeepsItsContract", NEWEST),
    story("PushesThatAreDropped", OLDEST_AND_NEWEST),
    story("PressesCountOnce", OLDEST_AND_NEWEST),
    story("DistributorIsReplaced", OLDEST_AND_NEWEST),
    story("InboxOutlivesEveryEnd", OLDEST_AND_NEWEST),
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
    for story in STORIES {
        let run = |level, variant| Run { story: story.name, level, variant, processes: story.processes };
        runs.extend(story.levels.iter().map(|level| run(*level, Variant::Unshrunk)));
        let newest = story.levels.last().copied().unwrap_or_default();
        runs.extend(
            ADDITIONAL_RUNS
                .iter()
                .filter(|(name, _)| *name == story.name)
                .map(|(_, variant)| run(newest, *variant)),
        );
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
    ensure!(!runs.is_empty(), "no story begins like that; there are: {}", names());
    Ok(runs)
}

fn names() -> String {
    STORIES.iter().map(|story| story.name).collect::<Vec<_>>().join(" ")
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
        let mut listed: Vec<_> = STORIES.iter().map(|story| story.name.to_owned()).collect();
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
