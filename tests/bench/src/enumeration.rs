//! Username enumeration by response time: the median for an unknown username over the median for a
//! known one with a wrong password or code. A ratio of 1 reveals nothing. Both alternate, so that
//! other load on the machine affects them alike.

use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use backend_mock::{Config, ManualClock, Server};
use key_protocol::enrolment::{
    Code, DeviceDescription, Enrolment, EnrolmentRequest, Platform, approval_statement,
};
use key_protocol::ids::{AppVersion, DeviceText, Jti, Origin, Timestamp, Username};
use key_protocol::keys::{AgreementKey, SigningKey};
use key_protocol::paths::Endpoint;
use reqwest::header::{CONTENT_TYPE, COOKIE};
use reqwest::{Client, RequestBuilder};
use ring::rand::SystemRandom;

use crate::figures::{Figures, ms};

const PAIRS: usize = 2000;
const KNOWN: &str = "maija.virtanen@example.fi";
const UNKNOWN: &str = "maija.virtanen@example.se";
/// Seconds after which the backend checks a try again, after any number of wrong ones.
const LONGEST_DELAY: i64 = 60 * 60;

pub(crate) async fn measure(figures: &mut Figures) -> Result<()> {
    let clock = ManualClock::at(Timestamp(1_767_268_800));
    let config = Config { clock: Arc::new(clock.clone()), ..Config::for_tests()? };
    let backend = Server::start(config).await?;
    let (control, origin, client) = (backend.control(), backend.origin().clone(), Client::new());

    let form = LoginForm::open(&client, &origin).await?;
    let [unknown, known] = alternate(&clock, 422, |username| form.filled_in(username)).await?;
    figures.ratio("wrong password, unknown to known username", &unknown, &known);

    let device = Device::new()?;
    let [unknown, known] =
        alternate(&clock, 401, |username| device.enrolment(&client, &origin, username, control.now()))
            .await?;
    figures.ratio("wrong code, unknown to known username", &unknown, &known);
    backend.shutdown().await;
    Ok(())
}

/// Returns the response times in milliseconds for the unknown and the known username.
async fn alternate(
    clock: &ManualClock,
    status: u16,
    request: impl Fn(&str) -> Result<RequestBuilder>,
) -> Result<[Vec<f64>; 2]> {
    let mut taken = [Vec::new(), Vec::new()];
    for pair in 0..PAIRS {
        clock.advance(LONGEST_DELAY);
        // Alternates the order too, so that neither benefits from going second.
        for which in [pair % 2, (pair + 1) % 2] {
            let request = request([UNKNOWN, KNOWN][which])?;
            let started = Instant::now();
            let response = request.send().await?;
            let received = response.status();
            response.bytes().await?;
            taken[which].push(ms(started.elapsed()));
            ensure!(received == status, "{received} instead of {status}");
        }
    }
    Ok(taken)
}

/// The login form with the cookie and CSRF token that a browser would send.
struct LoginForm {
    client: Client,
    address: String,
    cookie: String,
    csrf: String,
}

impl LoginForm {
    async fn open(client: &Client, origin: &Origin) -> Result<Self> {
        let address = format!("{origin}/login");
        let response = client.get(&address).send().await?;
        let cookie = response.headers().get("set-cookie").context("no cookie")?.to_str()?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let page = response.text().await?;
        let field = page.split_once(r#"name="csrf" value=""#).context("no CSRF token in the form")?.1;
        let csrf = field.split('"').next().unwrap_or_default().to_owned();
        Ok(Self { client: client.clone(), address, cookie, csrf })
    }

    fn filled_in(&self, username: &str) -> Result<RequestBuilder> {
        let body = format!("csrf={}&username={username}&password=Kirjanpito-41", self.csrf);
        let request = self.client.post(&self.address).header(COOKIE, &self.cookie);
        Ok(request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body))
    }
}

/// A device whose enrolments are rejected.
struct Device {
    possession: SigningKey,
    approval: SigningKey,
    agreement: AgreementKey,
    about: DeviceDescription,
}

impl Device {
    fn new() -> Result<Self> {
        let rng = SystemRandom::new();
        let text = |text| DeviceText::parse(text);
        let about = DeviceDescription {
            name: text("Phone")?,
            platform: Platform::Android,
            model: text("Pixel 9")?,
            app_version: AppVersion::parse("1.0.0")?,
        };
        Ok(Self {
            possession: SigningKey::generate(&rng)?,
            approval: SigningKey::generate(&rng)?,
            agreement: AgreementKey::generate(&rng)?,
            about,
        })
    }

    fn enrolment(
        &self,
        client: &Client,
        origin: &Origin,
        username: &str,
        iat: Timestamp,
    ) -> Result<RequestBuilder> {
        let jti = Jti::random(&SystemRandom::new())?;
        let (possession, approval) = (self.possession.public(), self.approval.public());
        let statement = Enrolment {
            origin,
            iat,
            jti: &jti,
            username: &Username::new(username),
            code: &Code::new("WRONG-CODE"),
            device: &self.about,
            possession,
            approval: &approval_statement(&jti, approval, possession).signed_by(&self.approval)?,
            agreement: self.agreement.public(),
            attestation: None,
        };
        let enrolment = statement.draft().signed_by(&self.possession)?;
        let body = serde_json::to_vec(&EnrolmentRequest { enrolment })?;
        Ok(client.post(Endpoint::Enrol.url(origin)).body(body))
    }
}
