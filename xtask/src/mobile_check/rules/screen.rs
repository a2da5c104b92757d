//! Only the person who holds the phone sees the screen and touches it.

use anyhow::{Result, ensure};

use crate::mobile_check::project::{ACTIVITY, Project, expect_code};
use crate::mobile_check::rule::{Rule, change};

const COVER: &str = "gen/apple/Sources/finago-key/Cover.m";

pub(super) const RULES: &[Rule] = &[
    Rule {
        control: "MASVS-PLATFORM-3",
        says: "Android takes no picture of the screen, nor for the recent apps",
        holds: android_takes_no_picture,
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
                "  private fun dress() {",
                "  private fun dress() {\n    window.clearFlags(FLAG_SECURE)",
            ),
        ],
    },
    Rule {
        control: "MASVS-PLATFORM-3",
        says: "touches through another window do nothing, and other windows are hidden",
        holds: obscured_touches_do_nothing,
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
        says: "iOS takes its picture for the recent apps of a cover",
        holds: ios_pictures_a_cover,
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

fn android_takes_no_picture(project: &Project<'_>) -> Result<()> {
    let code = project.code(ACTIVITY)?;
    expect_code(
        &code,
        "override fun onCreate(savedInstanceState: Bundle?) { window.setFlags(FLAG_SECURE, FLAG_SECURE)",
    )?;
    ensure!(!code.contains("clearFlags"), "flags of the window are taken back");
    Ok(())
}

fn obscured_touches_do_nothing(project: &Project<'_>) -> Result<()> {
    let code = project.code(ACTIVITY)?;
    expect_code(&code, "webView.filterTouchesWhenObscured = true")?;
    expect_code(
        &code,
        "if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S && \
         checkSelfPermission(HIDE_OVERLAY_WINDOWS) == PERMISSION_GRANTED) { window.setHideOverlayWindows(true) }",
    )
}

fn ios_pictures_a_cover(project: &Project<'_>) -> Result<()> {
    let code = project.code(COVER)?;
    for statement in [
        "selector:@selector(lay) name:UIApplicationWillResignActiveNotification",
        "selector:@selector(lift) name:UIApplicationDidBecomeActiveNotification",
        "cover.frame = window.bounds;",
        "[window addSubview:cover];",
        "[cover removeFromSuperview];",
    ] {
        expect_code(&code, statement)?;
    }
    Ok(())
}
