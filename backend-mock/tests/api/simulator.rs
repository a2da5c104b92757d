//! Pushes to an iOS simulator: it gets the payload that APNs would get. A script replaces `xcrun`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use backend_mock::Simulator;
use support::wire::NewPhone;
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, NOON, World};
use tempfile::TempDir;
use tokio::sync::oneshot;

const TIMEOUT: Duration = Duration::from_secs(20);

/// Fake `xcrun` that reports through a pipe its arguments and the content of the file it was given.
struct Xcrun {
    folder: TempDir,
}

impl Xcrun {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        assert!(Command::new("mkfifo").arg(folder.path().join("called")).status().unwrap().success());
        let xcrun = Self { folder };
        let script = "#!/bin/sh\n{ printf '%s ' \"$@\"; printf '\\n'; cat \"$5\"; } > \"${0%/*}/called\"\n";
        // Written by another process, because a file that this process has open for writing cannot
        // be executed (ETXTBSY).
        let mut write = Command::new("sh");
        write.args(["-c", "printf %s \"$1\" > \"$0\" && chmod +x \"$0\""]).arg(xcrun.program()).arg(script);
        assert!(write.status().unwrap().success());
        xcrun
    }

    fn program(&self) -> PathBuf {
        self.folder.path().join("xcrun")
    }

    /// Waits for the next call; returns its arguments and the content of the file.
    async fn called(&self) -> (String, String) {
        let (sender, receiver) = oneshot::channel();
        let pipe = self.folder.path().join("called");
        std::thread::spawn(move || sender.send(fs::read_to_string(pipe)));
        let call: io::Result<String> = tokio::time::timeout(TIMEOUT, receiver).await.unwrap().unwrap();
        let call = call.unwrap();
        let (arguments, file) = call.split_once('\n').unwrap();
        (arguments.trim_end().to_owned(), file.to_owned())
    }
}

#[tokio::test]
async fn simulator_gets_the_apns_payload_for_ios_devices_only() {
    let xcrun = Xcrun::new();
    let world = World::with(|config| config.simulator = Some(Simulator::with_xcrun(xcrun.program()))).await;
    let _android = world.wire_phone().await;
    let iphone = NewPhone::new(&world).iphone().connect(AAKE, AAKES_CODE).await;

    world.issue(MAIJA);
    let id = world.issue(AAKE).id;
    let (arguments, payload) = xcrun.called().await;
    let (before, file) = arguments.rsplit_once(' ').unwrap();
    assert_eq!(before, "simctl push booted fi.finago.key");
    assert_eq!(
        payload,
        format!(
            r#"{{"aps":{{"alert":{{"loc-key":"push.request"}},"category":"request","sound":"default","interruption-level":"time-sensitive"}},"v":1,"d":"{}","c":"{}","e":{}}}"#,
            iphone.id,
            id,
            NOON.seconds() + 120
        )
    );
    let next = world.issue(AAKE).id;
    assert!(xcrun.called().await.1.contains(next.as_str()));
    assert!(file.ends_with(".json") && !Path::new(file).exists(), "{file}");
}

#[tokio::test]
async fn failing_simulator_does_not_block_challenges() {
    let world = World::with(|config| config.simulator = Some(Simulator::with_xcrun("/nowhere/xcrun"))).await;
    let iphone = NewPhone::new(&world).iphone().connect(MAIJA, MAIJAS_CODES[0]).await;
    for _ in 0..3 {
        let id = world.issue(MAIJA).id;
        assert_eq!(iphone.challenge(&id).await.claims().id, id);
    }
}
