//! The stories, and the API levels at which each runs. A story is a class of
//! `tests/android/stories`.

use anyhow::{Result, ensure};

/// The oldest supported Android, and the newest two that Robolectric offers for this JDK.
const EVERY: &[u32] = &[28, 34, 35];

/// Oldest and newest API level, for behaviour that changed in between.
const OUTERMOST: &[u32] = &[28, 35];

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
    ByItself,
    /// The process is killed, by SIGKILL.
    Killed,
}

/// Build of the app that a story runs on.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// Classes as compiled.
    Whole,
    /// Classes after R8.
    Shrunk,
    /// Classes as compiled; the JVM checks every JNI call.
    CheckedJni,
}

/// One story at one API level.
pub(super) struct Run {
    pub story: &'static str,
    pub level: u32,
    pub shape: Shape,
    pub processes: &'static [End],
}

impl Run {
    pub(super) fn is_shrunk(&self) -> bool {
        self.shape == Shape::Shrunk
    }

    /// Name of the run, also the name of its folder.
    pub(super) fn name(&self) -> String {
        let shape = match self.shape {
            Shape::Whole => "",
            Shape::Shrunk => "-shrunk",
            Shape::CheckedJni => "-checked",
        };
        format!("{}-{}{shape}", self.story, self.level)
    }
}

const fn story(name: &'static str, levels: &'static [u32]) -> Story {
    Story { name, levels, processes: &[End::ByItself] }
}

const fn story_of(name: &'static str, processes: &'static [End]) -> Story {
    Story { name, levels: NEWEST, processes }
}

const STORIES: &[Story] = &[
    story("Starts", EVERY),
    story("ApprovesByPin", EVERY),
    story("ApprovesByFinger", NEWEST),
    story("Denies", NEWEST),
    story_of("RestartsAndApproves", &[End::ByItself, End::ByItself]),
    story_of("KilledInMidApproval", &[End::Killed, End::ByItself]),
    story("ChallengeIsWithdrawn", NEWEST),
    story("IntentBeforeTheWebView", NEWEST),
    Story { name: "LinkIsUsedOnce", levels: EVERY, processes: &[End::ByItself, End::ByItself] },
    story("LinkFromRecents", NEWEST),
    story("WindowIsMadeAnew", NEWEST),
    story("DontKeepActivities", NEWEST),
    story_of("KeystoreKeyIsLost", &[End::ByItself, End::ByItself]),
    story_of("KeystoreKeyIsReplaced", &[End::ByItself, End::ByItself]),
    story("FingersChange", NEWEST),
    story("SensorIsTooWeak", NEWEST),
    story("NotificationIsShown", EVERY),
    story("NotificationsAreRefused", NEWEST),
    story("ChannelIsSwitchedOff", NEWEST),
    story("MainThreadIsBusy", NEWEST),
    story("MainThreadIsBusyAtStart", NEWEST),
    story("Looks", NEWEST),
    story("UsedByTouches", NEWEST),
    story("WebViewIsTooOld", OUTERMOST),
    story("CannotStart", NEWEST),
    story_of("NothingIsNotifiedInFront", &[End::ByItself, End::ByItself]),
    story("IsNamed", NEWEST),
    story("SpeaksTheAppsLanguage", NEWEST),
    story("PushWakesALeftApp", NEWEST),
    Story { name: "PushWakesAKilledApp", levels: EVERY, processes: &[End::Killed, End::ByItself] },
    story("PushKeepsItsContract", NEWEST),
    story("PushesThatAreDropped", OUTERMOST),
    story("PressesCountOnce", OUTERMOST),
    story("DistributorIsReplaced", OUTERMOST),
    story("InboxOutlivesEveryEnd", OUTERMOST),
];

/// Additional runs, on the output of R8 or with every JNI call checked.
const ALSO: &[(&str, Shape)] = &[
    ("Starts", Shape::Shrunk),
    ("ApprovesByPin", Shape::Shrunk),
    ("ApprovesByPin", Shape::CheckedJni),
    ("ApprovesByFinger", Shape::Shrunk),
    ("CannotStart", Shape::Shrunk),
    ("PushWakesAKilledApp", Shape::Shrunk),
];

/// The runs whose names start with one of `wanted`, or all if it is empty. An exact name selects
/// that run alone.
pub(super) fn wanted(wanted: &[String]) -> Result<Vec<Run>> {
    let mut runs = Vec::new();
    for story in STORIES {
        let run = |level, shape| Run { story: story.name, level, shape, processes: story.processes };
        runs.extend(story.levels.iter().map(|level| run(*level, Shape::Whole)));
        let newest = story.levels.last().copied().unwrap_or_default();
        runs.extend(
            ALSO.iter().filter(|(name, _)| *name == story.name).map(|(_, shape)| run(newest, *shape)),
        );
    }
    if wanted.is_empty() {
        return Ok(runs);
    }
    let is_wanted = |run: &Run, word: &String| run.name().to_lowercase().starts_with(&word.to_lowercase());
    let is_named = |run: &Run, word: &String| run.name().eq_ignore_ascii_case(word);
    let named = wanted.iter().any(|word| runs.iter().any(|run| is_named(run, word)));
    runs.retain(|run| {
        wanted.iter().any(|word| if named { is_named(run, word) } else { is_wanted(run, word) })
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
    fn every_story_has_its_class_and_every_class_is_played() {
        let folder = crate::cargo::workspace().join("tests/android/stories");
        let mut classes: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| std::fs::read_to_string(path).unwrap().contains(" extends Story {"))
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        classes.sort();
        let mut played: Vec<_> = STORIES.iter().map(|story| story.name.to_owned()).collect();
        played.sort();
        assert_eq!(classes, played);
    }

    #[test]
    fn a_story_can_be_chosen_with_or_without_its_level() {
        let count = |name: &str| wanted(&[name.to_owned()]).unwrap().len();
        assert_eq!(count("starts-28"), 1);
        assert_eq!(count("starts"), EVERY.len() + 1);
        assert!(wanted(&["flies".to_owned()]).is_err());
    }
}
