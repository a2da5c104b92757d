//! From the state to the view. Decisions are made here; wording and looks are not.

use std::time::Duration;

use key_protocol::device::DeviceEntry;
use key_protocol::enrolment::Platform;
use key_protocol::ids::Timestamp;
use key_view::{
    AboutView, AccountView, AvailableSensor, ChallengeView, ChoosePinView, CodeView, DeviceKind,
    DeviceListView, DeviceView, DevicesView, DisconnectTarget, DisconnectView, DistributorView, EnrolView,
    FilledView, HistoryView, HomeView, LicenceView, OfferNotificationsView, OfflineCodeView, Overlay,
    PastView, PendingView, PinTrouble, PinView, PushView, ResultView, ScanView, Screen, SensorView,
    SettingsView, TimeLeft, ViewModel,
};

use crate::device::Device;
use crate::domain::challenge::{Pending, Progress};
use crate::domain::notes::Past;
use crate::domain::{offline_code, pin, tries};
use crate::now::Now;
use crate::ports::Distributor;
use crate::state::{
    Check, Concluded, Devices, EnrolledAccount, PinChoice, PinPad, Place, State, Trouble, challenge_kind,
    details,
};

/// Builds the view of `state` at `now`.
#[must_use]
pub fn view(state: &State, now: Now, device: &Device, revision: u64) -> ViewModel {
    ViewModel {
        revision,
        key: state.key(),
        depth: state.depth(),
        back: state.back(),
        screen: screen(state, now, device),
        overlay: overlay(state, now),
        message: state.message.clone(),
        preferences: state.notes.preferences,
    }
}

/// Returns when the view changes by itself, on the monotonic clock, or `None` if it does not.
#[must_use]
pub fn next_change(state: &State, now: Now) -> Option<Duration> {
    let expiries = state.pending.iter().filter(|p| matches!(p.progress, Progress::Open)).map(|p| p.deadline);
    let code = match screen_code(state, now) {
        Some(CodeView::Shown(code)) => {
            Some(now.monotonic + Duration::from_millis(u64::from(code.time_left.ms)))
        }
        _ => None,
    };
    let held =
        state.pin_pad.is_some().then_some(state.tries.held_until).filter(|until| *until > now.monotonic);
    expiries.chain(code).chain(held).min()
}

fn screen(state: &State, now: Now, device: &Device) -> Screen {
    match &state.place {
        Place::Blocked(why) => Screen::Blocked(*why),
        Place::Enrol(enrol) => Screen::Enrol(EnrolView {
            address: device.address.clone(),
            address_fixed: device.address_fixed,
            busy: enrol.busy(),
            problem: enrol.problem(),
            filled: enrol.filled().map(|form| FilledView {
                username: form.username.as_str().to_owned(),
                host: form.origin.host().to_owned(),
            }),
            can_scan: state.camera,
            first: state.accounts.is_empty(),
        }),
        Place::Scan { light } => Screen::Scan(ScanView { light: *light }),
        Place::ChoosePin { changing, choice } => Screen::ChoosePin(ChoosePinView {
            min_length: state.pin_min_length(),
            max_length: pin::MAX_LENGTH,
            busy: *choice == PinChoice::Setting,
            changing: *changing,
            sensor: if *changing { AvailableSensor::None } else { state.sensor },
            problem: choice.problem(),
        }),
        Place::OfferNotifications { busy } => {
            Screen::OfferNotifications(OfferNotificationsView { busy: *busy })
        }
        Place::Home => Screen::Home(HomeView {
            pending: state.pending.iter().map(|pending| pending_view(state, pending, now)).collect(),
            accounts: accounts(state),
        }),
        Place::Challenge(id) => match state.pending(id) {
            Some(pending) => Screen::Challenge(challenge(state, pending, now)),
            // Unreachable: a challenge that ends leaves the screen.
            None => Screen::Home(HomeView { pending: Vec::new(), accounts: accounts(state) }),
        },
        Place::Result(concluded) => Screen::Result(result(state, concluded)),
        Place::OfflineCode { handle, .. } => Screen::OfflineCode(OfflineCodeView {
            account: handle.as_str().to_owned(),
            username: state.account(handle).map_or_else(String::new, |a| a.username.as_str().to_owned()),
            code: screen_code(state, now).unwrap_or(CodeView::Hidden),
        }),
        Place::Devices { handle, devices } => Screen::Devices(DevicesView {
            username: state.account(handle).map_or_else(String::new, |a| a.username.as_str().to_owned()),
            list: match devices {
                Devices::Loading => DeviceListView::Loading,
                Devices::Failed(why) => DeviceListView::Failed(*why),
                Devices::Listed(list) | Devices::Confirming { list, .. } | Devices::Saving { list, .. } => {
                    DeviceListView::Listed(list.iter().map(device_view).collect())
                }
            },
            busy: devices.busy(),
        }),
        Place::History => {
            Screen::History(HistoryView { entries: state.notes.history.iter().map(past).collect() })
        }
        Place::Past(id) => match state.past(id) {
            Some(entry) => Screen::Past(past(entry)),
            // Unreachable: an entry that leaves the history leaves the screen.
            None => Screen::History(HistoryView { entries: Vec::new() }),
        },
        Place::About => Screen::About(AboutView {
            version: device.app_version.as_str().to_owned(),
            licences: device.licences.lines().filter_map(licence).collect(),
        }),
        Place::Settings(settings) => Screen::Settings(SettingsView {
            accounts: accounts(state),
            busy: settings.busy(),
            sensor: state.sensor.map(|sensor| SensorView { sensor, on: state.sensor_on }),
            notifications: state.notifications,
            push: push(state, now),
            version: device.app_version.as_str().to_owned(),
        }),
    }
}

