//! Feeds `fuzzed::enrolment_answer` with what the fuzzer makes up.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::enrolment_answer::target(data));
