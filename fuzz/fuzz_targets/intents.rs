//! Runs the target `fuzzed::intents` on the input of the fuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::intents::target(data));
