//! Comparison of offline codes with those of OATH Toolkit's `oathtool`.

use std::process::Command;

use key_protocol::ids::Timestamp;
use key_protocol::offline::{DIGITS, OfflineSecret, PERIOD, Step};
use ring::rand::{SecureRandom as _, SystemRandom};

/// Number of calls, each with a random secret and a random time.
const CALLS: usize = 500;
/// Consecutive codes for each call, since starting the program takes most of the time.
const CODES: usize = 20;

#[test]
fn ten_thousand_codes_match_oathtool() {
    let rng = SystemRandom::new();
    for _ in 0..CALLS {
        let (mut secret, mut random) = ([0; 32], [0; 4]);
        rng.fill(&mut secret).unwrap();
        rng.fill(&mut random).unwrap();
        // 32 unsigned bits reach 2106, past the 2038 limit of signed ones.
        let from = i64::from(u32::from_be_bytes(random));
        let ours: Vec<String> = (0..CODES)
            .map(|later| Step::at(Timestamp(from + PERIOD * i64::try_from(later).unwrap())))
            .map(|step| OfflineSecret::from_bytes(secret).code(step).to_string())
            .collect();
        assert_eq!(ours, oathtool_codes(&secret, from), "from {from} on with {}", hex(&secret));
    }
}

fn oathtool_codes(secret: &[u8], from: i64) -> Vec<String> {
    let output = Command::new("oathtool")
        .args(["--totp=sha256", &format!("--digits={DIGITS}"), &format!("--time-step-size={PERIOD}s")])
        .args([&format!("--now=@{from}"), &format!("--window={}", CODES - 1), &hex(secret)])
        .output()
        .unwrap_or_else(|why| panic!("oathtool cannot be started ({why}): `cargo xtask setup` installs it"));
    assert!(output.status.success(), "oathtool: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
