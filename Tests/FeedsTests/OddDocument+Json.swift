extension OddDocument {
    static let json: [OddDocument] = [
        OddDocument(
            "JSON with comments and commas too many",
            """
            { // of the publisher
            "version": "https://jsonfeed.org/version/1.1", /* a */ "title": "T",
            "items": [{"id": "1", "content_text": "a // b /* c */",},],}
            """,
            ["format": "json1.1", "feed/title": "T", "entries/0/content": "a // b /* c */", "bozo": "true"]
        ),
        OddDocument(
            "JSON ids beyond what a double holds",
            """
            {"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":9007199254740993,\
            "content_text":"a"},{"id":12345678901234567890123,"content_text":"b"},{"id":-7,\
            "content_text":"c"}]}
            """,
            [
                "entries/0/id": "9007199254740993", "entries/1/id": "12345678901234567890123", "entries/2/id": "-7",
                "bozo": "false",
            ]
        ),
        OddDocument(
            "a JSON attachment that is in no list",
            """
            {"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"1","content_text":"a",\
            "attachments":{"url":"a.mp3","mime_type":"audio/mpeg","size_in_bytes":"12",\
            "duration_in_seconds":"1:05"}}]}
            """,
            [
                "entries/0/enclosures/0/url": "http://example.org/d/a.mp3", "entries/0/enclosures/0/length": "12",
                "entries/0/duration": "65",
            ]
        ),
        OddDocument(
            "JSON members of wrong types",
            """
            {"version":"https://jsonfeed.org/version/1","title":["T"],"authors":"Anne","items":[{"id":true,\
            "title":7,"url":{"a":1},"tags":{"x":1},"date_published":20240505,"authors":[null,5,\
            {"name":"Luc"}],"attachments":"x","content_text":"a"},null,"x",[1]]}
            """,
            [
                "entries/#": "1", "entries/0/id": nil, "entries/0/title": "7", "feed/authors/0/name": "Anne",
                "entries/0/content": "a",
            ]
        ),
        OddDocument(
            "JSON values that are none",
            """
            {"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"1","content_text":"a",\
            "size":NaN,"x":undefined},{"id":"2","content_text":"b"}]}
            """,
            ["entries/#": "2", "bozo": "true"]
        ),
    ]
}
