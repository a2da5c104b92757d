//! A bookkeeper's ten minutes: twenty logins and ten payments for six clients, one after the other,
//! with one app and one PIN. What is approved uses up no limit.

use backend_mock::Seed;
use key_core::testing::phone::{PIN, Phone};
use key_protocol::challenge::Detail;
use key_protocol::ids::Text;
use key_view::{Ending, Intent};
use support::world::World;

const CLIENTS: [&str; 6] = ["aalto", "backas", "canth", "duunari", "ek", "fager"];
const REQUESTS: usize = 30;
const SECONDS_EACH: u64 = 20;

fn clients() -> Seed {
    let user = |name| {
        format!(
            "[[users]]\nusername = '{name}'\ndisplay_name = '{name}'\npassword = 'tilinpäätös'\n\
             one_time_passwords = ['4F7K-29QX']\n"
        )
    };
    Seed::parse(&CLIENTS.map(user).concat()).unwrap()
}

async fn connects_all(world: &World) -> Phone {
    let (mut phone, _) = world.phone_of(CLIENTS[0], "Phone").await;
    for client in &CLIENTS[1..] {
        phone.press(Intent::AddAccount).await;
        phone.connect(&world.address(), client, &world.one_time_password(client)).await;
        phone.sees_pad().await;
        phone.enter_pin(PIN).await;
        phone.sees_message().await;
    }
    phone
}

#[tokio::test]
async fn twenty_logins_and_ten_payments_for_six_usernames_take_ten_minutes_and_no_limit() {
    let world = World::with(|config| config.seed = clients()).await;
    let mut phone = connects_all(&world).await;
    for request in 0..REQUESTS {
        let client = CLIENTS[request % CLIENTS.len()];
        if request % 3 == 2 {
            let detail = |label, value| Detail {
                label: Text::parse(label).unwrap(),
                value: Text::parse(value).unwrap(),
            };
            let details = vec![detail("Amount", "84,00 €"), detail("Payee", "Verohallinto")];
            let payment = world.control.issue_payment(client, details).unwrap();
            assert_eq!(phone.sees_challenge().await.username, client);
            phone.approve(&payment.number.unwrap()).await;
            assert_eq!(phone.sees_result().await.ending, Ending::Approved);
        } else {
            let mut browser = world.browser();
            let waiting = browser.request_login(client).await;
            assert_eq!(phone.sees_challenge().await.username, client);
            browser.approve_in(&mut phone, &waiting).await;
        }
        // The result closes by itself.
        world.advance(SECONDS_EACH);
        phone.sees_home().await;
    }
    assert_eq!(REQUESTS as u64 * SECONDS_EACH, 600);
}
