//! The table of changes: where each event is accepted and where it leads. Anywhere else it is
//! refused and changes nothing.

use std::sync::LazyLock;

use key_protocol::decision::Verdict;
use key_protocol::ids::Timestamp;
use key_protocol::list::Element;
use key_protocol::offline::OfflineSecret;
use key_view::{
    AvailableSensor, Blocked, Connection, Ending, EnrolProblem, Message, News, Notifications, PinProblem,
    PushTest, PushWay, SendTrouble, SensorTrouble,
};

use super::event::Event::{self as T, *};
use super::fixture::Situation::{self, *};
use super::fixture::fingerprint;
use super::samples::{
    NOON, PROBLEM, TOO_LATE, account, challenge, devices, form, handed_over, handle, id, jws, notes,
    other_device, read, revoke, this_device,
};
use crate::domain::backend_clock::BackendClock;
use crate::domain::tries::Tries;
use crate::now::Now;
use crate::ports::PushHealth;
use crate::state::{PinAttempts, PinChosen as Chosen, PresencePurpose as For, Trouble};

struct Row {
    event: &'static str,
    transition: fn() -> T,
    now: Now,
    leads_to: Vec<(Situation, Situation)>,
}

/// Leads from each of `from` to `target`.
fn to(target: Situation, from: &[Situation]) -> Vec<(Situation, Situation)> {
    from.iter().map(|&here| (here, target)).collect()
}

/// Is accepted and leaves the situation as it is.
fn stay(here: &[Situation]) -> Vec<(Situation, Situation)> {
    here.iter().map(|&here| (here, here)).collect()
}

fn all(parts: &[Vec<(Situation, Situation)>]) -> Vec<(Situation, Situation)> {
    parts.concat()
}

/// Screens that may be left: nothing is being sent, no step must be finished first, and there is a
/// home.
static LEAVABLE: LazyLock<Vec<Situation>> = LazyLock::new(|| {
    let mandatory = [ChoosePin, SettingPin, Situation::OfferTaken, Enrolling, DevicesBusy, Disconnecting];
    let checking = [
        Checking,
        Sensing,
        FormChecking,
        CodeChecking,
        HistoryChecking,
        RevokeChecking,
        ChangeChecking,
        SensorChecking,
    ];
    without(&CONNECTED, &[&mandatory[..], &checking, &GRANTED, &[ValidatingNewPin, SettingNewPin]].concat())
});

/// Where the challenge is pending but not on the screen.
static ELSEWHERE: LazyLock<Vec<Situation>> =
    LazyLock::new(|| without(&CONNECTED, &[&UNANSWERED[..], &[Sending, Undelivered, Result]].concat()));

/// Where the challenge is on the screen and not answered yet.
const UNANSWERED: [Situation; 5] = [Challenge, Pad, Checking, Granted, Sensing];

/// Where a PIN is being typed or chosen, and the screen may be left otherwise.
const TYPING_PIN: [Situation; 8] =
    [Pad, FormPad, CodePad, HistoryPad, RevokePad, SensorPad, Changing, ChangePad];

/// Where presence was established and its flow is about to act.
const GRANTED: [Situation; 7] =
    [FormGranted, Granted, CodeGranted, HistoryGranted, RevokeGranted, ChangeGranted, SensorGranted];

/// Where a username is connected.
static CONNECTED: LazyLock<Vec<Situation>> =
    LazyLock::new(|| without(&Situation::ALL, &[Situation::Blocked, Welcome, EmptyForm, EnrollingFirst]));

/// Where the devices screen is open.
const AT_DEVICES: [Situation; 6] =
    [Devices, ConfirmRevoke, RevokePad, RevokeChecking, RevokeGranted, DevicesBusy];

/// Where the connect form for another username is open and idle.
const AT_FORM: [Situation; 5] = [Form, FormPad, FormChecking, FormGranted, Situation::Filled];

fn without(here: &[Situation], but: &[Situation]) -> Vec<Situation> {
    here.iter().copied().filter(|here| !but.contains(here)).collect()
}

