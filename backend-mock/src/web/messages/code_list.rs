//! Messages of the pages about the list of one-time passwords.

/// Messages of the pages about the list of one-time passwords.
pub(in crate::web) struct CodeListMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Number of codes left.
    pub(in crate::web) left: fn(usize) -> String,
    /// Effect of a new list on the old one.
    pub(in crate::web) renew_hint: &'static str,
    /// Button that requests a new list.
    pub(in crate::web) renew: &'static str,
    /// Heading of a new list.
    pub(in crate::web) new_list: &'static str,
    /// Instruction to store the new list.
    pub(in crate::web) keep: &'static str,
    /// Link to Procountor.
    pub(in crate::web) go_on: &'static str,
    /// Link for a new user, who has to confirm with the first code.
    pub(in crate::web) use_first: &'static str,
    /// Warning that few codes are left, or none.
    pub(in crate::web) few: fn(usize) -> &'static str,
}

pub(super) const ENGLISH: CodeListMessages = CodeListMessages {
    heading: "One-time passwords",
    left: |count| match count {
        0 => "You have none left on your list.".to_owned(),
        1 => "You have 1 left on your list.".to_owned(),
        count => format!("You have {count} left on your list."),
    },
    renew_hint: "A new list ends the old one: its one-time passwords no longer work.",
    renew: "Get a new list",
    new_list: "Your new list",
    keep: "Print it or write it down, and keep it somewhere only you can reach. Each works once. It is not shown again.",
    go_on: "Continue to Procountor",
    use_first: "I have saved it: use the first one",
    few: |left| match left {
        0 => "You have no one-time passwords. Get a list: it lets you in when your phone is lost.",
        _ => "You have only a few one-time passwords left. Get a new list before the last one is used.",
    },
};

pub(super) const FINNISH: CodeListMessages = CodeListMessages {
    heading: "Kertakäyttösalasanat",
    left: |count| match count {
        0 => "Listallasi ei ole yhtään salasanaa jäljellä.".to_owned(),
        1 => "Listallasi on 1 salasana jäljellä.".to_owned(),
        count => format!("Listallasi on {count} salasanaa jäljellä."),
    },
    renew_hint: "Uusi lista korvaa vanhan: sen kertakäyttösalasanat eivät enää kelpaa.",
    renew: "Hanki uusi lista",
    new_list: "Uusi listasi",
    keep: "Tulosta se tai kirjoita se muistiin, ja säilytä se niin, että vain sinä pääset siihen käsiksi. Jokainen \
           salasana kelpaa kerran. Listaa ei näytetä uudelleen.",
    go_on: "Jatka Procountoriin",
    use_first: "Lista on tallessa: käytä ensimmäistä",
    few: |left| match left {
        0 => "Sinulla ei ole kertakäyttösalasanoja. Hanki lista: sillä pääset sisään, jos puhelin katoaa.",
        _ => "Kertakäyttösalasanoja on vähän jäljellä. Hanki uusi lista ennen kuin viimeinen on käytetty.",
    },
};

pub(super) const SWEDISH: CodeListMessages = CodeListMessages {
    heading: "Engångslösenord",
    left: |count| match count {
        0 => "Du har inga lösenord kvar på din lista.".to_owned(),
        count => format!("Du har {count} lösenord kvar på din lista."),
    },
    renew_hint: "En ny lista ersätter den gamla: dess engångslösenord gäller inte längre.",
    renew: "Skaffa en ny lista",
    new_list: "Din nya lista",
    keep: "Skriv ut den eller skriv av den, och förvara den så att bara du kommer åt den. Varje lösenord gäller en gång. \
           Listan visas inte igen.",
    go_on: "Fortsätt till Procountor",
    use_first: "Jag har sparat den: använd det första",
    few: |left| match left {
        0 => "Du har inga engångslösenord. Skaffa en lista: med den kommer du in om telefonen försvinner.",
        _ => "Du har bara några engångslösenord kvar. Skaffa en ny lista innan det sista är använt.",
    },
};
