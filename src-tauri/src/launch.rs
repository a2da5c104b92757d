//! What the app is started with. A phone starts it with nothing.

/// What the person who started the app said.
#[derive(Clone, Debug, Default)]
pub struct Launch {
    /// Address of the backend that the form starts from. A release is for one backend.
    #[cfg(debug_assertions)]
    pub address: Option<String>,
    /// Name of this device in the account's list of devices.
    pub name: Option<String>,
    /// Where things are kept.
    pub vault: VaultPlace,
    /// The file through which a developer plays the sensor. A release has no such thing.
    #[cfg(debug_assertions)]
    pub sensor: Option<std::path::PathBuf>,
    /// Address of a push service on this machine, to play a phone that can be woken.
    #[cfg(debug_assertions)]
    pub push_service: Option<String>,
    /// The link that a phone would have opened the app with.
    #[cfg(debug_assertions)]
    pub link: Option<tauri::Url>,
}

/// Where things are kept.
#[derive(Clone, Debug, Default)]
pub enum VaultPlace {
    /// The record in the app's own folder, secrets in the system's keystore.
    #[default]
    System,
    /// Everything in one file that anyone who can read it can use. A release has no such thing.
    #[cfg(debug_assertions)]
    DevelopmentFile(std::path::PathBuf),
}
