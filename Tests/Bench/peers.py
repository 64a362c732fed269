"""Reads the documents of a manifest with a reader from PyPI, for parse.py; runs in that program's environment.

    peers.py feedparser|fastfeedparser SECONDS MANIFEST
"""
import io
import json
import pathlib
import sys
import time


def feedparser_reader():
    import feedparser

    def read(document):
        url, content_type, body = document
        headers = {"content-location": url, "content-type": content_type}
        result = feedparser.parse(io.BytesIO(body), response_headers={k: v for k, v in headers.items() if v})
        return len(result.entries) if result.version else None

    return read


def fastfeedparser_reader():
    import fastfeedparser

    def read(document):
        try:
            return len(fastfeedparser.parse(document[2]).entries)
        except Exception:  # It raises what its libraries raise.
            return None

    return read


def main():
    name, seconds, manifest = sys.argv[1], float(sys.argv[2]), pathlib.Path(sys.argv[3])
    lines = [line.split("\t") for line in manifest.read_text().splitlines()]
    documents = [(url, content_type, pathlib.Path(path).read_bytes()) for url, content_type, path in lines]
    read = {"feedparser": feedparser_reader, "fastfeedparser": fastfeedparser_reader}[name]()
    for document in documents[:20]:
        read(document)
    passes, begun = 0, time.process_time()
    while passes == 0 or time.process_time() - begun < seconds:
        found = [read(document) for document in documents]
        passes += 1
    spent = (time.process_time() - begun) / passes
    counts = [count for count in found if count is not None]
    print(json.dumps({"seconds": spent, "documents": len(documents), "accepted": len(counts), "entries": sum(counts)}))


if __name__ == "__main__":
    main()
