//! Runs the target `fuzzed::proof` on the input of the fuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::proof::target(data));
