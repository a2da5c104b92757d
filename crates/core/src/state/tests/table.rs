//! The transition table: what happens, where it may, and where it leads. Everywhere else it is refused and changes nothing.

use key_protocol::decision::Verdict;
use key_protocol::ids::Timestamp;
use key_protocol::offline::OfflineSecret;
use key_view::{
    AvailableSensor, Blocked, Connection, Ending, EnrolProblem, Message, Notifications, PinProblem, PushTest,
    SendTrouble, SensorTrouble,
};

use super::fixture::Here::{self, *};
use super::fixture::fingerprint;
use super::samples::{
    NOON, PROBLEM, TOO_LATE, account, challenge, change, devices, form, handle, id, jws, notes, number,
    other_device, revoke, this_device,
};
use crate::domain::account::Skew;
use crate::domain::tries::Tries;
use crate::now::Now;
use crate::ports::PushHealth;
use crate::state::Transition::{self as T, *};
use crate::state::{DeviceList, PinAttempts, PinChosen as Chosen, PresencePurpose as For, Trouble};

struct Row {
    what: &'static str,
    happens: fn() -> T,
    at: Now,
    leads: Vec<(Here, Here)>,
}

/// From all of these to one place.
fn to(there: Here, from: &[Here]) -> Vec<(Here, Here)> {
    from.iter().map(|&here| (here, there)).collect()
}

/// Accepted, and the person stays.
fn stay(here: &[Here]) -> Vec<(Here, Here)> {
    here.iter().map(|&here| (here, here)).collect()
}

fn all(parts: &[Vec<(Here, Here)>]) -> Vec<(Here, Here)> {
    parts.concat()
}

/// Screens that may be left: nothing is on its way, nothing has to be finished first, and there is a home.
const LEAVABLE: [Here; 24] = [
    About,
    Devices,
    AskedRevoke,
    RevokePad,
    History,
    Here::Past,
    Here::Filled,
    Scanning,
    Offered,
    Form,
    FormPad,
    Home,
    Challenge,
    Pad,
    Sending,
    Undelivered,
    Result,
    CodePad,
    Code,
    Settings,
    PresencePurpose,
    Changing,
    ChangePad,
    SensorPad,
];

/// Where the challenge waits, but is not on the screen.
const ELSEWHERE: [Here; 31] = [
    About,
    Devices,
    AskedRevoke,
    RevokePad,
    RevokeChecking,
    DevicesBusy,
    History,
    Here::Past,
    Here::Filled,
    Scanning,
    Offered,
    Here::OfferTaken,
    Form,
    FormPad,
    FormChecking,
    Enrolling,
    ChoosePin,
    SettingPin,
    Home,
    CodePad,
    CodeChecking,
    Code,
    Settings,
    PresencePurpose,
    Disconnecting,
    Changing,
    ChangeLookedAt,
    ChangePad,
    ChangeChecking,
    SensorPad,
    SensorChecking,
];

/// At the challenge, before it is answered.
const UNANSWERED: [Here; 4] = [Challenge, Pad, Checking, Sensing];

/// Wherever a username is connected.
const CONNECTED: [Here; 38] = [
    About,
    Devices,
    AskedRevoke,
    RevokePad,
    RevokeChecking,
    DevicesBusy,
    History,
    Here::Past,
    Here::Filled,
    Scanning,
    Offered,
    Here::OfferTaken,
    Form,
    FormPad,
    FormChecking,
    Enrolling,
    ChoosePin,
    SettingPin,
    Home,
    Challenge,
    Pad,
    Checking,
    Sending,
    Undelivered,
    Result,
    CodePad,
    CodeChecking,
    Code,
    Settings,
    PresencePurpose,
    Disconnecting,
    Sensing,
    Changing,
    ChangeLookedAt,
    ChangePad,
    ChangeChecking,
    SensorPad,
    SensorChecking,
];

