//! How recent the record is: the keystore holds the number of the last one and, once one was
//! authenticated, that no other is accepted any more (ADR 7, ADR 12).

use crate::core::Core;
use crate::domain::secret::Secret;
use crate::ports::VaultFailed;

/// Keystore entry with the generation of the last record. A file is easily restored from a copy; a
/// keystore entry is not.
pub(super) const GENERATION: &str = "generation";

/// Stands around the generation of an authenticated record. No part of that text that a torn entry
/// leaves is the text of another generation.
const AUTHENTICATED: (&str, &str) = ("v3:", ";");

/// Generation of a record, and whether the record is authenticated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Generation {
    pub(super) number: u64,
    pub(super) authenticated: bool,
}

/// What the keystore says of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Latest,
    /// The app ended between writing the record and its generation, which is to be stored now.
    JustWritten,
    /// The record was put back from a copy, or was given the form of an earlier version.
    Refused,
}

impl Generation {
    /// Generation before the first record.
    const START: Self = Self { number: 0, authenticated: false };

    fn parse(text: &str) -> Option<Self> {
        let (before, after) = AUTHENTICATED;
        let authenticated = text.strip_prefix(before).and_then(|text| text.strip_suffix(after));
        let number = authenticated.unwrap_or(text).parse().ok()?;
        Some(Self { number, authenticated: authenticated.is_some() })
    }

    fn text(self) -> String {
        let (before, after) = if self.authenticated { AUTHENTICATED } else { ("", "") };
        format!("{before}{}{after}", self.number)
    }

    /// Judges the record of this generation by what the keystore holds, or by an entry that cannot be
    /// read.
    fn against(self, stored: Option<Self>) -> Verdict {
        let Some(stored) = stored else {
            // The app ended while writing the generation, which is torn; the record was written
            // before it. One that is not authenticated may be of a time before that.
            return if self.authenticated { Verdict::JustWritten } else { Verdict::Refused };
        };
        let downgraded = stored.authenticated && !self.authenticated;
        match self.number.checked_sub(stored.number) {
            _ if downgraded => Verdict::Refused,
            Some(0) if self == stored => Verdict::Latest,
            Some(0 | 1) => Verdict::JustWritten,
            _ => Verdict::Refused,
        }
    }
}

impl Core {
    pub(super) async fn store_generation(&self, generation: Generation) -> Result<(), VaultFailed> {
        self.ports.vault.store(GENERATION, &Secret::new(generation.text().into_bytes())).await
    }

    /// Returns whether the record of this generation is the last one saved.
    pub(super) async fn is_latest(&self, generation: Generation) -> Result<bool, VaultFailed> {
        let stored = match self.ports.vault.secret(GENERATION).await {
            Ok(None) => Some(Generation::START),
            Ok(Some(stored)) => std::str::from_utf8(stored.expose()).ok().and_then(Generation::parse),
            Err(VaultFailed::Failed) => None,
            Err(why) => return Err(why),
        };
        let verdict = generation.against(stored);
        if verdict == Verdict::JustWritten {
            self.store_generation(generation).await?;
        }
        Ok(verdict != Verdict::Refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn plain(number: u64) -> Generation {
        Generation { number, authenticated: false }
    }

    const fn authenticated(number: u64) -> Generation {
        Generation { number, authenticated: true }
    }

    #[test]
    fn entry_is_read_as_written_and_as_by_earlier_versions() {
        for generation in [plain(0), plain(17), authenticated(17), authenticated(u64::MAX)] {
            assert_eq!(Generation::parse(&generation.text()), Some(generation));
        }
        assert_eq!(Generation::parse("17"), Some(plain(17)));
        for other in ["", "v3:;", ":17;", "17;", "v4:17;", "v3:v3:17;", "v3: 17;", "v3:17;;", "-1"] {
            assert_eq!(Generation::parse(other), None, "{other}");
        }
    }

    #[test]
    fn torn_entry_is_not_read_as_another_generation() {
        let whole = authenticated(1_234).text();
        for length in 0..whole.len() {
            assert_eq!(Generation::parse(&whole[..length]), None, "{length}");
        }
        assert_eq!(authenticated(17).against(None), Verdict::JustWritten);
        assert_eq!(plain(17).against(None), Verdict::Refused);
    }

    #[test]
    fn only_the_last_record_and_the_one_just_written_are_accepted() {
        for (record, stored, verdict) in [
            (authenticated(17), authenticated(17), Verdict::Latest),
            (authenticated(18), authenticated(17), Verdict::JustWritten),
            (authenticated(16), authenticated(17), Verdict::Refused),
            (authenticated(19), authenticated(17), Verdict::Refused),
            (plain(17), plain(17), Verdict::Latest),
            (plain(18), plain(17), Verdict::JustWritten),
            (plain(16), plain(17), Verdict::Refused),
            (authenticated(18), plain(17), Verdict::JustWritten),
            (plain(17), authenticated(17), Verdict::Refused),
            (plain(18), authenticated(17), Verdict::Refused),
        ] {
            assert_eq!(record.against(Some(stored)), verdict, "{record:?} against {stored:?}");
        }
    }
}
