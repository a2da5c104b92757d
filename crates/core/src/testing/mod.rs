//! Fakes of every port, and the contracts that fakes and adapters pass alike.
