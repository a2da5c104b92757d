//! Notices: what every device of an account is told, and what proves a revocation.

use key_protocol::event::Event;
use key_protocol::notice::{Notice, NoticeKind, SignedNotice};
use key_protocol::revocation::{Revocation, RevocationRequest};

use super::*;
use crate::{EmailAddress, FullName, OutgoingEvent, PhoneNumber, Profile};

impl World {
    fn notices(&self, phone: &Phone) -> Vec<Notice> {
        let key = *self.state.user(&phone.caller.account).unwrap().key.0.public();
        let read =
            |jws: &Jws| SignedNotice::verify(jws, &key, &phone.caller.account).unwrap().claims().clone();
        self.state.list_notices(&phone.caller.device, self.now).iter().map(read).collect()
    }

    fn kinds(&self, phone: &Phone) -> Vec<NoticeKind> {
        self.notices(phone).into_iter().map(|notice| notice.kind).collect()
    }

    fn revoke_other(&mut self, phone: &Phone, target: &Phone) -> Result<(), Problem> {
        let statement = Revocation {
            origin: &self.settings.origin,
            device: &phone.caller.device,
            iat: self.now,
            jti: &Jti::random(&SystemRandom::new()).unwrap(),
            target: &target.caller.device,
            amr: Amr::Pin,
        };
        let revocation = statement.draft().signed_by(&phone.approval).unwrap();
        let body = serde_json::to_vec(&RevocationRequest { revocation }).unwrap();
        let target = target.caller.device.as_str();
        self.state.revoke(&phone.caller, target, &body, &self.settings, self.now)
    }
}

#[test]
fn new_device_is_told_to_the_others_and_gets_a_name_of_its_own() {
    let (mut world, phone) = World::with_phone();
    world.state.take_events();
    world.advance(1);
    let second = world.enrol_named("PUHELIN", CODES[1]).ok().unwrap();
    let [added] = &world.notices(&phone)[..] else { panic!("one notice") };
    assert_eq!((added.kind, added.by.as_str(), &added.context), (NoticeKind::DeviceAdded, "web", &None));
    let device = added.device.as_ref().unwrap();
    assert_eq!((&device.id, device.name.as_str()), (&second.caller.device, "PUHELIN 2"));
    assert_eq!(world.notices(&second), [], "not of its own enrolment, nor from before it");
    let events = world.state.take_events();
    assert!(
        events.iter().any(|outgoing| matches!(&outgoing.event, Event::Notice(event) if event.id == added.id))
    );
}

#[test]
fn revoked_device_is_answered_with_the_notice_that_names_it() {
    let (mut world, phone) = World::with_phone();
    world.advance(24 * 60 * 60);
    let second = world.enrol_named("Tabletti", CODES[1]).ok().unwrap();
    world.state.take_events();
    assert_eq!(world.revoke_other(&phone, &second), Ok(()));
    let Err(Problem::DeviceRevoked { notice: Some(jws) }) = world.state.caller(&second.caller).map(drop)
    else {
        panic!("no notice")
    };
    let key = *world.state.user(&phone.caller.account).unwrap().key.0.public();
    let notice = SignedNotice::verify(&jws, &key, &phone.caller.account).unwrap();
    assert!(notice.proves_removal_of(&second.caller.device, world.now));
    assert!(!notice.proves_removal_of(&phone.caller.device, world.now));
    assert_eq!(notice.claims().by.as_str(), "Puhelin");
    let revoked =
        world.state.take_events().into_iter().find_map(|OutgoingEvent { only, event, .. }| match event {
            Event::Revoked(event) => Some((only, event.notice)),
            _ => None,
        });
    assert_eq!(revoked, Some((Some(second.caller.device.clone()), jws.clone())));

    assert_eq!(world.revoke_other(&phone, &second), Ok(()), "twice is once");
    assert_eq!(world.kinds(&phone), [NoticeKind::DeviceAdded, NoticeKind::DeviceRemoved]);
}

#[test]
fn device_of_less_than_a_day_revokes_no_older_one() {
    let (mut world, phone) = World::with_phone();
    world.advance(60);
    let second = world.enrol_named("Tabletti", CODES[1]).ok().unwrap();
    let until = world.now + 24 * 60 * 60;
    assert_eq!(world.revoke_other(&second, &phone), Err(Problem::TooNew { until }));
    world.advance(24 * 60 * 60 - 1);
    assert_eq!(world.revoke_other(&second, &phone), Err(Problem::TooNew { until }));
    world.advance(1);
    assert_eq!(world.revoke_other(&second, &phone), Ok(()));
}

#[test]
fn older_device_revokes_a_new_one_at_once() {
    let (mut world, phone) = World::with_phone();
    world.advance(60);
    let second = world.enrol_named("Tabletti", CODES[1]).ok().unwrap();
    assert_eq!(world.revoke_other(&phone, &second), Ok(()));
}

#[test]
fn neither_of_two_devices_of_one_second_is_older() {
    let (mut world, phone) = World::with_phone();
    let second = world.enrol_named("Tabletti", CODES[1]).ok().unwrap();
    assert_eq!(world.revoke_other(&second, &phone), Ok(()));
}

