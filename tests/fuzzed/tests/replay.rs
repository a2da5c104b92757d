//! Replays the corpus of every target, with simple mutations, on stable and within seconds.
#![allow(clippy::unwrap_used, reason = "the functions that tests share are tests too")]

use std::fs;
use std::path::{Path, PathBuf};

use fuzzed::{
    challenge, decision, enrolment, enrolment_answer, intents, jws, link, problem, proof, record, sse,
};

macro_rules! replayed {
    ($($target:ident),* $(,)?) => {
        const TARGETS: &[&str] = &[$(stringify!($target)),*];
        $(
            #[test]
            fn $target() {
                replay(stringify!($target), $target::target);
            }
        )*
    };
}

replayed!(challenge, decision, enrolment, enrolment_answer, intents, jws, link, problem, proof, record, sse);

#[test]
fn every_target_of_the_fuzzer_is_replayed() {
    assert_eq!(names_in(&fuzz("corpus")), TARGETS);
    let wrappers: Vec<String> = TARGETS.iter().map(|target| format!("{target}.rs")).collect();
    assert_eq!(names_in(&fuzz("fuzz_targets")), wrappers);
}

fn replay(target: &str, run: fn(&[u8])) {
    let folder = fuzz("corpus").join(target);
    let names = names_in(&folder);
    assert!(!names.is_empty(), "{} is empty", folder.display());
    for name in names {
        let input = fs::read(folder.join(&name)).unwrap();
        for (nth, mutant) in mutants(input).into_iter().enumerate() {
            // Dropped while panicking, the guard prints the input that made the target panic.
            let on_panic = PrintOnPanic(format!("{target}/{name}, mutant {nth}: {}", mutant.escape_ascii()));
            run(&mutant);
            drop(on_panic);
        }
    }
}

/// Returns the input and its mutants: truncated, or with a byte changed, removed or doubled, at
/// evenly spaced positions.
fn mutants(input: Vec<u8>) -> Vec<Vec<u8>> {
    const POSITIONS: usize = 3;
    let length = input.len();
    let mut mutants = vec![input.clone()];
    for position in (0..POSITIONS.min(length)).map(|nth| (nth * 2 + 1) * length / (POSITIONS * 2)) {
        mutants.push(input[..position].to_vec());
        let mut changed = input.clone();
        changed[position] ^= 1 << (position % 8);
        mutants.push(changed);
        mutants.push([&input[..position], &input[position + 1..]].concat());
        mutants.push([&input[..=position], &input[position..]].concat());
    }
    mutants
}

/// Prints its message when dropped during a panic.
struct PrintOnPanic(String);

impl Drop for PrintOnPanic {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("while running {}", self.0);
        }
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn fuzz(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz").join(folder)
}
