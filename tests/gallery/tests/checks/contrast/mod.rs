//! Contrast of every colour pair in each palette (WCAG 2.2): text at least 4.5:1, lines that carry
//! meaning at least 3:1. Axe measures what is rendered; these tests also cover pressed states and
//! the palettes for more contrast.

mod palette;
mod style_sheets;

use anyhow::{Result, ensure};
use palette::{Colour, palettes};

/// A colour and the background it is drawn on.
struct Pair {
    colour: &'static str,
    ground: &'static str,
    /// Minimum contrast ratio.
    minimum: f64,
}

const fn text(colour: &'static str, ground: &'static str) -> Pair {
    Pair { colour, ground, minimum: 4.5 }
}

const fn line(colour: &'static str, ground: &'static str) -> Pair {
    Pair { colour, ground, minimum: 3.0 }
}

/// All pairs in use. `line` and `track` are not checked as foreground colours: they separate or
/// underlie parts that are recognisable without them.
const PAIRS: &[Pair] = &[
    text("ink", "ground"),
    text("ink", "surface"),
    text("ink", "sunk"),
    // A key of the PIN pad, pressed.
    text("ink", "accent-soft"),
    text("ink-soft", "ground"),
    text("ink-soft", "surface"),
    text("ink-soft", "sunk"),
    text("accent", "ground"),
    text("accent", "surface"),
    text("accent", "sunk"),
    text("on-accent", "accent"),
    text("on-accent", "accent-pressed"),
    text("on-accent-soft", "accent-soft"),
    text("danger", "ground"),
    text("danger", "surface"),
    // A destructive row, pressed.
    text("danger", "sunk"),
    text("on-danger", "danger"),
    text("on-danger", "danger-pressed"),
    text("on-warn-soft", "warn-soft"),
    // The message bar.
    text("ground", "ink"),
    line("line-strong", "ground"),
    line("line-strong", "surface"),
    // The time left, on the track of the elapsed time.
    line("accent", "track"),
    line("danger", "track"),
];

#[test]
fn every_colour_pair_meets_wcag_contrast() -> Result<()> {
    let mut failures = Vec::new();
    for (name, palette) in palettes()? {
        for Pair { colour, ground, minimum } in PAIRS {
            let contrast = palette.colour(colour)?.contrast(palette.colour(ground)?);
            if contrast < *minimum {
                failures.push(format!("{name}: {colour} on {ground} has {contrast:.2} of {minimum}"));
            }
        }
    }
    ensure!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}

/// Every colour of a style rule occurs in [`PAIRS`], on the background of the rule if it sets one.
#[test]
fn style_sheets_use_only_listed_colour_pairs() -> Result<()> {
    let mut failures = Vec::new();
    for rule in style_sheets::rules()? {
        // A border in the colour of its own background is invisible by design.
        for colour in rule.colours().filter(|colour| Some(*colour) != rule.ground()) {
            let mut pairs = PAIRS.iter().filter(|pair| pair.colour == colour);
            if !pairs.any(|pair| rule.ground().is_none_or(|ground| pair.ground == ground)) {
                let ground = rule.ground().unwrap_or("anything");
                failures.push(format!("{}: {colour} on {ground} is no pair", rule.selector));
            }
        }
    }
    ensure!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}

#[test]
fn contrast_matches_the_wcag_formula() {
    let [black, white, grey] = ["#000000", "#ffffff", "#767676"].map(|code| Colour::parse(code).unwrap());
    assert!((black.contrast(white) - 21.0).abs() < 0.01);
    assert!((grey.contrast(white) - 4.54).abs() < 0.01);
}