#[test]
fn disconnecting_all_is_one_notice_that_proves_every_removal() {
    let (mut world, phone) = World::with_phone();
    let second = world.enrol_named("Tabletti", CODES[1]).ok().unwrap();
    world.state.disconnect_all(&phone.caller.account.clone(), Some(firefox()), world.now);
    let notices = [&phone, &second].map(|phone| match world.state.caller(&phone.caller) {
        Err(Problem::DeviceRevoked { notice: Some(notice) }) => notice,
        _ => panic!("no notice"),
    });
    assert_eq!(notices[0], notices[1]);
    let key = *world.state.user(&phone.caller.account).unwrap().key.0.public();
    let notice = SignedNotice::verify(&notices[0], &key, &phone.caller.account).unwrap();
    assert_eq!(notice.claims().kind, NoticeKind::DevicesRemoved);
    assert_eq!(notice.claims().context, Some(firefox()));
    assert!(notice.proves_removal_of(&second.caller.device, world.now));
}

#[test]
fn report_and_the_login_that_ends_its_freeze_are_told() {
    let (mut world, phone) = World::with_phone();
    let (_, login) = world.waiting();
    world.decide(&phone, &login.claims.id, &Answer::Report).unwrap();
    world.logged_in(CODES[1]);
    let [frozen, unfrozen] = &world.notices(&phone)[..] else { panic!("two notices") };
    assert_eq!((frozen.kind, frozen.by.as_str(), &frozen.context), (NoticeKind::Frozen, "Puhelin", &None));
    assert_eq!((unfrozen.kind, unfrozen.by.as_str()), (NoticeKind::Unfrozen, "web"));
    assert_eq!(unfrozen.context, Some(firefox()));
}

#[test]
fn list_ends_after_fifty_and_after_thirty_days_but_for_connected_devices() {
    let (mut world, phone) = World::with_phone();
    world.enrol_named("Tabletti", CODES[1]).ok().unwrap();
    let account = phone.caller.account.clone();
    for _ in 0..60 {
        world.state.renew_list_of(&account, None, world.now);
    }
    let kinds = world.kinds(&phone);
    assert_eq!(kinds.len(), 51);
    assert_eq!(kinds[0], NoticeKind::DeviceAdded, "the oldest comes first");
    world.advance(30 * 24 * 60 * 60 + 1);
    assert_eq!(world.kinds(&phone), [NoticeKind::DeviceAdded]);
}

#[test]
fn sensor_key_replaces_an_earlier_one_and_is_never_used_again() {
    use key_protocol::sensor_key::{SensorKey, SensorKeyRequest};
    let (mut world, phone) = World::with_phone();
    let register = |world: &mut World, key: &SigningKey| {
        let statement = SensorKey {
            origin: &world.settings.origin,
            device: &phone.caller.device,
            iat: world.now,
            jti: &Jti::random(&SystemRandom::new()).unwrap(),
            key: key.public(),
            attestation: None,
        };
        let sensor_key = statement.draft().signed_by(&phone.approval).unwrap();
        let body = serde_json::to_vec(&SensorKeyRequest { sensor_key }).unwrap();
        world.state.register_sensor_key(&phone.caller, &body, &world.settings, world.now)
    };
    let [first, second] = [(); 2].map(|()| SigningKey::generate(&SystemRandom::new()).unwrap());
    let seen = Err(Problem::Malformed { member: Some("key".to_owned()) });
    assert_eq!(register(&mut world, &first), Ok(()));
    assert_eq!(register(&mut world, &first), Ok(()), "the current one again");
    assert_eq!(register(&mut world, &phone.possession), seen);
    assert_eq!(register(&mut world, &second), Ok(()));
    assert_eq!(register(&mut world, &first), seen, "an earlier one");
    assert!(world.state.list_devices(&phone.caller)[0].sensor);

    let (_, login) = world.waiting();
    let Answer::Approve { matched, .. } = with_number(&login) else { unreachable!() };
    let by_finger = Answer::Approve { matched, amr: Amr::Fingerprint };
    assert_eq!(world.decide(&phone, &login.claims.id, &by_finger), Err(Problem::BadSignature));
    assert_eq!(world.state.remove_sensor_key(&phone.caller), Ok(()));
    assert_eq!(register(&mut world, &second), seen, "a removed one");
    assert_eq!(
        world.decide(&phone, &login.claims.id, &by_finger),
        Ok(()),
        "without one, the approval key signs"
    );
}

#[test]
fn list_begins_after_the_own_enrolment_also_within_one_second() {
    let (mut world, phone) = World::with_phone();
    let second = world.enrol_named("Tabletti", CODES[1]).ok().unwrap();
    world.state.renew_list_of(&phone.caller.account.clone(), None, world.now);
    assert_eq!(world.kinds(&phone), [NoticeKind::DeviceAdded, NoticeKind::CodesRenewed]);
    assert_eq!(world.kinds(&second), [NoticeKind::CodesRenewed]);
}

#[test]
fn changed_contact_is_told_and_a_saved_form_without_a_change_is_not() {
    let (mut world, phone) = World::with_phone();
    let session = world.logged_in(CODES[1]);
    let save = |world: &mut World, email: &str| {
        let profile = Profile {
            name: FullName::parse("Maija Virtanen").unwrap(),
            email: EmailAddress::parse(email).unwrap(),
            phone: PhoneNumber::parse("040 123 4567").unwrap(),
        };
        assert!(world.state.save_profile(&session, profile, world.now));
    };
    save(&mut world, "maija@example.fi");
    save(&mut world, "maija@example.fi");
    let [changed] = &world.notices(&phone)[..] else { panic!("one notice") };
    assert_eq!((changed.kind, changed.by.as_str()), (NoticeKind::ContactChanged, "web"));
    assert_eq!(changed.context, Some(firefox()));
}
