//! Feeds `fuzzed::sse` with what the fuzzer makes up.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::sse::target(data));
