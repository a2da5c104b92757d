//! Runs the target `fuzzed::challenge` on the input of the fuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::challenge::target(data));
