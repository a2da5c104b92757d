//! Runs the backend as a program for development.

mod arguments;

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use arguments::PushArguments;
use backend_mock::{CHALLENGE_LIFETIME, Config, PushService, Seed, Server, Simulator, SystemClock};
use clap::Parser;
use key_protocol::challenge::NumberMatching;
use key_protocol::ids::Origin;
use tracing_subscriber::EnvFilter;

/// A backend to develop and test Finago Key against, with the login pages of a service that uses it.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Where to listen; port 0 for any that is free.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// What devices and browsers call this backend [default: http://<listen>].
    #[arg(long, value_parser = |text: &str| Origin::parse(text))]
    origin: Option<Origin>,
    /// Keep the state in this file across restarts.
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// The users to begin with, as TOML; see backend-mock/seed.toml.
    #[arg(long, value_name = "FILE")]
    seed: Option<PathBuf>,
    /// Digits the login page shows to be typed in the app: 0 (none), 2 or 6.
    #[arg(long, value_name = "DIGITS", default_value = "2", value_parser = number_matching)]
    number_matching: NumberMatching,
    /// How long a login waits for the app.
    #[arg(long, value_name = "SECONDS", default_value_t = CHALLENGE_LIFETIME, value_parser = clap::value_parser!(u32).range(1..=600))]
    challenge_lifetime: u32,
    /// Wake the app in the iOS simulator that is booted on this Mac when it is asked something.
    #[arg(long)]
    simulator: bool,
    #[command(flatten)]
    push: PushArguments,
}

fn number_matching(text: &str) -> Result<NumberMatching, &'static str> {
    let digits: u8 = text.parse().map_err(|_| "0, 2 or 6 digits")?;
    NumberMatching::try_from(digits)
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The message says what to do, then why; a backtrace would not help the user.
            let _ = writeln!(std::io::stderr(), "error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let seed = match &arguments.seed {
        Some(path) => {
            Seed::load(path).with_context(|| format!("cannot use the seed file {}", path.display()))?
        }
        None => Seed::built_in()?,
    };
    let push_service = match arguments.push.push_service {
        Some(address) => {
            let started = PushService::start(address, Arc::new(SystemClock)).await;
            Some(started.with_context(|| {
                format!("cannot listen on {address}; choose another place with --push-service")
            })?)
        }
        None => None,
    };
    let server = Server::start(Config {
        listen: arguments.listen,
        origin: arguments.origin,
        state: arguments.state,
        seed,
        number_matching: arguments.number_matching,
        challenge_lifetime: arguments.challenge_lifetime,
        simulator: arguments.simulator.then(Simulator::booted),
        push: arguments.push.config()?,
        clock: Arc::new(SystemClock),
    })
    .await?;
    print_startup_information(&server, push_service.as_ref())
        .context("cannot say where the login page is")?;
    tokio::signal::ctrl_c().await.context("cannot wait for Ctrl-C")?;
    server.shutdown().await;
    Ok(())
}

/// Prints the users and URLs. The users are fictitious, so their passwords are no secret.
fn print_startup_information(server: &Server, push_service: Option<&PushService>) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:<28} {:<20} one-time passwords not used yet", "username", "password")?;
    for user in server.control().users() {
        let unused = user.one_time_passwords.iter().take(4).map(String::as_str).collect::<Vec<_>>();
        let codes =
            if user.is_new { "(new: log in on the page first)".to_owned() } else { unused.join("  ") };
        writeln!(out, "{:<28} {:<20} {codes}", user.username.as_str(), user.password)?;
    }
    if let Some(push_service) = push_service {
        writeln!(out, "The push service is at {}", push_service.origin())?;
    }
    if let Some(console) = server.console() {
        writeln!(out, "The developer console is at {console}, for browsers on this machine")?;
    }
    writeln!(out, "The login page is at {}", server.login_page())
}
