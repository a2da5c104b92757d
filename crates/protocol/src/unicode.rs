//! Properties of characters (Unicode Character Database) that texts, typed codes and usernames
//! depend on.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Whether `character` has the property Default_Ignorable_Code_Point: fonts draw nothing for it.
pub(crate) fn is_default_ignorable(character: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
}

/// Whether `character` is typed or pasted as a dash: general category Pd, or U+2212 MINUS SIGN.
pub(crate) fn is_dash(character: char) -> bool {
    category(character) == GeneralCategory::DashPunctuation || character == '\u{2212}'
}

/// Value of a decimal digit (general category Nd) of any script; `None` for other characters.
pub(crate) fn decimal_digit(character: char) -> Option<u32> {
    let is_decimal =
        |code| char::from_u32(code).is_some_and(|c| category(c) == GeneralCategory::DecimalNumber);
    let code = u32::from(character);
    // Digits lie in runs of ten, from zero to nine (Unicode Standard, section 4.6).
    let start = (0..=code).rev().take_while(|&code| is_decimal(code)).last()?;
    Some((code - start) % 10)
}

/// Replaces decimal digits of any script by those of ASCII.
pub(crate) fn with_ascii_digits(character: char) -> char {
    decimal_digit(character).and_then(|value| char::from_digit(value, 10)).unwrap_or(character)
}

fn category(character: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_have_their_value() {
        for zero in
            ['0', '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{e50}', '\u{ff10}', '\u{1d7d8}', '\u{1fbf0}']
        {
            for value in 0..10 {
                let digit = char::from_u32(u32::from(zero) + value).unwrap();
                assert_eq!(decimal_digit(digit), Some(value), "{digit:?}");
            }
        }
        for other in ['a', '\u{b2}', '\u{2460}', '\u{3007}', '/'] {
            assert_eq!(decimal_digit(other), None, "{other:?}");
        }
    }
}
