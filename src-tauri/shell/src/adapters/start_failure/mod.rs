//! Reports that the app cannot start.

/// Kind of failure, by what the user can do about it.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// The app's files or keys cannot be opened.
    Storage,
    /// Any other failure.
    Other,
}

#[cfg(target_os = "android")]
mod android;
#[cfg(not(target_os = "android"))]
mod elsewhere;

#[cfg(target_os = "android")]
pub(crate) use android::report;
#[cfg(not(target_os = "android"))]
pub(crate) use elsewhere::report;
