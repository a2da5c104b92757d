//! Identity of the current boot, which the time since boot belongs to. Android's comes with its
//! description of the phone (`Host.kt`).

use key_core::now::BootId;

/// Returns the kernel's random id of this boot.
#[cfg(target_os = "linux")]
#[allow(clippy::disallowed_methods, reason = "the kernel tells its parameters as files")]
pub fn boot() -> Option<BootId> {
    let id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(BootId::of(id.trim()))
}

/// Returns the UUID of this boot, `kern.bootsessionuuid`.
#[cfg(target_vendor = "apple")]
#[allow(unsafe_code, reason = "the kernel's parameters are read by a C function")]
pub fn boot() -> Option<BootId> {
    use nix::libc::sysctlbyname;

    let mut uuid = [0_u8; 64];
    let mut length = uuid.len();
    let name = c"kern.bootsessionuuid".as_ptr();
    // SAFETY: the name ends with NUL, and `uuid` can be written to for `length` bytes. Nothing is
    // set, so the new value is null and of length 0.
    let status =
        unsafe { sysctlbyname(name, uuid.as_mut_ptr().cast(), &raw mut length, std::ptr::null_mut(), 0) };
    let text = std::ffi::CStr::from_bytes_until_nul(&uuid).ok()?.to_str().ok()?;
    (status == 0 && !text.is_empty()).then(|| BootId::of(text))
}

/// Returns no id: boots count as different, so the phone's wall clock stands in.
#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub fn boot() -> Option<BootId> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn boot_stays_the_same_while_this_computer_runs() {
        assert!(boot().is_some());
        assert_eq!(boot(), boot());
    }
}
