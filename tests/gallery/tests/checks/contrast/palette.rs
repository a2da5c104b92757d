//! Palettes of `tokens.css`: light and dark, each also with more contrast.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

use super::style_sheets::{Rule, rules_of};

/// Colours by name.
#[derive(Clone, Default)]
pub(super) struct Palette(BTreeMap<String, Colour>);

/// Opaque colour: red, green and blue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Colour([u8; 3]);

const DARK: &str = ":root[data-appearance=\"dark\"]";
const MORE_CONTRAST: &str = "@media (prefers-contrast: more)";

/// Returns each palette with its name.
pub(super) fn palettes() -> Result<[(&'static str, Palette); 4]> {
    let tokens = rules_of("tokens.css")?;
    let palette = |blocks: &[(&str, &str)]| {
        let rules = blocks.iter().flat_map(|block| tokens.iter().filter(move |rule| is_in(rule, *block)));
        rules.fold(Palette::default(), Palette::with)
    };
    let (light, dark) = (("", ":root"), ("", DARK));
    Ok([
        ("light", palette(&[light])),
        ("dark", palette(&[light, dark])),
        ("light, more contrast", palette(&[light, (MORE_CONTRAST, ":root")])),
        // A selector with the appearance has a higher specificity than `:root` in the media query.
        ("dark, more contrast", palette(&[light, (MORE_CONTRAST, ":root"), dark, (MORE_CONTRAST, DARK)])),
    ])
}

fn is_in(rule: &Rule, (media, selector): (&str, &str)) -> bool {
    rule.media == media && rule.selector == selector
}

impl Palette {
    fn with(mut self, rule: &Rule) -> Self {
        let colours = rule
            .declarations
            .iter()
            .filter_map(|(name, value)| Some((name.strip_prefix("--")?.to_owned(), Colour::parse(value)?)));
        self.0.extend(colours);
        self
    }

    pub(super) fn colour(&self, name: &str) -> Result<Colour> {
        self.0.get(name).copied().with_context(|| format!("there is no colour {name}"))
    }
}

impl Colour {
    pub(super) fn parse(code: &str) -> Option<Self> {
        let code = code.strip_prefix('#').filter(|code| code.len() == 6)?;
        let [_, red, green, blue] = u32::from_str_radix(code, 16).ok()?.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// Contrast ratio of two colours (WCAG 2.2), from 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(other) / one.min(other)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}
