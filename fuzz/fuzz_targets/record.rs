//! Runs the target `fuzzed::record` on the input of the fuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::record::target(data));