/// Returns the PIN pad, or the dialog that confirms a disconnection.
fn overlay(state: &State, now: Now) -> Option<Overlay> {
    if let Some(pad) = &state.pin_pad {
        return Some(Overlay::Pin(pin_pad(state, pad, now)));
    }
    let (target, busy) = match &state.place {
        Place::Settings(settings) => {
            let handle = settings.dialog()?;
            let username = state.account(handle)?.username.as_str().to_owned();
            (DisconnectTarget::Account { id: handle.as_str().to_owned(), username }, settings.busy())
        }
        Place::Devices { devices, .. } => {
            let id = devices.dialog()?;
            let name = devices.find(id)?.name.as_str().to_owned();
            (DisconnectTarget::Device { id: id.as_str().to_owned(), name }, devices.busy())
        }
        _ => return None,
    };
    Some(Overlay::Disconnect(DisconnectView { target, busy }))
}

fn push(state: &State, now: Now) -> PushView {
    let status = &state.push;
    let seconds = |at: Timestamp| u32::try_from(now.wall - at).unwrap_or(0);
    let distributor = |distributor: &Distributor| DistributorView {
        id: distributor.id.clone(),
        name: distributor.name.clone(),
        chosen: distributor.chosen,
    };
    PushView {
        way: status.way(),
        distributors: status.distributors.iter().map(distributor).collect(),
        channel_off: status.health.channel_off,
        restricted: status.health.restricted,
        last_seconds_ago: status.health.last.map(seconds),
        dropped: status.health.dropped,
        test: status.test,
    }
}

fn accounts(state: &State) -> Vec<AccountView> {
    let view = |EnrolledAccount { account, connection }: &EnrolledAccount| AccountView {
        id: account.handle.as_str().to_owned(),
        username: account.username.as_str().to_owned(),
        display_name: account.display_name.clone(),
        host: account.origin.host().to_owned(),
        connection: *connection,
    };
    state.accounts.iter().map(view).collect()
}

fn pending_view(state: &State, pending: &Pending, now: Now) -> PendingView {
    PendingView {
        id: pending.id().as_str().to_owned(),
        kind: challenge_kind(pending.signed.claims().kind),
        service: pending.signed.claims().service.clone(),
        username: username(state, pending),
        time_left: time_left(pending.deadline, pending.lifetime(), now),
    }
}

