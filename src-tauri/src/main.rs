//! Command line of the app on a computer.

use clap::Parser;
use finago_shell::{Launch, VaultLocation};

/// Confirms logins, from a window the size of a phone.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Address of the backend to start from.
    #[cfg(debug_assertions)]
    #[arg(long, value_name = "URL")]
    address: Option<String>,

    /// What to call this device in the list of devices; the computer's name unless given.
    #[arg(long)]
    name: Option<String>,

    /// Keep everything, the secrets too, in this file instead of the system's keystore. For development only.
    #[cfg(debug_assertions)]
    #[arg(long, value_name = "FILE")]
    vault: Option<std::path::PathBuf>,

    /// Play the fingerprint sensor through this file; src-tauri/shell/src/adapters/presence/simulated.rs says how. For development only.
    #[cfg(debug_assertions)]
    #[arg(long, value_name = "FILE")]
    sensor: Option<std::path::PathBuf>,

    /// Be woken through this push service (docs/push-service.md), as a phone is: closing the window hides it. For development only.
    #[cfg(debug_assertions)]
    #[arg(long, value_name = "URL")]
    push_service: Option<String>,

    /// Open this link, as a phone would that followed it. For development only.
    #[cfg(debug_assertions)]
    #[arg(long, value_name = "LINK")]
    link: Option<tauri::Url>,
}

impl Arguments {
    #[cfg(debug_assertions)]
    fn vault(&mut self) -> VaultLocation {
        self.vault.take().map_or(VaultLocation::System, VaultLocation::DevelopmentFile)
    }

    #[cfg(not(debug_assertions))]
    fn vault(&mut self) -> VaultLocation {
        VaultLocation::System
    }
}

fn main() -> anyhow::Result<()> {
    let mut arguments = Arguments::parse();
    let vault = arguments.vault();
    let launch = Launch {
        #[cfg(debug_assertions)]
        address: arguments.address,
        name: arguments.name,
        vault,
        #[cfg(debug_assertions)]
        sensor: arguments.sensor,
        #[cfg(debug_assertions)]
        push_service: arguments.push_service,
        #[cfg(debug_assertions)]
        link: arguments.link,
    };
    Ok(finago_shell::run(launch)?)
}
