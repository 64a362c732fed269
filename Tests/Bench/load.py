"""A load for benchmarks and crash tests: feeds written to a folder and served by nginx on loopback.

Everything is made from a fixed seed, so that two runs measure the same bytes. Standard library only; needs Debian's
nginx-light.
"""
import email.utils
import itertools
import os
import pathlib
import random
import shutil
import socket
import subprocess
import time

WORDS = (
    "le la les un une des du de et à en dans pour par sur avec sans mais ou donc ministre gouvernement économie "
    "marché région ville conseil projet loi réforme budget croissance entreprise emploi santé école université "
    "recherche énergie climat eau agriculture transport port aéroport sécurité justice police élection parlement "
    "président député coopération accord sommet délégation partenaire international national local nouveau premier "
    "grand important annoncé présenté adopté signé lancé prévu selon après avant pendant depuis jusqu’à plus moins"
).split()
START = 1_760_000_000


def sentence(rng, words):
    text = " ".join(rng.choice(WORDS) for _ in range(words))
    return text[0].upper() + text[1:] + "."


def entry(rng, feed, number):
    address = f"https://journal-{feed}.example/{2025}/article-{feed}-{number}-{rng.randrange(10**6)}"
    paragraphs = "".join(f"<p>{sentence(rng, rng.randrange(18, 34))}</p>" for _ in range(3))
    date = email.utils.formatdate(START - 3600 * number - feed, usegmt=True)
    return (
        f"<item><title>{sentence(rng, 9)[:-1]} ({feed}-{number})</title><link>{address}</link>"
        f"<guid isPermaLink=\"true\">{address}</guid><pubDate>{date}</pubDate><dc:creator>Rédaction {feed}</dc:creator>"
        f"<category>{rng.choice(WORDS)}</category><description><![CDATA[{paragraphs}]]></description></item>\n"
    )


def write_feeds(folder, feeds, entries):
    """Writes `feeds` RSS 2.0 documents of `entries` distinct items each."""
    folder.mkdir(parents=True, exist_ok=True)
    for feed in range(feeds):
        rng = random.Random(feed)
        items = "".join(entry(rng, feed, number) for number in range(entries))
        (folder / f"{feed}.xml").write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<channel><title>Journal {feed}</title><link>https://journal-{feed}.example/</link>"
            f"<description>Essai</description><language>fr</language>\n{items}</channel></rss>\n",
            encoding="utf-8",
        )


def write_short_feed(path, entries):
    """Writes one RSS 2.0 document of so many short items, about 210 bytes each."""
    rng = random.Random(entries)
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Dépêches</title>'
            "<link>https://depeches.example/</link><description>Essai</description>\n"
        )
        for number in range(entries):
            date = email.utils.formatdate(START - 60 * number, usegmt=True)
            file.write(
                f"<item><title>{sentence(rng, 3)[:-1]}</title><link>https://depeches.example/{number:06}</link>"
                f"<pubDate>{date}</pubDate><description>&lt;p&gt;{sentence(rng, 3)}&lt;/p&gt;</description></item>\n"
            )
        file.write("</channel></rss>\n")


def write_long_feeds(folder, feeds, entries, name):
    """Writes feeds of items of some 3 kB, the words of which are as frequent as those of a language are (Zipf)."""
    folder.mkdir(parents=True, exist_ok=True)
    syllables = "ba ko ri ten lou mar si dé van cha po gne tra fi ju el".split()
    lexicon = WORDS + ["".join(syllables[number >> shift & 15] for shift in (0, 4, 8, 12)) for number in range(60_000)]
    weights = list(itertools.accumulate(1 / (rank + 4) for rank in range(len(lexicon))))
    for feed in range(feeds):
        rng = random.Random(f"{name} {feed}")

        def words(count):
            text = " ".join(rng.choices(lexicon, cum_weights=weights, k=count))
            return text[0].upper() + text[1:]

        with open(folder / f"{feed}.xml", "w", encoding="utf-8") as file:
            file.write(
                '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
                f"<title>{name} {feed}</title><link>https://{name}-{feed}.example/</link><description>Essai</description>\n"
            )
            for number in range(entries):
                address = f"https://{name}-{feed}.example/2025/{number}"
                body = "".join(
                    "<p>" + " ".join(words(rng.randrange(12, 20)) + "." for _ in range(4)) + "</p>" for _ in range(7)
                )
                date = email.utils.formatdate(START - 3600 * number - feed, usegmt=True)
                file.write(
                    f"<item><title>{words(9)}</title><link>{address}</link><guid>{address}</guid><pubDate>{date}</pubDate>"
                    f"<description><![CDATA[{body}]]></description></item>\n"
                )
            file.write("</channel></rss>\n")


class Nginx:
    """nginx on a free port of 127.0.0.1, serving one folder; ends with the `with` block."""

    def __init__(self, folder, state):
        self.folder, self.state = pathlib.Path(folder).resolve(), pathlib.Path(state).resolve()

    def __enter__(self):
        binary = shutil.which("nginx") or "/usr/sbin/nginx"
        if not os.access(binary, os.X_OK):
            raise SystemExit("nginx is missing: apt-get install nginx-light")
        self.state.mkdir(parents=True, exist_ok=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        paths = "\n".join(f"{kind}_temp_path {self.state}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        # Started by root, nginx would read the files as another user, who may not look into a temporary folder.
        user = "user root;" if os.geteuid() == 0 else ""
        (self.state / "nginx.conf").write_text(
            f"""{user} worker_processes 1; daemon off; pid {self.state}/nginx.pid; error_log {self.state}/error.log;
            events {{ worker_connections 1024; }}
            http {{ access_log off; types {{ application/rss+xml xml; }} {paths}
            keepalive_requests 100000; sendfile on; etag on;
            server {{ listen 127.0.0.1:{self.port}; root {self.folder}; }} }}"""
        )
        self.process = subprocess.Popen([binary, "-e", f"{self.state}/error.log", "-c", f"{self.state}/nginx.conf"])
        self.base = f"http://127.0.0.1:{self.port}"
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.05)
        raise SystemExit("nginx did not start: see " + str(self.state / "error.log"))

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def write_settings(folder, base, feeds, interval="1s", store=None, name="journal"):
    """Settings and a source list of ours for the load; returns the settings' path."""
    lists = folder / "sources.d"
    lists.mkdir(parents=True, exist_ok=True)
    (folder / "depeche.toml").write_text(
        f'[store]\npath = "{store or folder / "depeche.db"}"\n'
        "[fetch]\nconcurrency = 64\nper_host = 64\nhost_delay = \"0s\"\nallow_private_networks = true\n"
        f'[schedule]\nmin_interval = "{interval}"\nfirst_visits = "0s"\n[log]\nlevel = "warning"\n'
    )
    (lists / "load.toml").write_text(
        f'[defaults]\nlanguage = "fr"\npage = "never"\ninterval = "{interval}"\n'
        + "".join(f'[[source]]\nid = "{name}-{n}"\nurl = "{base}/{n}.xml"\n' for n in range(feeds))
    )
    return folder / "depeche.toml"
