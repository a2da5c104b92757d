//! The light beside an iPhone's camera.

use objc2_av_foundation::{AVCaptureDevice, AVCaptureTorchMode, AVMediaTypeVideo};
use tauri::{AppHandle, Builder, Runtime};

/// Nothing to add.
pub(super) fn plug_in<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
}

/// Turns it on or off. Whether it is on now.
pub(super) async fn turn<R: Runtime>(_: &AppHandle<R>, on: bool) -> bool {
    set(on).unwrap_or(false)
}

#[allow(unsafe_code, reason = "the bindings of AVFoundation are generated and call everything unsafe")]
fn set(on: bool) -> Option<bool> {
    let mode = if on { AVCaptureTorchMode::On } else { AVCaptureTorchMode::Off };
    // SAFETY: a constant of the framework, and methods that may be called on any thread; the configuration is locked around the change, and
    // a mode is set only on a device that says that it has it, since it raises an exception otherwise.
    unsafe {
        let camera = AVCaptureDevice::defaultDeviceWithMediaType(AVMediaTypeVideo?)?;
        if !camera.hasTorch() || !camera.isTorchModeSupported(mode) {
            return None;
        }
        camera.lockForConfiguration().ok()?;
        camera.setTorchMode(mode);
        camera.unlockForConfiguration();
    }
    Some(on)
}
