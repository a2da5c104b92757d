//! Runs the target `fuzzed::link` on the input of the fuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::link::target(data));
