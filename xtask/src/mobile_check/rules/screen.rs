//! Only the person who holds the phone sees the screen and touches it.

use anyhow::{Result, ensure};

use crate::mobile_check::project::{ACTIVITY, Project, expect_code};
use crate::mobile_check::rule::{Rule, change};

const COVER: &str = "gen/apple/Sources/finago-key/Cover.m";

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-PLATFORM-3",
        requirement: "Android takes no screenshots, nor thumbnails for the recent apps",
        holds: android_forbids_screenshots,
        broken_by: &[
            change(ACTIVITY, "    window.setFlags(FLAG_SECURE, FLAG_SECURE)", ""),
            change(
                ACTIVITY,
                "window.setFlags(FLAG_SECURE, FLAG_SECURE)",
                "// window.setFlags(FLAG_SECURE, FLAG_SECURE)",
            ),
            change(ACTIVITY, "setFlags(FLAG_SECURE, FLAG_SECURE)", "setFlags(FLAG_SECURE, 0)"),
            change(
                ACTIVITY,
                "  private fun applyTheme() {",
                "  private fun applyTheme() {\n    window.clearFlags(FLAG_SECURE)",
            ),
        ],
    },
    Rule {
        control: "MASVS-PLATFORM-3",
        requirement: "obscured touches are ignored, and overlay windows are hidden",
        holds: obscured_touches_are_ignored,
        broken_by: &[
            change(
                ACTIVITY,
                "webView.filterTouchesWhenObscured = true",
                "webView.filterTouchesWhenObscured = false",
            ),
            change(ACTIVITY, "window.setHideOverlayWindows(true)", "window.setHideOverlayWindows(false)"),
            change(ACTIVITY, "VERSION_CODES.S &&", "VERSION_CODES.TIRAMISU &&"),
        ],
    },
    Rule {
        control: "MASVS-PLATFORM-3",
        requirement: "iOS shows a cover in the recent apps",
        holds: ios_shows_a_cover_in_recent_apps,
        broken_by: &[
            change(
                COVER,
                "UIApplicationWillResignActiveNotification",
                "UIApplicationDidEnterBackgroundNotification",
            ),
            change(COVER, "      [window addSubview:cover];\n", ""),
            change(COVER, "cover.frame = window.bounds", "// cover.frame = window.bounds"),
            change(
                COVER,
                "UIApplicationDidBecomeActiveNotification",
                "UIApplicationWillResignActiveNotification",
            ),
        ],
    },
];

fn android_forbids_screenshots(project: &Project<'_>) -> Result<()> {
    let code = project.code(ACTIVITY)?;
    expect_code(
        &code,
        "override fun onCreate(savedInstanceState: Bundle?) { window.setFlags(FLAG_SECURE, FLAG_SECURE)",
    )?;
    ensure!(!code.contains("clearFlags"), "window flags are cleared");
    Ok(())
}

fn obscured_touches_are_ignored(project: &Project<'_>) -> Result<()> {
    let code = project.code(ACTIVITY)?;
    expect_code(&code, "webView.filterTouchesWhenObscured = true")?;
    expect_code(
        &code,
        "if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S && \
         checkSelfPermission(HIDE_OVERLAY_WINDOWS) == PERMISSION_GRANTED) { window.setHideOverlayWindows(true) }",
    )
}

fn ios_shows_a_cover_in_recent_apps(project: &Project<'_>) -> Result<()> {
    let code = project.code(COVER)?;
    for statement in [
        "selector:@selector(show) name:UIApplicationWillResignActiveNotification",
        "selector:@selector(hide) name:UIApplicationDidBecomeActiveNotification",
        "cover.frame = window.bounds;",
        "[window addSubview:cover];",
        "[cover removeFromSuperview];",
    ] {
        expect_code(&code, statement)?;
    }
    Ok(())
}
