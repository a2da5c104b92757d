//! Commonly guessed PINs: repeats, runs, dates, and the most common of the rest. NIST SP 800-63B-4
//! §3.1.1.2 asks for such a list; with five tries a short one is enough.

use key_view::PinProblem;

/// Common PINs that no other rule here covers: keypad patterns, doubled pairs, famous numbers.
const COMMON: &[&str] = &[
    "102030",
    "112358",
    "121314",
    "123123",
    "123321",
    "131313",
    "134679",
    "135246",
    "135790",
    "142536",
    "147258",
    "147369",
    "147852",
    "147896",
    "159357",
    "159753",
    "159951",
    "192837",
    "202122",
    "246810",
    "258369",
    "258456",
    "314159",
    "321654",
    "357159",
    "369258",
    "369852",
    "420420",
    "456123",
    "456852",
    "474747",
    "520131",
    "520520",
    "521521",
    "654123",
    "741852",
    "753951",
    "789123",
    "789456",
    "852456",
    "951753",
    "963852",
    "987123",
    "135791",
    "271828",
    "141421",
    "161803",
    "101010",
    "696969",
    "007007",
    "311311",
    "147147",
    "258258",
    "1234567890",
    "0987654321",
    "147258369",
    "123456123",
    "11223344",
    "12344321",
    "123454321",
    "112233",
    "223344",
    "334455",
    "445566",
    "556677",
    "667788",
    "778899",
    "998877",
    "332211",
    "001122",
    "123654",
    "124578",
    "125634",
    "129834",
    "132435",
    "134567",
    "135792",
    "145236",
    "145632",
    "147963",
    "153759",
    "159263",
    "178965",
    "182838",
    "198765",
    "234123",
    "235689",
    "246801",
    "246813",
    "248163",
    "251436",
    "258147",
    "263748",
    "281706",
    "290363",
    "321123",
    "321456",
    "345345",
    "369147",
    "456321",
    "456789",
    "567567",
    "654789",
    "666999",
];

/// Returns why `digits` are commonly guessed, or `None` if they are not.
#[must_use]
pub(super) fn weakness(digits: &str) -> Option<PinProblem> {
    if is_repeat(digits) {
        Some(PinProblem::Repeated)
    } else if is_run(digits) {
        Some(PinProblem::Run)
    } else if is_date(digits) {
        Some(PinProblem::Date)
    } else if COMMON.contains(&digits) {
        Some(PinProblem::Common)
    } else {
        None
    }
}

/// Returns whether a group of up to half the digits repeats: 111111, 454545, 123123.
fn is_repeat(digits: &str) -> bool {
    let digits = digits.as_bytes();
    (1..=digits.len() / 2).any(|group| {
        digits.len().is_multiple_of(group) && digits.chunks(group).all(|c| c == &digits[..group])
    })
}

/// Returns whether every digit is one above, or every digit one below, the one before; 9 and 0 are
/// neighbours.
fn is_run(digits: &str) -> bool {
    let steps =
        |by: u8| digits.as_bytes().windows(2).all(|pair| (pair[0] - b'0' + by) % 10 == pair[1] - b'0');
    steps(1) || steps(9)
}

/// Returns whether the digits are a date: ddmmyy, mmddyy or yymmdd, or the same with a year from
/// 1900 to 2099.
fn is_date(digits: &str) -> bool {
    let number =
        |range: std::ops::Range<usize>| digits.get(range).and_then(|d| d.parse::<u32>().ok()).unwrap_or(0);
    let day = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    let day_at = |at: usize| {
        let (first, second) = (number(at..at + 2), number(at + 2..at + 4));
        day(first, second) || day(second, first)
    };
    let year = |at: usize| (1900..2100).contains(&number(at..at + 4));
    match digits.len() {
        6 => day_at(0) || day(number(4..6), number(2..4)),
        8 => (day_at(0) && year(4)) || (year(0) && day_at(4)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commonly_guessed_pin_is_refused_with_its_reason() {
        for (digits, problem) in [
            ("111111", PinProblem::Repeated),
            ("454545", PinProblem::Repeated),
            ("482482", PinProblem::Repeated),
            ("48214821", PinProblem::Repeated),
            ("123456", PinProblem::Run),
            ("987654", PinProblem::Run),
            ("789012", PinProblem::Run),
            ("321098", PinProblem::Run),
            ("311299", PinProblem::Date),
            ("123199", PinProblem::Date),
            ("991231", PinProblem::Date),
            ("06121917", PinProblem::Date),
            ("19171206", PinProblem::Date),
            ("314159", PinProblem::Common),
            ("147258369", PinProblem::Common),
        ] {
            assert_eq!(weakness(digits), Some(problem), "{digits}");
        }
    }

    #[test]
    fn ordinary_pin_is_accepted() {
        for digits in ["482051", "739164", "8206419", "48205139", "482051396842"] {
            assert_eq!(weakness(digits), None, "{digits}");
        }
    }

    #[test]
    fn most_six_digit_pins_are_accepted() {
        let refused = (0..1_000_000).filter(|n| weakness(&format!("{n:06}")).is_some()).count();
        assert!(refused < 120_000, "{refused} of a million refused");
    }
}
