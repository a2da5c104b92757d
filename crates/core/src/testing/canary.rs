//! Searches for secrets where they must not be, in every encoding in which bytes end up in text.

use std::collections::{BTreeSet, HashMap};

/// Number of leading bytes that index the encodings; every encoding is longer.
const PREFIX: usize = 4;

const HEX: [&[u8]; 2] = [b"0123456789abcdef", b"0123456789ABCDEF"];
const BASE32: [&[u8]; 2] = [b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"abcdefghijklmnopqrstuvwxyz234567"];
const BASE64: [&[u8]; 2] = [
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
];

/// A set of secrets to search for.
#[derive(Default)]
pub struct Canaries {
    encodings: HashMap<[u8; PREFIX], Vec<Encoding>>,
}

struct Encoding {
    of: String,
    bytes: Vec<u8>,
}

impl Canaries {
    /// Adds `secret` to the search; `name` is what a match reports.
    pub fn add(&mut self, name: &str, secret: &[u8]) {
        for bytes in encodings(secret) {
            let prefix = *bytes.first_chunk().expect("a secret is longer than the prefix");
            self.encodings.entry(prefix).or_default().push(Encoding { of: name.to_owned(), bytes });
        }
    }

    /// Returns the name of a secret that occurs in `place`.
    pub fn found_in<'a>(&'a self, place: &'a [u8]) -> Option<&'a str> {
        self.all_in(place).next()
    }

    /// Returns the names of all secrets that occur in `place`.
    pub fn names_in<'a>(&'a self, place: &'a [u8]) -> BTreeSet<&'a str> {
        self.all_in(place).collect()
    }

    fn all_in<'a>(&'a self, place: &'a [u8]) -> impl Iterator<Item = &'a str> {
        // Looked at first: a table of two bytes is far quicker than a map, and memory is large.
        let mut begins = vec![false; 1 << 16];
        for prefix in self.encodings.keys() {
            begins[usize::from(u16::from_ne_bytes([prefix[0], prefix[1]]))] = true;
        }
        let starts = place.windows(2).enumerate();
        let candidates =
            starts.filter(move |(_, two)| begins[usize::from(u16::from_ne_bytes([two[0], two[1]]))]);
        candidates.filter_map(|(at, _)| {
            let rest = &place[at..];
            let encodings = self.encodings.get(rest.first_chunk()?)?;
            encodings.iter().find(|encoding| rest.starts_with(&encoding.bytes)).map(|found| found.of.as_str())
        })
    }

    /// Asserts that no secret occurs in `place`, which the failure calls `what`.
    ///
    /// # Panics
    /// If a secret occurs in `place`.
    pub fn assert_none_in(&self, what: &str, place: impl AsRef<[u8]>) {
        let found = self.found_in(place.as_ref());
        assert!(found.is_none(), "{} is in {what}", found.unwrap_or_default());
    }
}

/// Returns every encoding of `secret`: raw, hexadecimal, base32 and base64 at any alignment inside
/// longer data, and as a list of decimal numbers. Each also with two bytes per character, as WebKit
/// stores text.
fn encodings(secret: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![secret.to_vec()];
    all.extend(HEX.iter().map(|digits| encode(secret, 0, 4, digits)));
    for skip in 0..5 {
        all.extend(BASE32.iter().map(|digits| encode(secret, skip, 5, digits)));
    }
    for skip in [0, 2, 4] {
        all.extend(BASE64.iter().map(|digits| encode(secret, skip, 6, digits)));
    }
    let numbers: Vec<String> = secret.iter().map(u8::to_string).collect();
    all.extend([", ", ",", ",\n    ", ",\n        "].map(|between| numbers.join(between).into_bytes()));
    let wide: Vec<Vec<u8>> =
        all.iter().map(|encoding| encoding.iter().flat_map(|&byte| [byte, 0]).collect()).collect();
    all.extend(wide);
    all
}

/// Encodes those digits of `width` bits that lie wholly inside `secret`, the first after `skip`
/// bits.
fn encode(secret: &[u8], skip: usize, width: usize, digits: &[u8]) -> Vec<u8> {
    let bit = |at: usize| usize::from(secret[at / 8] >> (7 - at % 8) & 1);
    let ends = secret.len() * 8;
    let starts = (skip..).step_by(width).take_while(|start| start + width <= ends);
    starts.map(|start| digits[(start..start + width).fold(0, |digit, at| digit << 1 | bit(at))]).collect()
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};

    use super::*;

    const SECRET: &[u8] = b"\xfb\xef\x00correct horse \xff\xfe battery";

    fn is_found_in(place: &[u8]) -> bool {
        let mut canaries = Canaries::default();
        canaries.add("the secret", SECRET);
        canaries.found_in(place) == Some("the secret")
    }

    #[test]
    fn a_secret_is_found_wherever_in_base64_it_stands() {
        for before in 0..7 {
            let longer = [&b"1234567"[..before], SECRET, b"and more"].concat();
            assert!(is_found_in(BASE64_STANDARD.encode(&longer).as_bytes()), "after {before}");
            assert!(is_found_in(BASE64_URL_SAFE_NO_PAD.encode(&longer).as_bytes()), "after {before}");
        }
    }

    #[test]
    fn a_secret_is_found_as_programmers_print_it() {
        let hex: String = SECRET.iter().map(|byte| format!("{byte:02x}")).collect();
        let wide: Vec<u8> = hex.bytes().flat_map(|byte| [byte, 0]).collect();
        for place in [hex.clone(), hex.to_uppercase(), format!("{SECRET:?}"), format!("{SECRET:#?}")] {
            assert!(is_found_in(place.as_bytes()), "{place}");
        }
        assert!(is_found_in(&wide));
        // RFC 4648 §10.
        assert_eq!(encode(b"foobar", 0, 5, BASE32[0]), b"MZXW6YTBO");
    }

    #[test]
    fn another_secret_is_not_found() {
        assert!(!is_found_in(b"correct horse battery staple"));
        assert!(!is_found_in(b""));
    }
}
