//! Runs the target `fuzzed::sse` on the input of the fuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::sse::target(data));