/// Where the devices are looked at.
const AT_DEVICES: [Here; 5] = [Devices, AskedRevoke, RevokePad, RevokeChecking, DevicesBusy];

fn without(here: &[Here], but: &[Here]) -> Vec<Here> {
    here.iter().copied().filter(|here| !but.contains(here)).collect()
}

#[rustfmt::skip]
fn table() -> Vec<Row> {
    let row = |what, happens: fn() -> T, leads| Row { what, happens, at: NOON, leads };
    let late = |what, happens: fn() -> T, leads| Row { what, happens, at: TOO_LATE, leads };
    let nowhere = Vec::new;
    vec![
        row("the record is read", || Loaded(vec![account("a")], Chosen::Yes), to(Home, &[Blocked])),
        row("the record is read, without a PIN in it", || Loaded(vec![account("a")], Chosen::No), to(ChoosePin, &[Blocked])),
        row("the record is read, and nothing is in it", || Loaded(vec![], Chosen::No), to(EmptyForm, &[Blocked])),
        row("the keys are destroyed", || Block(Blocked::PinLockedOut), to(Here::Blocked, &Here::ALL)),

        row("the form is opened", || OpenEnrol, to(Form, &LEAVABLE)),
        row("settings are opened", || OpenSettings, to(Settings, &LEAVABLE)),
        row("the challenge is opened", || OpenChallenge(id("c")), all(&[
            to(Challenge, &without(&LEAVABLE, &[Result, Sending, Undelivered])),
            stay(&[Sending, Undelivered]),
        ])),
        row("a challenge nobody knows is opened", || OpenChallenge(id("x")), nowhere()),
        row("the offline code is opened", || OpenOfflineCode(handle("a")), to(CodePad, &LEAVABLE)),
        row("a stranger's offline code is opened", || OpenOfflineCode(handle("x")), nowhere()),
        row("back is pressed", || Back, all(&[
            to(Home, &[Challenge, Pad, Sending, Undelivered, Result]),
            to(Form, &[Scanning]),
            to(Challenge, &[Here::Filled, Offered, Form, FormPad, Home, CodePad, Code, Settings, PresencePurpose, SensorPad]),
            to(Settings, &[Changing, ChangePad, About, History, Devices, AskedRevoke, RevokePad]),
            to(History, &[Here::Past]),
        ])),
        row("the devices are opened", || OpenDevices(handle("a")), to(Devices, &LEAVABLE)),
        row("a stranger's devices are opened", || OpenDevices(handle("x")), nowhere()),
        row("they are asked for anew", || DevicesAsked(handle("a")), stay(&AT_DEVICES)),
        row("they are listed", || DevicesFound(handle("a"), devices()), all(&[
            to(Devices, &[DevicesBusy]),
            stay(&without(&AT_DEVICES, &[DevicesBusy])),
        ])),
        row("none is left in the list", || DevicesFound(handle("a"), DeviceList::Listed(vec![])), to(Devices, &AT_DEVICES)),
        row("a stranger's are listed", || DevicesFound(handle("x"), devices()), nowhere()),
        row("disconnecting another is asked for", || AskRevoke(other_device()), to(AskedRevoke, &[Devices, AskedRevoke])),
        row("disconnecting this one is asked for so", || AskRevoke(this_device()), nowhere()),
        row("the PIN is asked for it", || AskPin(revoke()), to(RevokePad, &[AskedRevoke, RevokePad])),
        row("it is on its way with the PIN", || RevokeStarted(handle("a"), other_device()), to(DevicesBusy, &[RevokeChecking])),
        row("another than was asked for is, with the PIN", || RevokeStarted(handle("a"), this_device()), nowhere()),
        row("another name is on its way", || RenameStarted(handle("a")), to(DevicesBusy, &[Devices, AskedRevoke])),
        row("what the app is made of is opened", || OpenAbout, to(About, &LEAVABLE)),
        row("the history is opened", || OpenHistory, to(History, &LEAVABLE)),
        row("one of it is opened", || OpenPast(id("p")), to(Here::Past, &[Here::Past])),
        row("what is not in it is opened", || OpenPast(id("x")), nowhere()),
        row("the app is to speak otherwise", || Preferred(key_view::Preferences::default()), stay(&Here::ALL)),
        row("notes are read", || NotesRead(notes()), stay(&Here::ALL)),
        row("the app is left", || Left, all(&[to(CodePad, &[Code]), stay(&without(&Here::ALL, &[Code]))])),
        row("the message is closed", || DismissMessage, stay(&Here::ALL)),
        row("something is to be said", || Notify(Message::ChallengeGone), stay(&Here::ALL)),

        row("an enrolment is sent", || EnrolStarted, all(&[
            to(EnrollingFirst, &[EmptyForm]),
            to(Enrolling, &[Form, FormChecking, Here::Filled]),
        ])),
        row("an enrolment fails", || EnrolFailed(PROBLEM), all(&[
            to(EmptyForm, &[EmptyForm, EnrollingFirst]),
            to(Form, &[Form, Enrolling]),
            stay(&[FormPad, FormChecking, Here::Filled]),
        ])),
        row("a link fills the form in", || T::Filled(form()), all(&[to(Here::Filled, &LEAVABLE), stay(&[EmptyForm])])),
        row("a link cannot", || NotFilled(EnrolProblem::NoLink), all(&[to(Form, &LEAVABLE), stay(&[EmptyForm])])),
        row("the person types it instead", || TypeInstead, all(&[to(Form, &[Form, Here::Filled]), stay(&[EmptyForm])])),
        row("the phone has no camera any more", || CameraFound(false), stay(&Here::ALL)),
        row("the camera looks for a code", || ScanStarted, to(Scanning, &[EmptyForm, Form, Here::Filled])),
        row("its light is on", || LightTurned(true), stay(&[Scanning])),
        row("it sees none", || ScanOver(Some(EnrolProblem::CameraFailed)), to(Form, &[Scanning])),
        row("the first username is connected", || Enrolled(account("b"), Chosen::No), to(ChoosePin, &[EnrollingFirst, Enrolling])),
        row("another username is connected", || Enrolled(account("b"), Chosen::Yes), all(&[
            to(Challenge, &[Enrolling]),
            to(Home, &[EnrollingFirst]),
        ])),
        row("a chosen PIN is being set", || PinChoiceStarted, vec![(ChoosePin, SettingPin), (Changing, ChangeLookedAt)]),
        row("it is refused", || PinChoiceRefused(PinProblem::Run), vec![(SettingPin, ChoosePin), (ChangeLookedAt, Changing)]),
        row("another PIN is to be chosen", || OpenPinChange, to(Changing, &[Settings, PresencePurpose, SensorPad])),
        row("the PIN in use is asked for", || AskPin(change()), to(ChangePad, &[ChangeLookedAt])),
        row("turning the sensor on is asked for", || AskPin(For::TurnOnSensor), stay(&[SensorPad])),
        row("turning off a sensor that is not on is asked for", || AskPin(For::TurnOffSensor), nowhere()),
        row("the ways in are about to change", || ProtectionStarted, stay(&[ChangeChecking, SensorChecking])),
        row("they have changed", || ProtectionChanged(Message::PinChanged), all(&[
            to(Settings, &[ChangeChecking, SensorChecking]),
            stay(&without(&Here::ALL, &[ChangeChecking, SensorChecking])),
        ])),
        row("the phone has no sensor any more", || SensorFound { sensor: AvailableSensor::None, on: false }, stay(&Here::ALL)),
        row("the phone has only a weak sensor", || SensorFound { sensor: AvailableSensor::Weak, on: true }, stay(&Here::ALL)),
        row("turning on a weak sensor is refused", || SensorRefused(SensorTrouble::TooWeak), stay(&[Here::Settings, SensorPad])),
        row("a sensor that does not take the PIN's place is used", || SensorStarted, nowhere()),
        row("it is set", || PinChosen, to(Challenge, &[SettingPin])),
        row("the phone has yet to ask about notifications", || NotificationsFound(Notifications::Undecided), stay(&Here::ALL)),
        row("the phone was asked how pushes stand", || PushLooked(PushHealth::default(), Vec::new()), stay(&Here::ALL)),
        row("a test push is over", || PushTested(PushTest::Lost), stay(&Here::ALL)),
        row("it is made to ask", || T::OfferTaken, to(Here::OfferTaken, &[Offered])),
        row("the person answered it", || OfferOver, to(Challenge, &[Offered, Here::OfferTaken])),

        row("approving is asked for", || AskPin(For::Approve { id: id("c"), number: number("17") }), to(Pad, &[Challenge, Pad])),
        late("approving is asked for when time is up", || AskPin(For::Approve { id: id("c"), number: number("17") }), nowhere()),
        row("approving is asked for without the number", || AskPin(For::Approve { id: id("c"), number: None }), nowhere()),
        row("approving is asked for with too long a number", || AskPin(For::Approve { id: id("c"), number: number("171717") }), nowhere()),
        row("approving another challenge is asked for", || AskPin(For::Approve { id: id("x"), number: number("17") }), nowhere()),
        row("the PIN is asked for again, for the code", || AskPin(For::RevealCode(handle("a"))), stay(&[CodePad])),
        row("the PIN is asked for, for a stranger's code", || AskPin(For::RevealCode(handle("x"))), nowhere()),
        row("connecting another username is asked for", || AskPin(For::Enrol(form())), to(FormPad, &[Form, FormPad, Here::Filled])),
        row("the pad is closed", || CancelPin, all(&[
            to(Form, &[FormPad]),
            to(Challenge, &[Pad, CodePad, Sensing]),
            to(Changing, &[ChangePad]),
            to(Settings, &[SensorPad]),
            to(AskedRevoke, &[RevokePad]),
        ])),
        row("a PIN is being checked", || PinCheckStarted, vec![
            (FormPad, FormChecking), (Pad, Checking), (CodePad, CodeChecking), (ChangePad, ChangeChecking), (SensorPad, SensorChecking),
            (RevokePad, RevokeChecking),
        ]),
        row("it is wrong", || PinNotAccepted(Trouble::Wrong), vec![
            (FormChecking, FormPad), (Checking, Pad), (CodeChecking, CodePad), (Sensing, Pad), (ChangeChecking, ChangePad),
            (SensorChecking, SensorPad), (RevokeChecking, RevokePad),
        ]),
        row("a try is counted", || TriesChanged(PinAttempts::new(Tries::default().counted(NOON), std::time::Duration::ZERO, std::time::Duration::ZERO)), stay(&Here::ALL)),

        row("the list is as it was", || Listed(handle("a"), vec![challenge("c")]), stay(&CONNECTED)),
        row("the list has one more", || Listed(handle("a"), vec![challenge("c"), challenge("d")]), stay(&CONNECTED)),
        row("the list is empty", || Listed(handle("a"), vec![]), all(&[
            to(Result, &UNANSWERED),
            stay(&without(&CONNECTED, &UNANSWERED)),
        ])),
        row("a list of a stranger comes", || Listed(handle("x"), vec![challenge("d")]), nowhere()),
        row("another device answers", || Withdrawn(id("c"), Ending::ApprovedElsewhere(None)), all(&[
            to(Result, &UNANSWERED),
            stay(&ELSEWHERE),
        ])),
        row("a challenge nobody knows is withdrawn", || Withdrawn(id("x"), Ending::Cancelled), nowhere()),
        row("an approval is sent", || SendStarted(id("c"), Verdict::Approve), to(Sending, &[Checking, Sensing])),
        row("a denial is sent", || SendStarted(id("c"), Verdict::Deny), all(&[
            to(Sending, &UNANSWERED),
            stay(&ELSEWHERE),
        ])),
        row("a report is sent", || SendStarted(id("c"), Verdict::Report), all(&[
            to(Sending, &UNANSWERED),
            stay(&ELSEWHERE),
        ])),
        late("an approval is sent when time is up", || SendStarted(id("c"), Verdict::Approve), nowhere()),
        late("a denial is sent when time is up", || SendStarted(id("c"), Verdict::Deny), nowhere()),
        row("it is not delivered", || T::Unsent(id("c"), jws(), SendTrouble::Unreachable), to(Undelivered, &[Sending])),
        row("it is sent again", || ResendStarted(id("c")), to(Sending, &[Undelivered])),
        row("it could not be made", || Reopened(id("c")), to(Challenge, &[Sending])),
        row("the backend says how it ended", || Ended(id("c"), Ending::Approved), all(&[
            to(Result, &UNANSWERED),
            to(Result, &[Sending, Undelivered]),
            stay(&ELSEWHERE),
        ])),
        row("a moment passes", || TimePassed, stay(&Here::ALL)),
        late("time is up", || TimePassed, all(&[
            to(Result, &UNANSWERED),
            stay(&without(&Here::ALL, &UNANSWERED)),
        ])),

        row("the PIN was right, and the code is shown", || CodeRevealed(handle("a"), OfflineSecret::from_bytes([7; 32])), to(Code, &[CodeChecking])),
        row("the PIN was right, and the code of another is shown", || CodeRevealed(handle("x"), OfflineSecret::from_bytes([7; 32])), nowhere()),
        row("the PIN was right, and the code cannot be read", || CodeUnreadable(handle("a")), to(Challenge, &[CodeChecking])),

        row("the backend is heard", || ConnectionChanged(handle("a"), Connection::Online), stay(&CONNECTED)),
        row("a stranger's backend is heard", || ConnectionChanged(handle("x"), Connection::Online), nowhere()),
        row("the clocks are compared", || ClockCompared(handle("a"), Skew::between(Timestamp(1), Timestamp(2))), stay(&CONNECTED)),
        row("disconnecting is asked for", || AskDisconnect(handle("a")), to(PresencePurpose, &[Settings, PresencePurpose])),
        row("disconnecting a stranger is asked for", || AskDisconnect(handle("x")), nowhere()),
        row("it was not meant", || CancelDisconnect, all(&[
            to(Settings, &[Settings, PresencePurpose]),
            stay(&[SensorPad, SensorChecking]),
            to(Devices, &[Devices, AskedRevoke]),
        ])),
        row("it is on its way", || DisconnectStarted(handle("a")), to(Disconnecting, &[PresencePurpose])),
        row("another than was asked for is on its way", || DisconnectStarted(handle("x")), nowhere()),
        row("the keys cannot be erased", || DisconnectFailed, to(Settings, &[Disconnecting])),
        row("the only username is disconnected", || Disconnected(handle("a"), Message::NotSaved), all(&[
            to(EnrollingFirst, &[Enrolling]),
            to(EmptyForm, &without(&CONNECTED, &[Enrolling])),
        ])),
    ]
}

#[test]
fn everything_leads_where_the_table_says_and_nowhere_else() {
    for Row { what, happens, at, leads } in table() {
        for here in Here::ALL {
            let mut state = here.state();
            let before = fingerprint(&state);
            let outcome = state.apply(happens(), at);
            match leads.iter().find(|(from, _)| *from == here) {
                Some((_, there)) => {
                    assert!(outcome.is_ok(), "{here:?}: {what}, and was refused");
                    assert_eq!(Here::of(&state), *there, "{here:?}: {what}");
                }
                None => {
                    assert!(outcome.is_err(), "{here:?}: {what}, and was accepted");
                    assert_eq!(fingerprint(&state), before, "{here:?}: {what}, refused, and changed it");
                }
            }
        }
    }
}
