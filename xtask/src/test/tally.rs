//! Counts what the test programs report.

use std::fmt;

/// How many tests passed and failed so far, and which did not run.
#[derive(Default)]
pub(crate) struct Tally {
    passed: usize,
    failed: usize,
    /// Each with the reason its author gave.
    not_run: Vec<String>,
}

impl Tally {
    /// Takes in one line of a test program's output.
    pub(crate) fn hear(&mut self, line: &str) {
        if let Some(result) = line.strip_prefix("test result: ") {
            self.passed += number_before(result, " passed");
            self.failed += number_before(result, " failed");
        } else if let Some((test, reason)) =
            line.strip_prefix("test ").and_then(|test| test.split_once(" ... ignored"))
        {
            self.not_run.push(format!("{test}{}", reason.replacen(',', ":", 1)));
        }
    }

    /// Takes in the outcome of one check of our own.
    pub(crate) fn count(&mut self, passed: bool) {
        self.passed += usize::from(passed);
        self.failed += usize::from(!passed);
    }

    /// Something ran, and nothing failed.
    pub(crate) fn is_good(&self) -> bool {
        self.passed > 0 && self.failed == 0
    }
}

fn number_before(text: &str, word: &str) -> usize {
    let before = text.split_once(word).map_or("", |(before, _)| before);
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for test in &self.not_run {
            writeln!(f, "not run here: {test}")?;
        }
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        match self.not_run.len() {
            0 => Ok(()),
            skipped => write!(f, ", {skipped} skipped"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn every_program_counts_and_what_did_not_run_is_named() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test a::passes ... ok",
            "test needs_a_phone ... ignored, there is no phone here",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.10s",
        ] {
            tally.hear(line);
        }
        assert_eq!(
            tally.to_string(),
            "not run here: needs_a_phone: there is no phone here\n15 passed, 2 failed, 1 skipped"
        );
        assert!(!tally.is_good());
    }

    #[test]
    fn checks_of_our_own_count_too() {
        let mut tally = Tally::default();
        tally.count(true);
        assert!(tally.is_good());
        tally.count(false);
        assert_eq!(tally.to_string(), "1 passed, 1 failed");
        assert!(!tally.is_good());
    }

    #[test]
    fn nothing_run_is_not_good() {
        assert!(!Tally::default().is_good());
    }
}
