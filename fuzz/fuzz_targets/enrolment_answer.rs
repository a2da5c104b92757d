//! Runs the target `fuzzed::enrolment_answer` on the input of the fuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::enrolment_answer::target(data));
