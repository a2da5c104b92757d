//! Torch of an iPhone's camera.

use objc2_av_foundation::{AVCaptureDevice, AVCaptureTorchMode, AVMediaTypeVideo};
use tauri::{AppHandle, Runtime};

/// Switches the torch. Returns whether it is on afterwards.
pub(super) async fn turn<R: Runtime>(_: &AppHandle<R>, on: bool) -> bool {
    set(on).unwrap_or(false)
}

#[allow(unsafe_code, reason = "the bindings of AVFoundation are generated and call everything unsafe")]
fn set(on: bool) -> Option<bool> {
    let mode = if on { AVCaptureTorchMode::On } else { AVCaptureTorchMode::Off };
    // SAFETY: a constant of the framework, and methods that may be called on any thread. The
    // configuration is locked during the change. A mode is set only on a device that supports it,
    // since it raises an exception otherwise.
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
