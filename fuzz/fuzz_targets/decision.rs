//! Runs the target `fuzzed::decision` on the input of the fuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::decision::target(data));
