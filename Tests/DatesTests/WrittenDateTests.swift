import News
import Testing
import Text

@Suite("Dates written out")
struct WrittenDateTests {
    @Test(
        "months and weekdays are known in many languages",
        arguments: [
            ("dimanche 5 mai 2024", "2024-05-05"), ("1er mai 2024", "2024-05-01"), ("le 23 août 2024", "2024-08-23"),
            ("mar. 03 févr. 2026", "2026-02-03"), ("mar 15 sept 2020", "2020-09-15"),
            ("Friday, the 5th of May 2023", "2023-05-05"), ("Dec. 5, 2023", "2023-12-05"),
            ("الأحد 5 ماي 2024", "2024-05-05"), ("٥ مايو ٢٠٢٤", "2024-05-05"), ("16 نونبر 2023", "2023-11-16"),
            ("12 غشت 2023", "2023-08-12"), ("5 تشرين الثاني 2024", "2024-11-05"), ("٥ أيار/مايو ٢٠٢٤", "2024-05-05"),
            ("3 جويلية 2022", "2022-07-03"), ("5 de mayo de 2024", "2024-05-05"), ("5 de março de 2024", "2024-03-05"),
            ("mercoledì 15 gennaio 2020", "2020-01-15"), ("Sonntag, 5. Mai 2024", "2024-05-05"),
            ("So, 01 Mär 2020", "2020-03-01"), ("donderdag 5 mei 2024", "2024-05-05"),
            ("śr, 14 paź 2020", "2020-10-14"),
            ("5 мая 2024 г.", "2024-05-05"), ("5 Ağustos 2024", "2024-08-05"), ("5 Μαΐου 2024", "2024-05-05"),
            ("5. 5. 2024", "2024-05-05"), ("5 במאי 2024", "2024-05-05"), ("5 נובמבר 2024", "2024-11-05"),
            ("2024年5月5日", "2024-05-05"), ("2024. május 5.", "2024-05-05"), ("5. september 2024", "2024-09-05"),
        ]
    )
    func languages(_ text: String, _ expected: String) {
        #expect(DateReader().read(text)?.formatted == expected)
    }

    @Test(
        "times are read in the habits of each language",
        arguments: [
            ("le 23 avril 2024 à 14h30", "14:30"), ("23 avril 2024, 14 h 30", "14:30"),
            ("23 avril 2024 à 9 h", "09:00"),
            ("23. April 2024, 14.30 Uhr", "14:30"), ("23 aprile 2024 ore 14.30", "14:30"),
            ("April 23, 2024 at 2:30 p.m.", "14:30"), ("April 23, 2024 12:05 AM", "00:05"),
            ("14:30, 23 avril 2024", "14:30"),
            ("23. April 2024, 14:30 Uhr", "14:30"), ("Dienstag, 23. April 2024 um 14:30 Uhr", "14:30"),
            ("23.04.2024, 14:30 Uhr", "14:30"), ("23. april 2024 kl. 14.30", "14:30"),
            ("23 Απριλίου 2024 2:30 μμ", "14:30"), ("23 Απρ 2024 2:30 μ.μ.", "14:30"),
            ("23 أبريل 2024 2:30 مساءً", "14:30"), ("2024. 04. 23. 14:30", "14:30"), ("4/23/2024 2:30:00 PM", "14:30"),
            ("Mardi 23 avril 2024 - 14:30", "14:30"),
            ("23. 4. 2024 14:30", "14:30"), ("23 Abr, 2024 02:30 p.m. CL", "14:30"),
            ("23 أبريل 2024 - 14:30 بتوقيت غرينتش", "14:30"),
            ("23 de abril de 2024 às 14h30", "14:30"), ("terça-feira, 23 de abril de 2024 às 14h30", "14:30"),
            ("2024年4月23日 下午2:30", "14:30"),
        ]
    )
    func times(_ text: String, _ clock: String) {
        #expect(DateReader().read(text)?.formatted == "2024-04-23T\(clock):00Z")
    }

