//! Messages of the pages about the list of one-time passwords.

crate::messages! { CodeListMessages {
    /// Heading.
    heading { en: "One-time passwords", fi: "Kertakäyttösalasanat", sv: "Engångslösenord" }
    /// Number of codes left.
    left(count: usize) -> String match count {
        0 => {
            en: "You have none left on your list.",
            fi: "Listallasi ei ole yhtään salasanaa jäljellä.",
            sv: "Du har inga lösenord kvar på din lista.",
        }
        1 => {
            en: "You have 1 left on your list.",
            fi: "Listallasi on 1 salasana jäljellä.",
            sv: "Du har 1 lösenord kvar på din lista.",
        }
        count => {
            en: "You have {count} left on your list.",
            fi: "Listallasi on {count} salasanaa jäljellä.",
            sv: "Du har {count} lösenord kvar på din lista.",
        }
    }
    /// Effect of a new list on the old one.
    renew_hint {
        en: "A new list ends the old one: its one-time passwords no longer work.",
        fi: "Uusi lista korvaa vanhan: sen kertakäyttösalasanat eivät enää kelpaa.",
        sv: "En ny lista ersätter den gamla: dess engångslösenord gäller inte längre.",
    }
    /// Button that requests a new list.
    renew { en: "Get a new list", fi: "Hanki uusi lista", sv: "Skaffa en ny lista" }
    /// Heading of a new list.
    new_list { en: "Your new list", fi: "Uusi listasi", sv: "Din nya lista" }
    /// Instruction to store the new list.
    keep {
        en: "Print it or write it down, and keep it somewhere only you can reach. Each works once. It is not \
             shown again.",
        fi: "Tulosta se tai kirjoita se muistiin, ja säilytä se niin, että vain sinä pääset siihen käsiksi. \
             Jokainen salasana kelpaa kerran. Listaa ei näytetä uudelleen.",
        sv: "Skriv ut den eller skriv av den, och förvara den så att bara du kommer åt den. Varje lösenord \
             gäller en gång. Listan visas inte igen.",
    }
    /// Link for a new user, who has to confirm with the first code.
    use_first {
        en: "I have saved it: use the first one",
        fi: "Lista on tallessa: käytä ensimmäistä",
        sv: "Jag har sparat den: använd det första",
    }
    /// Warning that few codes are left, or none.
    few(left: usize) match left {
        0 => {
            en: "You have no one-time passwords. Get a list: it lets you in when your phone is lost.",
            fi: "Sinulla ei ole kertakäyttösalasanoja. Hanki lista: sillä pääset sisään, jos puhelin katoaa.",
            sv: "Du har inga engångslösenord. Skaffa en lista: med den kommer du in om telefonen försvinner.",
        }
        _ => {
            en: "You have only a few one-time passwords left. Get a new list before the last one is used.",
            fi: "Kertakäyttösalasanoja on vähän jäljellä. Hanki uusi lista ennen kuin viimeinen on käytetty.",
            sv: "Du har bara några engångslösenord kvar. Skaffa en ny lista innan det sista är använt.",
        }
    }
} }