#[rustfmt::skip]
fn table() -> Vec<Row> {
    let row = |event, transition: fn() -> T, leads_to| Row { event, transition, now: NOON, leads_to };
    let late = |event, transition: fn() -> T, leads_to| Row { event, transition, now: TOO_LATE, leads_to };
    let refused = Vec::new;
    vec![
        row("the record is loaded", || Loaded(vec![account("a")], Chosen::Yes), to(Home, &[Blocked])),
        row("the record is loaded, without a PIN", || Loaded(vec![account("a")], Chosen::No), to(ChoosePin, &[Blocked])),
        row("an empty record is loaded", || Loaded(vec![], Chosen::No), to(Welcome, &[Blocked])),
        row("the app is locked out", || Block(Blocked::PinLockedOut), to(Situation::Blocked, &Situation::ALL)),

        row("the connect form is opened", || OpenEnrol, all(&[to(EmptyForm, &[Welcome]), to(Form, &LEAVABLE)])),
        row("settings are opened", || OpenSettings, to(Settings, &LEAVABLE)),
        row("the challenge is opened", || OpenChallenge(id("c")), all(&[
            to(Challenge, &without(&LEAVABLE, &[Result, Sending, Undelivered])),
            stay(&[Sending, Undelivered]),
        ])),
        row("an unknown challenge is opened", || OpenChallenge(id("x")), refused()),
        row("the offline code is opened", || OpenOfflineCode(handle("a")), to(CodePad, &LEAVABLE)),
        row("the offline code of an unknown account is opened", || OpenOfflineCode(handle("x")), refused()),
        row("back is pressed", || Back, all(&[
            to(Home, &[Challenge, Pad, Sending, Undelivered, Result]),
            to(Form, &[Scanning]),
            to(Welcome, &[EmptyForm]),
            to(Challenge, &[Situation::Filled, NotificationOffer, TestPush, Form, FormPad, Home, CodePad, Code, Settings, ConfirmDisconnect, SensorPad, ChangePad]),
            to(Settings, &[Changing, About, History, HistoryPad, Devices, ConfirmRevoke, RevokePad]),
            to(History, &[Situation::Past]),
        ])),
        row("the devices are opened", || OpenDevices(handle("a")), to(Devices, &LEAVABLE)),
        row("the devices of an unknown account are opened", || OpenDevices(handle("x")), refused()),
        row("the devices are requested again", || DevicesAsked(handle("a")), stay(&AT_DEVICES)),
        row("the devices are listed", || DevicesFound(handle("a"), devices()), all(&[
            to(Devices, &[DevicesBusy]),
            stay(&without(&AT_DEVICES, &[DevicesBusy])),
        ])),
        row("the list of devices is empty", || DevicesFound(handle("a"), Ok(vec![])), to(Devices, &AT_DEVICES)),
        row("the devices of an unknown account are listed", || DevicesFound(handle("x"), devices()), refused()),
        row("disconnecting another device is requested", || OpenRevoke(other_device()), to(ConfirmRevoke, &[Devices, ConfirmRevoke])),
        row("disconnecting this device is requested in the list of devices", || OpenRevoke(this_device()), refused()),
        row("the PIN pad opens for disconnecting a device", || RequestPresence(revoke()), to(RevokePad, &[ConfirmRevoke, RevokePad])),
        row("disconnecting a device starts, after the PIN check", || RevokeStarted(handle("a"), other_device()), to(DevicesBusy, &[RevokeGranted])),
        row("disconnecting another device than the confirmed one starts", || RevokeStarted(handle("a"), this_device()), refused()),
        row("renaming starts", || RenameStarted(handle("a")), to(DevicesBusy, &[Devices, ConfirmRevoke])),
        row("the about screen is opened", || OpenAbout, to(About, &LEAVABLE)),
        row("the history is opened", || OpenHistory, to(HistoryPad, &LEAVABLE)),
        row("the PIN pad opens again for the history", || RequestPresence(For::ReadHistory), stay(&[HistoryPad])),
        row("the PIN was right, and the history is shown", || T::HistoryRead(read()), to(History, &[HistoryGranted])),
        row("an entry of the history is opened", || OpenPast(id("p")), to(Situation::Past, &[History, Situation::Past])),
        row("an unknown entry of the history is opened", || OpenPast(id("x")), refused()),
        row("preferences change", || Preferred(key_view::Preferences::default()), stay(&Situation::ALL)),
        row("notes are read", || NotesRead(notes()), stay(&Situation::ALL)),
        row("the history is sealed", || HistorySealed, stay(&Situation::ALL)),
        row("the app goes to the background", || Left, all(&[
            to(CodePad, &[Code]),
            to(HistoryPad, &[History, Situation::Past]),
            to(Settings, &[Changing, ValidatingNewPin, ChangePad, ChangeChecking, ChangeGranted]),
            stay(&without(&Situation::ALL, &[
                Code, History, Situation::Past, Changing, ValidatingNewPin, ChangePad, ChangeChecking, ChangeGranted,
            ])),
        ])),
        row("the message is closed", || DismissMessage, stay(&Situation::ALL)),
        row("all lists are being fetched", || CheckStarted, stay(&[Home])),
        row("all lists were fetched", || CheckEnded, stay(&Situation::ALL)),
        row("a stream is opened", || StreamChanged(handle("a"), true), stay(&CONNECTED)),
        row("a message is shown", || Notify(Message::ChallengeGone), stay(&Situation::ALL)),
        row("a message stays on its screen", || MessageFollows, stay(&Situation::ALL)),
        row("lasting news comes", || Told(handle("a"), News::SensorChanged), stay(&Situation::ALL)),
        row("an unknown card is dismissed", || DismissCard("news 7".to_owned()), refused()),
        row("a device that notices are about is disconnected", || NoticesSettled(handle("a"), other_device()), stay(&Situation::ALL)),

        row("an enrolment is sent", || EnrolStarted, all(&[
            to(EnrollingFirst, &[EmptyForm]),
            to(Enrolling, &[FormGranted]),
        ])),
        row("an enrolment fails", || EnrolFailed(PROBLEM), all(&[
            to(EmptyForm, &[EmptyForm, EnrollingFirst]),
            to(Form, &[Form, Enrolling]),
            stay(&[FormPad, FormChecking, FormGranted, Situation::Filled]),
        ])),
        row("a link fills the form in", || T::Filled(form()), all(&[to(Situation::Filled, &LEAVABLE), to(EmptyForm, &[Welcome, EmptyForm])])),
        row("a link is invalid", || NotFilled(EnrolProblem::NoLink), all(&[to(Form, &LEAVABLE), to(EmptyForm, &[Welcome, EmptyForm])])),
        row("the filled-in form is discarded", || TypeInstead, all(&[to(Form, &[Form, Situation::Filled]), stay(&[EmptyForm])])),
        row("the camera is removed", || CameraFound(false), stay(&Situation::ALL)),
        row("scanning starts", || ScanStarted, to(Scanning, &[Welcome, EmptyForm, Form, Situation::Filled])),
        row("the torch is turned on", || LightTurned(true), stay(&[Scanning])),
        row("scanning fails", || ScanOver(Some(EnrolProblem::CameraFailed)), to(Form, &[Scanning])),
        row("the first username is connected", || Enrolled(account("b"), Chosen::No), to(ChoosePin, &[EnrollingFirst, Enrolling])),
        row("another username is connected", || Enrolled(account("b"), Chosen::Yes), all(&[
            to(Challenge, &[Enrolling]),
            to(Home, &[EnrollingFirst]),
        ])),
        row("a chosen PIN is being set", || PinChoiceStarted, vec![(ChoosePin, SettingPin), (Changing, ValidatingNewPin)]),
        row("the chosen PIN is refused", || PinChoiceRefused(PinProblem::Run), vec![(SettingPin, ChoosePin), (ValidatingNewPin, Changing), (SettingNewPin, Changing)]),
        row("a new PIN is judged", || PinJudged(None), stay(&[ChoosePin, Changing])),
        row("a weak PIN is judged", || PinJudged(Some(PinProblem::Run)), stay(&[ChoosePin, Changing])),
        row("the PIN pad opens for the current PIN", || RequestPresence(For::ChangePin), to(ChangePad, &[Settings, ChangePad, SensorPad])),
        row("the choice of a new PIN opens, after the old one", || PinChangeOpened, to(Changing, &[ChangeGranted])),
        row("the new PIN goes to its flow", || NewPinChosen, vec![(ValidatingNewPin, SettingNewPin), (SettingPin, SettingPin)]),
        row("changing the PIN starts", || PinChangeStarted, stay(&[SettingNewPin])),
        row("enabling the sensor is requested", || RequestPresence(For::TurnOnSensor), stay(&[SensorPad])),
        row("disabling a sensor that is not enabled is requested", || RequestPresence(For::TurnOffSensor), refused()),
        row("changing the sensor starts", || SensorChangeStarted, stay(&[SensorGranted])),
        row("the PIN or the sensor was changed", || ProtectionChanged(Message::PinChanged), all(&[
            to(Settings, &[SettingNewPin, SensorGranted]),
            stay(&without(&Situation::ALL, &[SettingNewPin, SensorGranted])),
        ])),
        row("the sensor is removed", || SensorFound(AvailableSensor::None, false), stay(&Situation::ALL)),
        row("the phone has only a weak sensor", || SensorFound(AvailableSensor::Weak, true), stay(&Situation::ALL)),
        row("enabling a weak sensor is refused", || SensorRefused(SensorTrouble::TooWeak), stay(&[Situation::Settings, SensorPad, ChangePad])),
        row("a sensor that is not enabled is used", || SensorStarted, refused()),
        row("the chosen PIN is set", || PinChosen, to(Challenge, &[SettingPin])),
        row("the notification permission is found undecided", || NotificationsFound(Notifications::Undecided), stay(&Situation::ALL)),
        row("the state of pushes is found", || PushLooked(PushHealth::default(), Vec::new()), stay(&Situation::ALL)),
        row("the push registration is synchronised", || PushFound(handle("a"), PushWay::Works), stay(&CONNECTED)),
        row("the push registration of an unknown account is synchronised", || PushFound(handle("x"), PushWay::Works), refused()),
        row("a test push ends", || PushTested(PushTest::Lost), stay(&Situation::ALL)),
        row("the permission dialog opens", || T::OfferTaken, to(Situation::OfferTaken, &[NotificationOffer])),
        row("the permission dialog closes", || OfferOver, to(TestPush, &[Situation::OfferTaken])),

        row("approving is requested", || RequestPresence(For::Approve { id: id("c"), digits: 2 }), to(Pad, &[Challenge, Pad])),
        late("approving is requested after expiry", || RequestPresence(For::Approve { id: id("c"), digits: 2 }), refused()),
        row("approving is requested without the number", || RequestPresence(For::Approve { id: id("c"), digits: 0 }), refused()),
        row("approving is requested with too long a number", || RequestPresence(For::Approve { id: id("c"), digits: 6 }), refused()),
        row("approving another challenge is requested", || RequestPresence(For::Approve { id: id("x"), digits: 2 }), refused()),
        row("the PIN pad opens again for the offline code", || RequestPresence(For::RevealCode(handle("a"))), stay(&[CodePad])),
        row("the PIN pad opens for the offline code of an unknown account", || RequestPresence(For::RevealCode(handle("x"))), refused()),
        row("connecting another username is requested", || RequestPresence(For::Enrol), to(FormPad, &[Form, FormPad, Situation::Filled])),
        row("the pad is closed", || CancelPin, all(&[
            to(Form, &[FormPad]),
            to(Challenge, &[Pad, CodePad, Sensing]),
            to(Settings, &[ChangePad, SensorPad, HistoryPad]),
            to(ConfirmRevoke, &[RevokePad]),
        ])),
        row("a PIN is being checked", || PinCheckStarted, vec![
            (FormPad, FormChecking), (Pad, Checking), (CodePad, CodeChecking), (ChangePad, ChangeChecking), (SensorPad, SensorChecking),
            (RevokePad, RevokeChecking), (HistoryPad, HistoryChecking),
        ]),
        row("the PIN or the finger is right", || PresenceEstablished, vec![
            (FormChecking, FormGranted), (Checking, Granted), (Sensing, Granted), (CodeChecking, CodeGranted),
            (ChangeChecking, ChangeGranted), (SensorChecking, SensorGranted), (RevokeChecking, RevokeGranted),
            (HistoryChecking, HistoryGranted),
        ]),
        row("the PIN is wrong", || PinNotAccepted(Trouble::Wrong), vec![
            (FormChecking, FormPad), (Checking, Pad), (CodeChecking, CodePad), (Sensing, Pad), (ChangeChecking, ChangePad),
            (SensorChecking, SensorPad), (RevokeChecking, RevokePad), (HistoryChecking, HistoryPad),
        ]),
        row("the length of the PIN is learned", || PinLengthFound(Some(6)), stay(&Situation::ALL)),
        row("a try is counted", || TriesChanged(PinAttempts::new(Tries::default().counted(NOON), std::time::Duration::ZERO, std::time::Duration::ZERO)), stay(&Situation::ALL)),

        row("the list of challenges is unchanged", || Listed(handle("a"), vec![challenge("c")]), stay(&CONNECTED)),
        row("the list of challenges has one more", || Listed(handle("a"), vec![challenge("c"), challenge("d")]), stay(&CONNECTED)),
        row("the list of challenges is empty", || Listed(handle("a"), vec![]), all(&[
            to(Result, &UNANSWERED),
            stay(&without(&CONNECTED, &UNANSWERED)),
        ])),
        row("the list of challenges of an unknown account arrives", || Listed(handle("x"), vec![challenge("d")]), refused()),
        row("a challenge that the list lacks is fetched", || Arrived(handle("a"), challenge("d")), stay(&CONNECTED)),
        row("a challenge of an unknown account is fetched", || Arrived(handle("x"), challenge("d")), refused()),
        row("a challenge is first heard of when it is over", || HeardWhenOver(handle("a"), challenge("d")), stay(&CONNECTED)),
        row("a challenge of an unknown account is over", || HeardWhenOver(handle("x"), challenge("d")), refused()),
        row("an element of a list is refused", || RefusedElement(handle("a"), Element::from(jws()).fingerprint()), stay(&Situation::ALL)),
        row("the notices are fetched", || NoticesListed(handle("a"), vec![]), stay(&CONNECTED)),
        row("the notices of an unknown account are fetched", || NoticesListed(handle("x"), vec![]), refused()),
        row("the backend requires another version", || UpdateRequired(handle("a")), stay(&Situation::ALL)),
        row("another device approves the challenge", || Withdrawn(id("c"), Ending::ApprovedElsewhere(None)), all(&[
            to(Result, &UNANSWERED),
            stay(&ELSEWHERE),
        ])),
        row("an unknown challenge is withdrawn", || Withdrawn(id("x"), Ending::Cancelled), refused()),
        row("a link of its page opens the challenge", || HandedOver(id("c"), handed_over()), all(&[
            to(Challenge, &without(&LEAVABLE, &[&TYPING_PIN[..], &[Result, Sending, Undelivered]].concat())),
            stay(&[Sending, Undelivered]),
        ])),
        row("a link opens an unknown challenge", || HandedOver(id("x"), handed_over()), refused()),
        row("a release comes without a handoff", || Released(id("c")), refused()),
        row("the browser is not opened", || BrowserNotOpened(id("c")), stay(&Situation::ALL)),
        row("an approval took no effect", || TakenBack(handle("a"), id("c")), stay(&Situation::ALL)),
        row("an approval is sent", || SendStarted(id("c"), Verdict::Approve), to(Sending, &[Granted])),
        row("the user is asked before a report", || AskReport(id("c")), stay(&[Challenge])),
        row("that question is withdrawn unasked", || CancelReport, refused()),
        row("the number was the PIN", || NumberWasPin(id("c")), to(Challenge, &[Granted])),
        row("a result appears", || ResultFollows, stay(&Situation::ALL)),
        row("a denial is sent", || SendStarted(id("c"), Verdict::Deny), all(&[
            to(Sending, &UNANSWERED),
            stay(&ELSEWHERE),
        ])),
        row("a report is sent", || SendStarted(id("c"), Verdict::Report), all(&[
            to(Sending, &UNANSWERED),
            stay(&ELSEWHERE),
        ])),
        late("an approval is sent after expiry", || SendStarted(id("c"), Verdict::Approve), refused()),
        late("a denial is sent after expiry", || SendStarted(id("c"), Verdict::Deny), refused()),
        row("the decision is not delivered", || T::Unsent(id("c"), jws(), SendTrouble::Unreachable), to(Undelivered, &[Sending])),
        row("the decision is sent again", || ResendStarted(id("c")), to(Sending, &[Undelivered])),
        row("the decision could not be made", || Reopened(id("c")), to(Challenge, &[Sending])),
        row("the backend reports how the challenge ended", || Ended(id("c"), Ending::Approved), all(&[
            to(Result, &UNANSWERED),
            to(Result, &[Sending, Undelivered]),
            stay(&ELSEWHERE),
        ])),
        row("time passes", || TimePassed, stay(&Situation::ALL)),
        late("the challenge expires", || TimePassed, all(&[
            to(Result, &UNANSWERED),
            stay(&without(&Situation::ALL, &UNANSWERED)),
        ])),

        row("the PIN was right, and the code is shown", || CodeRevealed(handle("a"), OfflineSecret::from_bytes([7; 32])), to(Code, &[CodeGranted])),
        row("the PIN was right, and the code of an unknown account is shown", || CodeRevealed(handle("x"), OfflineSecret::from_bytes([7; 32])), refused()),
        row("the PIN was right, and the code cannot be read", || CodeUnreadable(handle("a")), to(Challenge, &[CodeGranted])),

        row("the backend is online", || ConnectionChanged(handle("a"), Connection::Online), stay(&CONNECTED)),
        row("the backend of an unknown account is online", || ConnectionChanged(handle("x"), Connection::Online), refused()),
        row("the clocks are compared", || ClockCompared(handle("a"), BackendClock::anchored(Timestamp(1), NOON)), stay(&CONNECTED)),
        row("disconnecting this device is requested in settings", || OpenDisconnect(handle("a")), to(ConfirmDisconnect, &[Settings, ConfirmDisconnect])),
        row("disconnecting an unknown account is requested", || OpenDisconnect(handle("x")), refused()),
        row("disconnecting is cancelled", || CancelDisconnect, all(&[
            to(Settings, &[Settings, ConfirmDisconnect]),
            stay(&[SensorPad, SensorChecking, SensorGranted, ChangePad, ChangeChecking, ChangeGranted]),
            to(Devices, &[Devices, ConfirmRevoke]),
        ])),
        row("disconnecting this device starts", || DisconnectStarted(handle("a")), to(Disconnecting, &[ConfirmDisconnect])),
        row("disconnecting another account than the confirmed one starts", || DisconnectStarted(handle("x")), refused()),
        row("disconnecting fails: the keys cannot be erased", || DisconnectFailed, to(Settings, &[Disconnecting])),
        row("the only username is disconnected", || Disconnected(handle("a"), Some(Message::NotSaved)), all(&[
            to(EnrollingFirst, &[Enrolling]),
            to(EmptyForm, &AT_FORM),
            to(Welcome, &without(&CONNECTED, &[&AT_FORM[..], &[Enrolling]].concat())),
        ])),
    ]
}

#[test]
fn every_transition_follows_the_table() {
    for Row { event, transition, now, leads_to } in table() {
        for here in Situation::ALL {
            let mut state = here.state();
            let before = fingerprint(&state);
            let outcome = transition().apply(&mut state, now);
            match leads_to.iter().find(|(from, _)| *from == here) {
                Some((_, target)) => {
                    assert!(outcome.is_ok(), "{here:?}: {event}: refused");
                    assert_eq!(Situation::of(&state), *target, "{here:?}: {event}");
                }
                None => {
                    assert!(outcome.is_err(), "{here:?}: {event}: accepted");
                    assert_eq!(
                        fingerprint(&state),
                        before,
                        "{here:?}: {event}: refused, but changed the state"
                    );
                }
            }
        }
    }
}