    @Test(
        "months of every language the sources write in are known, in full and short",
        arguments: [
            ("5 janv. 2024", "2024-01-05"), ("5 февраля 2024", "2024-02-05"), ("5 Şubat 2024", "2024-02-05"),
            ("5 marca 2024", "2024-03-05"), ("5 Απριλίου 2024", "2024-04-05"), ("5 Nis 2024", "2024-04-05"),
            ("5 giu 2024", "2024-06-05"), ("qua., 5 de jun. de 2024", "2024-06-05"), ("5 Ιουλ 2024", "2024-07-05"),
            ("2024. július 5.", "2024-07-05"), ("5 авг 2024", "2024-08-05"), ("5 Eylül 2024", "2024-09-05"),
            ("za 5 okt. 2024", "2024-10-05"), ("5 listopada 2024", "2024-11-05"), ("5 Aralık 2024", "2024-12-05"),
            ("2024년 12월 5일", "2024-12-05"), ("2024년12월5일", "2024-12-05"), ("2024. 12. 5.", "2024-12-05"),
            ("5 يناير 2024", "2024-01-05"), ("5 فبراير 2024", "2024-02-05"), ("5 مارس 2024", "2024-03-05"),
            ("5 أبريل 2024", "2024-04-05"), ("5 يونيو 2024", "2024-06-05"), ("5 يوليو 2024", "2024-07-05"),
            ("5 أغسطس 2024", "2024-08-05"), ("5 سبتمبر 2024", "2024-09-05"), ("5 أكتوبر 2024", "2024-10-05"),
            ("5 نوفمبر 2024", "2024-11-05"), ("5 ديسمبر 2024", "2024-12-05"),
            ("5 كانون الثاني 2024", "2024-01-05"), ("5 شباط 2024", "2024-02-05"), ("5 آذار 2024", "2024-03-05"),
            ("5 نيسان 2024", "2024-04-05"), ("5 أيّار 2024", "2024-05-05"), ("5 حزيران 2024", "2024-06-05"),
            ("5 تموز 2024", "2024-07-05"), ("5 آب 2024", "2024-08-05"), ("5 أيلول 2024", "2024-09-05"),
            ("5 تشرين الأول 2024", "2024-10-05"), ("5 كانون الأول 2024", "2024-12-05"),
        ]
    )
    func months(_ text: String, _ expected: String) {
        #expect(DateReader().read(text)?.formatted == expected)
    }

    @Test(
        "years of other calendars are not read as ours",
        arguments: ["5 رمضان 1445", "1445-09-05", "1445/09/05", "1403-02-16", "2567-05-05", "5 May 2567", "05/05/2567"]
    )
    func calendars(_ text: String) {
        #expect(DateReader().read(text) == nil)
    }

    @Test("day and month in figures are read only where they can be told apart")
    func figures() {
        #expect(DateReader().read("25/06/2024")?.formatted == "2024-06-25")
        #expect(DateReader().read("06/25/2024")?.formatted == "2024-06-25")
        #expect(DateReader().read("05/06/2024") == nil)
        #expect(DateReader(dayFirst: true).read("05/06/2024 10:15")?.formatted == "2024-06-05T10:15:00Z")
        #expect(DateReader(dayFirst: false).read("05/06/2024")?.formatted == "2024-05-06")
        #expect(DateReader().read("5.6.2024")?.formatted == "2024-06-05")
        #expect(DateReader().read("05/05/2024")?.formatted == "2024-05-05")
    }

    @Test("a date at the beginning of a text is found with its length")
    func prefix() throws {
        let text = "5 mai 2024 à 14h30 à Rabat, le ministre a déclaré"
        let found = try #require(DateReader().readPrefix(text))
        #expect(found.date.formatted == "2024-05-05T14:30:00Z")
        #expect(found.date.raw == "5 mai 2024 à 14h30")
        #expect(String(decoding: text.utf8.prefix(found.length), as: UTF8.self) == "5 mai 2024 à 14h30")
        #expect(DateReader().readPrefix("2024 a été une année") == nil)
        #expect(DateReader().readPrefix("5 mai, jour de fête") == nil)
        #expect(DateReader().readPrefix("Rabat, le 5 mai 2024") == nil)
        #expect(try #require(DateReader().readPrefix("2024-05-05, selon l'AFP")).length == 10)
    }
}
