//! Counts the results that test programs report.

use std::fmt;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context as _, Result};

use crate::children::{self, Running};
use crate::lane::{Lane, Missing};

/// Numbers of passed and failed tests so far, and the tests that did not run.
#[derive(Default)]
pub(crate) struct Tally {
    passed: usize,
    failed: usize,
    /// Ignored tests, each with the reason in its attribute.
    not_run: Vec<String>,
    /// Summary line of each lane.
    lanes: Vec<String>,
    lanes_not_run: usize,
    /// What each failed test printed, under its name.
    failures: Vec<Vec<String>>,
    /// Whether the lines that are read now were printed by the last of them.
    in_failure: bool,
}

/// Number of lines that are repeated of what a failed test printed.
const REPEATED: usize = 30;

impl Tally {
    /// Counts the results in one line of a test program's output.
    pub(crate) fn read_line(&mut self, line: &str) {
        if let Some(result) = line.strip_prefix("test result: ") {
            self.passed += count_before(result, " passed");
            self.failed += count_before(result, " failed");
        } else if let Some((test, reason)) =
            line.strip_prefix("test ").and_then(|test| test.split_once(" ... ignored"))
        {
            self.not_run.push(format!("{test}{}", reason.replacen(',', ":", 1)));
        }
        self.read_failure(line);
    }

    /// Remembers what a failed test printed.
    fn read_failure(&mut self, line: &str) {
        if line == "failures:" {
            self.in_failure = false;
        } else if line.starts_with("---- ") && line.ends_with(" stdout ----") {
            self.in_failure = true;
            self.failures.push(vec![line.to_owned()]);
        } else if self.in_failure
            && let Some(failure) = self.failures.last_mut().filter(|lines| lines.len() < REPEATED)
            && !line.is_empty()
        {
            failure.push(line.to_owned());
        }
    }

    /// Runs a test program to its end, printing and counting its output. `what` describes it, such
    /// as "testing".
    pub(crate) fn run(&mut self, what: &str, tests: &mut Command) -> Result<ExitStatus> {
        let mut running = Running::start(tests.stdout(Stdio::piped()))?;
        let output = running.child().stdout.take().context("the tests cannot be heard")?;
        children::with_progress(what, || -> Result<()> {
            for line in BufReader::new(output).lines() {
                let line = line.context("the tests cannot be heard")?;
                println!("{line}");
                self.read_line(&line);
            }
            Ok(())
        })?;
        running.child().wait().context("lost sight of the tests")
    }

    /// Counts the result of one of xtask's own checks.
    pub(crate) fn count(&mut self, passed: bool) {
        self.passed += usize::from(passed);
        self.failed += usize::from(!passed);
    }

    /// Adds the results of a lane, or the reason why it did not run. A required lane that did not
    /// run is a failure.
    pub(crate) fn add_lane(
        &mut self,
        lane: Lane,
        results: Self,
        outcome: Result<(), Missing>,
        required: bool,
    ) {
        let output = match outcome {
            Ok(()) => format!("lane {lane}: ran {}", results.ran()),
            Err(missing) if required => {
                self.failed += 1;
                format!("lane {lane}: NOT RUN, and it is required: {missing}")
            }
            Err(missing) => {
                self.lanes_not_run += 1;
                format!("lane {lane}: NOT RUN: {missing}")
            }
        };
        println!("{output}");
        self.lanes.push(output);
        self.passed += results.passed;
        self.failed += results.failed;
        self.not_run.extend(results.not_run);
        self.failures.extend(results.failures);
    }

    /// Number of tests that ran.
    pub(crate) fn ran(&self) -> usize {
        self.passed + self.failed
    }

    /// Whether at least one test ran and none failed.
    pub(crate) fn is_success(&self) -> bool {
        self.passed > 0 && self.failed == 0
    }
}

fn count_before(text: &str, word: &str) -> usize {
    let before = text.split_once(word).map_or("", |(before, _)| before);
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.failures.iter().flatten() {
            writeln!(f, "{line}")?;
        }
        for test in &self.not_run {
            writeln!(f, "not run here: {test}")?;
        }
        for lane in &self.lanes {
            writeln!(f, "{lane}")?;
        }
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        match self.not_run.len() + self.lanes_not_run {
            0 => Ok(()),
            skipped => write!(f, ", {skipped} skipped"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_all_programs_are_added_and_ignored_tests_are_named() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test a::passes ... ok",
            "test needs_a_phone ... ignored, there is no phone here",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.10s",
        ] {
            tally.read_line(line);
        }
        assert_eq!(
            tally.to_string(),
            "not run here: needs_a_phone: there is no phone here\n15 passed, 2 failed, 1 skipped"
        );
        assert!(!tally.is_success());
    }

    #[test]
    fn what_a_failed_test_printed_is_repeated_at_the_end() {
        let mut tally = Tally::default();
        for line in [
            "test a::fails ... FAILED",
            "failures:",
            "",
            "---- a::fails stdout ----",
            "thread 'a::fails' panicked at a.rs:1:1:",
            "left: 1",
            "",
            "---- a::fails_too stdout ----",
            "Error: no answer",
            "failures:",
            "    a::fails",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.10s",
        ] {
            tally.read_line(line);
        }
        assert_eq!(
            tally.to_string(),
            "---- a::fails stdout ----\nthread 'a::fails' panicked at a.rs:1:1:\nleft: 1\n\
             ---- a::fails_too stdout ----\nError: no answer\n3 passed, 2 failed"
        );
    }

    #[test]
    fn own_checks_are_counted_and_no_tests_are_no_success() {
        let mut tally = Tally::default();
        assert!(!tally.is_success());
        tally.count(true);
        assert!(tally.is_success());
        tally.count(false);
        assert_eq!(tally.to_string(), "1 passed, 1 failed");
        assert!(!tally.is_success());
    }

    #[test]
    fn lane_that_did_not_run_counts_as_skipped_unless_required() {
        let missing = || Missing { what: "no javac".to_owned(), command: "cargo xtask setup --lanes" };
        let mut tally = Tally::default();
        let mut android = Tally::default();
        android.read_line("test result: ok. 7 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        tally.add_lane(Lane::Android, android, Ok(()), true);
        tally.add_lane(Lane::App, Tally::default(), Err(missing()), false);
        assert_eq!(
            tally.to_string(),
            "lane android: ran 7\nlane app: NOT RUN: no javac; cargo xtask setup --lanes\n7 passed, 0 failed, 1 skipped"
        );
        assert!(tally.is_success());

        tally.add_lane(Lane::App, Tally::default(), Err(missing()), true);
        assert!(!tally.is_success());
    }
}
