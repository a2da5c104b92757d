//! Runs the target `fuzzed::problem` on the input of the fuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::problem::target(data));
