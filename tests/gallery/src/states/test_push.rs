//! States of the test notification at the end of onboarding.

use key_view::{Notifications, PushTest, PushView, PushWay, Screen, TestPushView};

use super::State;

pub(super) fn states() -> Vec<State> {
    let of = |notifications, way, test| TestPushView {
        notifications,
        push: PushView { way, test, ..PushView::unknown() },
    };
    let allowed = |way, test| of(Notifications::On, way, test);
    let tests = every!(PushTest { Sent, Arrived { ms: 420 }, Lost, TooSoon, NotSent, None });
    let ways =
        every!(PushWay { Unknown, Works, NoDistributor, NotChosen, NotRegistered, NotSent, Unreachable });
    let permissions = every!(Notifications { On, Undecided, Off });
    let tests = tests.map(|(name, test)| (format!("test {name}"), allowed(PushWay::Works, test)));
    let ways = ways.map(|(name, way)| (format!("way {name}"), allowed(way, PushTest::None)));
    let refused = permissions.into_iter().filter(|(_, one)| *one != Notifications::On);
    let refused =
        refused.map(|(name, one)| (format!("permission {name}"), of(one, PushWay::Unknown, PushTest::None)));
    super::states("test-push", Screen::TestPush, tests.into_iter().chain(ways).chain(refused))
}
