import News
import Testing

@Suite struct DurationBriefTests {
    @Test(
        "spans are told in their two largest units",
        arguments: [
            (Duration.milliseconds(120), "120ms"), (.seconds(45), "45s"), (.seconds(5400), "1h30m"),
            (.seconds(86_400 * 7), "7d"), (.seconds(90_061), "1d1h"), (.zero, "0ms"), (.seconds(-5), "0ms"),
        ]
    )
    func brief(duration: Duration, text: String) {
        #expect(duration.brief == text)
    }
}
