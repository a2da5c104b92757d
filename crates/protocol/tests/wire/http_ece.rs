//! Interoperability of sealed pushes with the PyPI packages `http_ece` (decrypts) and `pywebpush`
//! (encrypts). Run by `cargo xtask lane webpush`, which installs both.

use std::io::Write as _;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::keys::PublicKey;
use key_protocol::push::{Receiver, open};
use p256::SecretKey;
use p256::ecdh::diffie_hellman;
use p256::elliptic_curve::sec1::ToSec1Point as _;
use ring::rand::{SecureRandom as _, SystemRandom};
use serde_json::{Value, json};
use zeroize::Zeroizing;

/// Number of messages in each direction, each for a different device.
const MESSAGES: usize = 50;

struct Device {
    secret: SecretKey,
    receiver: Receiver,
}

impl Device {
    fn new() -> Self {
        let (mut secret, mut auth) = ([0; 32], [0; 16]);
        SystemRandom::new().fill(&mut secret).unwrap();
        SystemRandom::new().fill(&mut auth).unwrap();
        let secret = SecretKey::from_slice(&secret).unwrap();
        let point = secret.public_key().to_sec1_point(false);
        let receiver = Receiver::new(PublicKey::from_point(point.as_bytes()).unwrap(), auth);
        Self { secret, receiver }
    }

    fn opens(&self, sealed: &[u8]) -> String {
        let agree = |sender: &PublicKey| {
            let sender = p256::PublicKey::from_sec1_bytes(sender.as_point()).unwrap();
            let shared = diffie_hellman(self.secret.to_nonzero_scalar(), sender.as_affine());
            Some(Zeroizing::new(shared.raw_secret_bytes()[..].try_into().unwrap()))
        };
        String::from_utf8(open(sealed, &self.receiver, agree).unwrap()).unwrap()
    }
}

#[test]
#[ignore = "needs http_ece and pywebpush: `cargo xtask lane webpush`"]
fn sealed_messages_interoperate_with_http_ece_and_pywebpush() {
    let devices: Vec<_> = (0..MESSAGES).map(|_| Device::new()).collect();
    let plain = |at: usize| format!("{{\"v\":1,\"t\":\"{}📱\"}}", "ä".repeat(at * 20));
    let to_open = devices.iter().enumerate().map(|(at, device)| {
        let body = device.receiver.seal(plain(at).as_bytes(), &SystemRandom::new()).unwrap();
        json!({
            "body": URL_SAFE_NO_PAD.encode(body),
            "key": URL_SAFE_NO_PAD.encode(device.secret.to_bytes()),
            "auth": device.receiver.auth(),
        })
    });
    let to_seal = devices.iter().enumerate().map(|(at, device)| {
        json!({ "p256dh": device.receiver.p256dh(), "auth": device.receiver.auth(), "plain": plain(at) })
    });
    let response =
        run_script(&json!({ "open": to_open.collect::<Vec<_>>(), "seal": to_seal.collect::<Vec<_>>() }));
    for (at, device) in devices.iter().enumerate() {
        assert_eq!(response["opened"][at], plain(at), "message {at}");
        let sealed = URL_SAFE_NO_PAD.decode(response["sealed"][at].as_str().unwrap()).unwrap();
        assert_eq!(device.opens(&sealed), plain(at), "message {at}");
    }
}

fn run_script(request: &Value) -> Value {
    let python = std::env::var_os("WEBPUSH_PYTHON")
        .unwrap_or_else(|| panic!("run this by `cargo xtask lane webpush`"));
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wire/webpush.py");
    let mut child =
        Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap_or_else(
            |why| panic!("Python cannot be started ({why}): `cargo xtask lane webpush` sets it up"),
        );
    child.stdin.take().unwrap().write_all(request.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "webpush.py failed");
    serde_json::from_slice(&output.stdout).unwrap()
}
