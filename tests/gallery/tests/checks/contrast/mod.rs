//! Every colour can be told from what it stands on, in each palette: text by 4.5 to 1, lines that carry meaning by 3 to 1. Axe measures what
//! is drawn; this also holds for what is drawn only while it is pressed, and for whoever asks the phone for more contrast.

mod palette;
mod sheets;

use anyhow::{Result, ensure};
use palette::{Colour, palettes};

/// What stands on which ground.
struct Pair {
    upper: &'static str,
    ground: &'static str,
    /// How many times brighter the brighter of the two must be.
    least: f64,
}

const fn text(upper: &'static str, ground: &'static str) -> Pair {
    Pair { upper, ground, least: 4.5 }
}

const fn line(upper: &'static str, ground: &'static str) -> Pair {
    Pair { upper, ground, least: 3.0 }
}

/// Every pair that occurs. `line` and `track` stand on nothing: what they part or lie under is told apart without them.
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
    text("grave", "ground"),
    text("grave", "surface"),
    // A row that takes something away, pressed.
    text("grave", "sunk"),
    text("on-grave", "grave"),
    text("on-grave", "grave-pressed"),
    text("on-warn-soft", "warn-soft"),
    // A passing message.
    text("ground", "ink"),
    line("line-strong", "ground"),
    line("line-strong", "surface"),
    // What is left of the time, on what has passed.
    line("accent", "track"),
    line("grave", "track"),
];

#[test]
fn every_colour_can_be_told_from_its_ground() -> Result<()> {
    let mut wrong = Vec::new();
    for (name, palette) in palettes()? {
        for Pair { upper, ground, least } in PAIRS {
            let contrast = palette.colour(upper)?.contrast(palette.colour(ground)?);
            if contrast < *least {
                wrong.push(format!("{name}: {upper} on {ground} has {contrast:.2} of {least}"));
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// A sheet that gives a colour and its ground in one rule, or uses a colour at all, uses nothing that was not looked at.
#[test]
fn no_sheet_uses_a_colour_that_was_not_looked_at() -> Result<()> {
    let mut wrong = Vec::new();
    for rule in sheets::rules()? {
        // The edge of what is filled with the same colour is no edge.
        for colour in rule.colours().filter(|colour| Some(*colour) != rule.ground()) {
            let mut looked_at = PAIRS.iter().filter(|pair| pair.upper == colour);
            if !looked_at.any(|pair| rule.ground().is_none_or(|ground| pair.ground == ground)) {
                let ground = rule.ground().unwrap_or("anything");
                wrong.push(format!("{}: {colour} on {ground} is no pair", rule.selector));
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn contrast_is_what_the_guidelines_say_it_is() {
    let [black, white, grey] = ["#000000", "#ffffff", "#767676"].map(|code| Colour::parse(code).unwrap());
    assert!((black.contrast(white) - 21.0).abs() < 0.01);
    assert!((grey.contrast(white) - 4.54).abs() < 0.01);
}