fn challenge(state: &State, pending: &Pending, now: Now) -> ChallengeView {
    let claims = pending.signed.claims();
    let time_left = time_left(pending.deadline, pending.lifetime(), now);
    ChallengeView {
        id: pending.id().as_str().to_owned(),
        kind: challenge_kind(claims.kind),
        service: claims.service.clone(),
        username: username(state, pending),
        browser: claims.context.browser.clone(),
        os: claims.context.os.clone(),
        place: claims.context.place.clone(),
        ip: claims.context.ip.clone(),
        details: details(claims),
        number_digits: claims.number_matching_digits.into(),
        time_left,
        asked_seconds_ago: time_left.of_ms.saturating_sub(time_left.ms) / 1000,
        busy: matches!(pending.progress, Progress::Sending(_)),
        unsent: match pending.progress {
            Progress::Unsent { trouble, .. } => Some(trouble),
            Progress::Open | Progress::Sending(_) => None,
        },
        others_waiting: others(state, 1),
    }
}

fn result(state: &State, concluded: &Concluded) -> ResultView {
    ResultView {
        kind: concluded.kind,
        service: concluded.service.clone(),
        username: concluded.username.clone(),
        ending: concluded.ending.clone(),
        others_waiting: others(state, 0),
    }
}

fn licence(line: &str) -> Option<LicenceView> {
    let (licence, packages) = line.split_once(": ")?;
    Some(LicenceView { licence: licence.to_owned(), packages: packages.to_owned() })
}

fn device_view(device: &DeviceEntry) -> DeviceView {
    DeviceView {
        id: device.id.as_str().to_owned(),
        name: device.name.as_str().to_owned(),
        kind: match device.platform {
            Platform::Android => DeviceKind::Android,
            Platform::Ios => DeviceKind::Ios,
            Platform::Desktop => DeviceKind::Desktop,
        },
        this: device.this,
        enrolled_at: device.enrolled_at.seconds(),
        seen_at: device.last_seen_at.seconds(),
    }
}

fn past(past: &Past) -> PastView {
    let past = past.clone();
    PastView {
        id: past.id.as_str().to_owned(),
        kind: past.kind,
        service: past.service,
        username: past.username,
        browser: past.browser,
        os: past.os,
        place: past.place,
        ip: past.ip,
        details: past.details,
        ending: past.ending,
        at: past.at.seconds(),
    }
}

fn others(state: &State, shown: usize) -> u32 {
    u32::try_from(state.pending.len().saturating_sub(shown)).unwrap_or(u32::MAX)
}

fn username(state: &State, pending: &Pending) -> String {
    state.account(&pending.handle).map_or_else(String::new, |account| account.username.as_str().to_owned())
}

fn screen_code(state: &State, now: Now) -> Option<CodeView> {
    let Place::OfflineCode { handle, secret: Some(secret) } = &state.place else {
        return None;
    };
    let skew = state.account(handle)?.skew;
    Some(CodeView::Shown(offline_code::shown(secret, skew, now.wall, now.millis)))
}

fn pin_pad(state: &State, pad: &PinPad, now: Now) -> PinView {
    let tries = state.tries;
    PinView {
        purpose: pad.purpose.purpose(),
        min_length: pin::MIN_LENGTH,
        max_length: pin::MAX_LENGTH,
        busy: pad.check != Check::None,
        sensor: state.sensor.strong().filter(|_| state.sensor_on && pad.purpose.takes_sensor()),
        waits_for_sensor: pad.check == Check::Sensor,
        // While a PIN is being checked its try is counted already, but is not a failure yet.
        trouble: if pad.check != Check::None {
            None
        } else if tries.may_try(now.monotonic) {
            pad.trouble.map(|trouble| match trouble {
                Trouble::Wrong => PinTrouble::Wrong,
                Trouble::NotChecked => PinTrouble::NotChecked,
                Trouble::Sensor(why) => PinTrouble::Sensor(why),
            })
        } else {
            Some(PinTrouble::Wait(time_left(tries.held_until, tries.delay, now)))
        },
        tries_left: (tries.left <= tries::WARN_FROM).then_some(tries.left),
    }
}

fn time_left(deadline: Duration, of: Duration, now: Now) -> TimeLeft {
    let ms = |duration: Duration| u32::try_from(duration.as_millis()).unwrap_or(u32::MAX);
    TimeLeft { ms: ms(deadline.saturating_sub(now.monotonic)), of_ms: ms(of) }
}
