//! Options that the app is started with. A phone starts it with the defaults.

/// Options of the command line.
#[derive(Clone, Debug, Default)]
pub struct Launch {
    /// Initial address of the backend. A release has a fixed one.
    #[cfg(debug_assertions)]
    pub address: Option<String>,
    /// Name of this device in the account's list of devices.
    pub name: Option<String>,
    /// Storage of the vault.
    pub vault: VaultLocation,
    /// File that controls the simulated biometric sensor. Not in a release.
    #[cfg(debug_assertions)]
    pub sensor: Option<std::path::PathBuf>,
    /// Address of a push service on this machine, which makes the computer behave like a phone that
    /// receives pushes.
    #[cfg(debug_assertions)]
    pub push_service: Option<String>,
    /// Link to open, as a phone opens the app with one.
    #[cfg(debug_assertions)]
    pub link: Option<tauri::Url>,
}

/// Where the vault is stored.
#[derive(Clone, Debug, Default)]
pub enum VaultLocation {
    /// The record is in the app's own folder, secrets are in the system's keystore.
    #[default]
    System,
    /// Record and secrets are in one unencrypted file. Not in a release.
    #[cfg(debug_assertions)]
    DevelopmentFile(std::path::PathBuf),
}
