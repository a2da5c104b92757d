//! Runs the target `fuzzed::enrolment` on the input of the fuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::enrolment::target(data));
