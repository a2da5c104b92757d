//! Runs the target `fuzzed::jws` on the input of the fuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::jws::target(data));
