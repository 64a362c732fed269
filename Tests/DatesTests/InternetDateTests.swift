import News
import Testing
import Text

@Suite("Dates of mail, the web and XML")
struct InternetDateTests {
    @Test(
        "a date and time with its zone is one moment",
        arguments: [
            ("Sun, 05 May 2024 12:30:15 +0200", "2024-05-05T10:30:15Z"),
            ("Sun, 05 May 2024 12:30:15 GMT", "2024-05-05T12:30:15Z"),
            ("5 May 24 12:30 EST", "2024-05-05T17:30:00Z"),
            ("Fri, 11 Mar 2016 01:15:00 +3000", "2016-03-09T19:15:00Z"),
            ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"),
            ("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"),
            ("Fri, 28 May 2010 21:03:38 -0000", "2010-05-28T21:03:38Z"),
            ("Wed, 19 Feb 2012 22:40:00 -01:01", "2012-02-19T23:41:00Z"),
            ("Sun, 17 May 2020 13:55:00 UTC+01:00", "2020-05-17T12:55:00Z"),
            ("Sun, 17 May 2020 13:55:00 +0000 (UTC)", "2020-05-17T13:55:00Z"),
            ("Thu (weekly), 9(th) Feb 2006 23:59:45 +0000", "2006-02-09T23:59:45Z"),
            ("2024-05-05T12:30:15Z", "2024-05-05T12:30:15Z"),
            ("2024-05-05T12:30:15.123456+05:45", "2024-05-05T06:45:15Z"),
            ("2024-05-05 12:30:15 +01:00", "2024-05-05T11:30:15Z"),
            ("20240505T123015Z", "2024-05-05T12:30:15Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("2020-05-17T24:00:00Z", "2020-05-18T00:00:00Z"),
            ("1589723700", "2020-05-17T13:55:00Z"), ("1589723700.25", "2020-05-17T13:55:00Z"),
            ("1589723700 +0200", "2020-05-17T13:55:00Z"),
            ("2024-05-05 12:30:15 +0000 UTC", "2024-05-05T12:30:15Z"),
            ("Sun, 05 May 2024 12:30:15 +0530 IST", "2024-05-05T07:00:15Z"),
            ("Sun, 05 May 2024 12.30.15 GMT", "2024-05-05T12:30:15Z"),
            ("2024-05-05T12:30:15+02:00[Europe/Paris]", "2024-05-05T10:30:15Z"),
            ("2024-05-05T12:30:15+00:0", "2024-05-05T12:30:15Z"),
            // Military zones, of which RFC 5322 §4.3 says that nobody can know what was meant.
            ("Sun, 05 May 2024 12:30:15 A", "2024-05-05T12:30:15Z"),
            ("Sun, 05 May 2024 12:30 Y", "2024-05-05T12:30:00Z"),
            ("1589723700000", "2020-05-17T13:55:00Z"),
        ]
    )
    func moment(_ text: String, _ expected: String) {
        #expect(DateReader().read(text)?.formatted == expected)
    }

    @Test(
        "no more is known than was stated",
        arguments: [
            ("2024", "2024"), ("2024-05", "2024-05"), ("2024-05-05", "2024-05-05"), ("20240505", "2024-05-05"),
            ("May 2024", "2024-05"), ("5 May 2024", "2024-05-05"), ("2024-05-05T12:30+02:00", "2024-05-05T10:30:00Z"),
            ("2004-W53-6", "2005-01-01"), ("2004W536", "2005-01-01"), ("2004-366", "2004-12-31"),
            ("2004-W53", "2004-12"), ("2003-12-31T10Z", "2003-12-31T10:00:00Z"), ("-0312", "2003-12"),
            ("-03-12", "2003-12"), ("03-12-31", "2003-12-31"), ("031231", "2003-12-31"), ("03-335", "2003-12-01"),
            ("03335", "2003-12-01"), ("2003335", "2003-12-01"), ("2024-W18-7T12:30:00Z", "2024-05-05T12:30:00Z"),
        ]
    )
    func precision(_ text: String, _ expected: String) {
        #expect(DateReader().read(text)?.formatted == expected)
    }

    @Test("hours, minutes and seconds are told apart")
    func precisionOfTime() {
        let reader = DateReader()
        #expect(reader.read("5 mai 2024 à 14h")?.precision == .hour)
        #expect(reader.read("5 mai 2024 à 14h30")?.precision == .minute)
        #expect(reader.read("2024-05-05 14:30:00")?.precision == .second)
        #expect(reader.read("5 mai 2024")?.precision == .day)
    }

    @Test("the words are kept as they were written")
    func raw() {
        #expect(DateReader().read("  Sun, 05 May 2024 12:30:15 GMT\n")?.raw == "Sun, 05 May 2024 12:30:15 GMT")
    }
}
