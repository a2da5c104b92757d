//! Decides which sensor to offer on iOS, from the results of LocalAuthentication. Separate from the
//! bindings, so that it can be tested on any machine.

use key_view::Sensor;

/// Values of `LABiometryType` (LocalAuthentication framework).
pub(crate) const TOUCH_ID: isize = 1;
pub(crate) const FACE_ID: isize = 2;

/// Code of `LAErrorBiometryLockout`.
pub(crate) const LOCKED_OUT: isize = -8;

/// Returns the sensor to offer. `kind` is the device's `LABiometryType`; `evaluable` is whether the
/// policy `deviceOwnerAuthenticationWithBiometrics` can be evaluated, or the error's code. Returns
/// `None` if nothing is enrolled, the device has no passcode, or the app may not use Face ID. A
/// sensor that is locked out for now is still offered: biometrics are enrolled, and using it
/// explains the lockout.
pub(crate) fn of(kind: isize, evaluable: Result<(), isize>) -> Option<Sensor> {
    match (kind, evaluable) {
        (TOUCH_ID, Ok(()) | Err(LOCKED_OUT)) => Some(Sensor::Fingerprint),
        (FACE_ID, Ok(()) | Err(LOCKED_OUT)) => Some(Sensor::Face),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Other error codes of LocalAuthentication.
    const PASSCODE_NOT_SET: isize = -5;
    const NOT_AVAILABLE: isize = -6;
    const NOT_ENROLLED: isize = -7;

    #[test]
    fn an_enrolled_sensor_is_offered_by_its_kind() {
        assert_eq!(of(TOUCH_ID, Ok(())), Some(Sensor::Fingerprint));
        assert_eq!(of(FACE_ID, Ok(())), Some(Sensor::Face));
    }

    #[test]
    fn a_sensor_that_cannot_be_evaluated_is_not_offered() {
        for kind in [TOUCH_ID, FACE_ID] {
            for error in [PASSCODE_NOT_SET, NOT_AVAILABLE, NOT_ENROLLED] {
                assert_eq!(of(kind, Err(error)), None, "{kind} {error}");
            }
        }
    }

    #[test]
    fn a_locked_out_sensor_is_still_offered() {
        assert_eq!(of(TOUCH_ID, Err(LOCKED_OUT)), Some(Sensor::Fingerprint));
        assert_eq!(of(FACE_ID, Err(LOCKED_OUT)), Some(Sensor::Face));
    }

    #[test]
    fn a_device_without_a_known_sensor_offers_none() {
        for kind in [0, 4] {
            for evaluable in [Ok(()), Err(LOCKED_OUT), Err(NOT_AVAILABLE)] {
                assert_eq!(of(kind, evaluable), None, "{kind}");
            }
        }
    }
}
