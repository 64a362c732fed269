#!/usr/bin/env python3
"""Proves the service under a real systemd and journald. Run as root beside systems of its own, never on a machine in
use: it installs, starts, kills and fills. Prints a line a check; exits with 1 when one fails."""

import argparse
import base64
import contextlib
import hashlib
import hmac
import http.server
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

UNIT = "depeche"
STORE = "/var/lib/depeche/depeche.db"
LISTS = "/etc/depeche/sources.d"
failures = []


def run(*command, check=False):
    done = subprocess.run(command, capture_output=True, text=True)
    if check and done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return done


def check(name, holds, detail=""):
    print(("ok     " if holds else "FAILED ") + name + (f": {detail}" if detail else ""), flush=True)
    if not holds:
        failures.append(name)


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.1)
    return condition()


def show(field):
    return run("systemctl", "show", UNIT, "-p", field, "--value").stdout.strip()


def journal(*matches):
    run("journalctl", "--sync")
    lines = run("journalctl", "-o", "json", "--no-pager", "_SYSTEMD_UNIT=depeche.service", *matches).stdout
    return [json.loads(line) for line in lines.splitlines()]


def events(kind, **fields):
    return [
        entry for entry in journal(f"DEPECHE_EVENT={kind}")
        if all(entry.get(f"DEPECHE_{name.upper()}") == value for name, value in fields.items())
    ]


def count(sql="SELECT count(*) FROM articles"):
    return int(run("sqlite3", f"file:{STORE}?mode=ro", sql).stdout or -1)


class Publisher(http.server.BaseHTTPRequestHandler):
    """/NAME/COUNT is a feed of COUNT articles, /slow/NAME one that takes its time, /broken one cut in its middle,
    /wait asks to be left alone, and /rolling has other articles each time."""

    protocol_version = "HTTP/1.1"
    is_down = False
    asked = 0
    posted = []

    def do_GET(self):
        parts = self.path.strip("/").split("/")
        if parts[0] == "slow":
            time.sleep(60)
        if Publisher.is_down:
            return self.answer(500, b"")
        if parts[0] == "wait":
            return self.answer(503, b"", {"Retry-After": "120"})
        if parts[0] == "rolling":
            Publisher.asked += 1
            parts[0] = f"rolling-{Publisher.asked}"
        name, number = parts[0], int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 3
        items = "".join(
            f"<item><title>{name} {i}</title><link>http://journal.example/{name}/{i}</link>"
            f"<description>Le texte de l’article {i} du journal {name}, assez long pour en être un.</description></item>"
            for i in range(number)
        )
        end = "" if name == "broken" else "</channel></rss>"
        self.answer(200, f'<rss version="2.0"><channel><title>{name}</title>{items}{end}'.encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if Publisher.is_down:
            return self.answer(500, b"")
        Publisher.posted.append((dict(self.headers), body))
        self.answer(204, b"")

    def answer(self, status, body, headers={}):
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 512
    daemon_threads = True


def source(name, path, interval="1s", host=1):
    return f'[[source]]\nid = "{name}"\nurl = "http://127.0.0.{host}:{port}/{path}"\ninterval = "{interval}"\npage = "never"\n'


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def override(text, unit=UNIT, pause="RestartSec=2s\n"):
    """Settings for the unit beside the shipped ones; most tests need not wait as long as those have it wait."""
    folder = f"/etc/systemd/system/{unit}.service.d"
    os.makedirs(folder, exist_ok=True)
    # Where the systemd of a test runs in a changed root, the kernel refuses user namespaces.
    users = "" if can_have_users else "PrivateUsers=no\n"
    write(f"{folder}/test.conf", f"[Service]\n{users}{pause}{text}")
    run("systemctl", "daemon-reload", check=True)


def main_process():
    return int(show("MainPID") or 0)


def comes_back(seconds=45):
    """A start that failed is tried again after RestartSec=, by nobody."""
    return until(lambda: show("ActiveState") == "active", seconds)


def is_told(pattern):
    """Whether the last run of the daemon said something with what, why and what to do."""
    said = " ".join(str(entry["MESSAGE"]) for entry in journal(f"_SYSTEMD_INVOCATION_ID={show('InvocationID')}"))
    return "because:" in said and "try:" in said and re.search(pattern, said)


@contextlib.contextmanager
def state_of(size):
    """A file system of its own for the state folder, of this size."""
    run("systemctl", "stop", UNIT)
    folder = "/var/lib/private/depeche"  # where systemd keeps the state folder of a dynamic user
    os.makedirs(folder, exist_ok=True)
    os.chmod("/var/lib/private", 0o700)
    run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder, check=True)
    try:
        yield folder
    finally:
        override("")
        run("systemctl", "stop", UNIT)
        run("systemctl", "reset-failed", UNIT)
        run("umount", folder, check=True)


def test_unit():
    """The units as shipped."""
    units = ["depeche.service", "depeche-backup.service", "depeche-backup.timer"]
    verify = run("systemd-analyze", "verify", *[f"/usr/lib/systemd/system/{unit}" for unit in units])
    check("systemd-analyze verify is silent", not (verify.stdout + verify.stderr).strip(), verify.stderr.strip())
    for unit in units[:2]:
        exposure = run("systemd-analyze", "security", unit, "--no-pager").stdout
        figure = re.search(rf"level for {unit}: ([\d.]+)", exposure)
        check(f"the exposure of {unit} is at most 1.0", bool(figure) and float(figure[1]) <= 1.0, figure and figure[1])


def installed(field="${Status}"):
    return run("dpkg-query", "-W", f"-f={field}", "depeche").stdout


def test_package():
    """The package as it was just installed, before anything was changed."""
    check("the package is installed", installed() == "install ok installed", installed("${Version}"))
    check("installing it starts the service, without a source", until(lambda: show("ActiveState") == "active"))
    enabled = run("systemctl", "is-enabled", "depeche.service", "depeche-backup.timer").stdout.split()
    check("service and timer are enabled", enabled == ["enabled", "enabled"], " ".join(enabled))
    check("the timer waits for the night", "depeche-backup.timer" in run("systemctl", "list-timers", "--no-pager").stdout)
    conffiles = installed("${Conffiles}")
    check("the settings are conffiles", "/etc/depeche/depeche.toml" in conffiles)
    check("the user is there", run("getent", "passwd", "depeche").returncode == 0)
    mode = os.stat("/etc/depeche/credentials").st_mode & 0o777
    check("only root may look at credentials", mode == 0o700, oct(mode))
    files = run("dpkg", "-L", "depeche").stdout.splitlines()
    for wanted in ["/usr/share/bash-completion/completions/depeche", "/usr/share/zsh/vendor-completions/_depeche",
                   "/usr/share/fish/vendor_completions.d/depeche.fish", "/usr/share/man/man8/depeche.8.gz",
                   "/usr/share/man/man1/depeche.1.gz", "/usr/lib/systemd/catalog/depeche.catalog",
                   "/usr/share/doc/depeche/examples/maroc.toml", "/usr/share/doc/depeche/copyright"]:
        check(f"{wanted} is in the package", wanted in files and os.path.getsize(wanted) > 0)
    run("systemctl", "stop", UNIT)


def test_events():
    """Every kind of event is told to the journal and read back from it by its ID."""
    lines = run("depeche", "events", "--json").stdout.splitlines()
    kinds = {event["event"]: event["messageID"] for event in map(json.loads, lines)}
    check("the kinds of events are listed", len(kinds) > 20, str(len(kinds)))
    run("systemd-run", "--wait", "--unit=specimens", "depeche", "events", "--tell", check=True)
    run("journalctl", "--sync")
    for kind, identity in kinds.items():
        lines = run("journalctl", "-o", "json", "--no-pager", "_SYSTEMD_UNIT=specimens.service", f"MESSAGE_ID={identity}").stdout
        entries = [json.loads(line) for line in lines.splitlines()]
        found = len(entries) == 1 and entries[0].get("DEPECHE_EVENT") == kind and entries[0].get("PRIORITY") == "5"
        explained = run("journalctl", "-x", "--no-pager", "_SYSTEMD_UNIT=specimens.service", f"MESSAGE_ID={identity}").stdout
        check(f"{kind} is read back and explained", found and "Defined-By: depeche" in explained, identity)


def get(path, host="127.0.0.1:9417"):
    try:
        request = urllib.request.Request(f"http://127.0.0.1:9417{path}", headers={"Host": host})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error.headers
    except OSError as error:
        return 0, str(error), {}


def test_status():
    check("the status address answers", until(lambda: get("/healthz")[:2] == (200, "ok\n")))
    metrics = get("/metrics")[1]
    check("metrics count visits", re.search(r'^depeche_visits_total\{outcome="read"\} [1-9]', metrics, re.M))
    if shutil.which("promtool"):
        lint = subprocess.run(["promtool", "check", "metrics"], input=metrics, capture_output=True, text=True)
        check("promtool accepts the metrics", lint.returncode == 0 and not lint.stderr, lint.stderr.strip())
    page = get("/")
    check("the page shows the articles and a strict policy", "Le texte" not in page[1] and "a 1<" in page[1]
          and page[2].get("Content-Security-Policy", "").startswith("default-src 'none'"))
    check("another site's name is refused", get("/", host="evil.example")[0] == 421)
    healthy = run("depeche", "status")
    check("depeche status calls it well", healthy.returncode == 0, healthy.stdout.splitlines()[0] if healthy.stdout else healthy.stderr)


def test_backup():
    run("systemctl", "start", "depeche-backup.service", check=True)
    made = sorted(os.listdir("/var/lib/depeche/backups"))
    check("the backup service makes a copy while the daemon runs", len(made) == 1 and show("ActiveState") == "active", " ".join(made))
    copy = f"/var/lib/depeche/backups/{made[0]}"
    whole = run("sqlite3", copy, "PRAGMA integrity_check; SELECT count(*) >= 48 FROM articles").stdout.split()
    check("the copy is whole", whole == ["ok", "1"], " ".join(whole))
    entries = [json.loads(line) for line in run("journalctl", "-o", "json", "--no-pager", "DEPECHE_EVENT=backed-up",
                                                "_SYSTEMD_UNIT=depeche-backup.service").stdout.splitlines()]
    check("the backup is told", len(entries) == 1 and entries[0].get("DEPECHE_FILE") == copy)


def test_disk():
    """A disk that is nearly full: pages rest, then feeds; both go on by themselves."""
    run("systemctl", "stop", UNIT)
    state = "/var/lib/private/depeche"
    settings = open("/etc/depeche/depeche.toml").read()
    run("mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", state, check=True)
    write("/etc/depeche/depeche.toml", settings.replace('page_reserve = "0B"\nfeed_reserve = "0B"', 'page_reserve = "45MiB"\nfeed_reserve = "30MiB"'))
    run("systemctl", "start", UNIT)
    check("with room nothing rests", until(lambda: get("/healthz")[0] == 200) and not events("disk-low", RESTING="pages"))
    write(f"{state}/filler", "x" * (20 << 20))
    check("pages rest first", bool(until(lambda: events("disk-low", RESTING="pages"), 20)) and get("/healthz")[0] == 200)
    write(f"{state}/filler", "x" * (40 << 20))
    check("then feeds", bool(until(lambda: events("disk-low", RESTING="feeds"), 20)))
    check("STATUS says so", "the disk is nearly full: nothing is fetched" in until(
        lambda: (lambda text: text if "fetched" in text else "")(show("StatusText"))), show("StatusText"))
    check("which is no health", get("/healthz")[0] == 503 and run("depeche", "status").returncode == 69)
    visits = count("SELECT count(*) FROM visits")
    time.sleep(5)
    check("nothing is fetched", count("SELECT count(*) FROM visits") == visits)
    os.remove(f"{state}/filler")
    check("both go on by themselves", bool(until(lambda: events("disk-regained", RESTING="none"), 20))
          and bool(until(lambda: count("SELECT count(*) FROM visits") > visits)))
    check("each is told once", len(events("disk-low")) == 2, str(len(events("disk-low"))))
    run("systemctl", "stop", UNIT)
    run("umount", state, check=True)
    write("/etc/depeche/depeche.toml", settings)


def test_network():
    """Loopback is all the network there is: without it nobody can be reached."""
    for host in range(1, 9):
        write(f"{LISTS}/net-{host}.toml", source(f"net-{host}", f"net-{host}/3", "1s", host + 20))
    run("systemctl", "reload", UNIT)
    until(lambda: count("SELECT count(DISTINCT source) FROM visits WHERE source LIKE 'net-%'") == 8)
    run("ip", "link", "set", "lo", "down", check=True)
    lost = until(lambda: events("network-lost"), 60)
    run("ip", "link", "set", "lo", "up", check=True)
    check("a lost network is told", bool(lost))
    check("and so is its return", bool(until(lambda: events("network-regained"), 90)))
    # Without a network from the start on.
    run("systemctl", "stop", UNIT)
    run("ip", "link", "set", "lo", "down", check=True)
    run("systemctl", "start", UNIT)
    check("the service starts without a network", show("ActiveState") == "active")
    time.sleep(5)
    run("ip", "link", "set", "lo", "up", check=True)
    visits = count("SELECT count(*) FROM visits WHERE outcome = 'read' OR outcome = 'unchanged'")
    check("and visits everything when there is one", bool(until(
        lambda: count("SELECT count(*) FROM visits WHERE outcome = 'read' OR outcome = 'unchanged'") > visits + 4, 90)))
    for host in range(1, 9):
        os.remove(f"{LISTS}/net-{host}.toml")
    run("systemctl", "reload", UNIT)


def test_publishers():
    """What publishers do that their operator should know."""
    write(f"{LISTS}/odd.toml", source("wait-1", "wait/1", "1s", 41) + source("wait-2", "wait/2", "1s", 41)
          + source("rolling", "rolling/10", "1s", 42))
    run("systemctl", "reload", UNIT)
    check("a host that asks to be left alone is told", bool(until(lambda: events("host-put-off"), 30)))
    check("a feed that lost entries is told", bool(until(lambda: events("gap-found", SOURCE="rolling"), 30)))
    check("a setting that is a burden is told", bool(events("setting-doubted")))
    os.remove(f"{LISTS}/odd.toml")
    run("systemctl", "reload", UNIT)


def test_upgrade():
    run("systemctl", "start", UNIT)
    until(lambda: count() > 0)
    before, process = count(), main_process()
    marked = open("/etc/depeche/depeche.toml").read()
    done = run("dpkg", "-i", options.next)
    check("an upgrade asks nothing and succeeds", done.returncode == 0, done.stderr.strip()[-200:])
    check("the daemon goes on with the new program", until(lambda: main_process() not in (0, process) and show("ActiveState") == "active"))
    check("it keeps every article", count() >= before > 0, f"{before}, {count()}")
    check("it keeps the settings as they were changed", open("/etc/depeche/depeche.toml").read() == marked)
    run("systemctl", "stop", UNIT)
    run("systemctl", "disable", UNIT)
    run("dpkg", "-i", options.deb)
    check("a service that was disabled stays so", run("systemctl", "is-enabled", UNIT).stdout.strip() == "disabled")
    run("systemctl", "enable", UNIT)
    run("systemctl", "start", UNIT)


def test_removal():
    before = count()
    run("dpkg", "-r", "depeche", check=True)
    check("removing it ends the service", run("pgrep", "-x", "depeche").returncode != 0 and not os.path.exists("/usr/bin/depeche"))
    check("settings and archive stay", os.path.exists("/etc/depeche/depeche.toml") and count() == before)
    run("dpkg", "-i", options.deb, check=True)
    check("installed again it goes on where it was", until(lambda: show("ActiveState") == "active" and count() >= before))
    purged = run("dpkg", "-P", "depeche")
    left = [path for path in ["/etc/depeche", "/var/lib/depeche", "/var/lib/private/depeche", "/var/log/depeche",
                              "/usr/share/doc/depeche", "/etc/systemd/system/multi-user.target.wants/depeche.service"]
            if os.path.lexists(path)]
    check("purging it leaves nothing", purged.returncode == 0 and not left, " ".join(left))


def test_start():
    run("systemctl", "start", UNIT)
    check("the service starts and says that it is ready", show("ActiveState") == "active")
    check("the documents of a folder come in", until(lambda: count("SELECT count(*) FROM articles WHERE source='seeds'") == 5))
    check("the articles of a feed come in", until(lambda: count("SELECT count(*) FROM articles WHERE source='a'") == 40))
    status = until(lambda: (lambda text: text if re.search(r"[1-9]\d* articles today", text) else "")(show("StatusText")))
    check("STATUS tells sources and articles", bool(re.match(r"\d+ sources?, \d+ due, \d+ failing; \d+ articles? today", status)), status)
    check("the journal tells the start", len(events("started", SOURCES="3")) == 1)
    visits = events("visited", source="a")
    check("the journal tells a visit in fields", bool(visits) and visits[0].get("DEPECHE_HTTP_STATUS") == "200"
          and visits[0].get("DEPECHE_NEW") == "40" and visits[0].get("DEPECHE_DURATION_MS", "").isdigit())
    check("a damaged document is told", bool(until(lambda: events("document-damaged", source="broken"))))
    others = [entry["MESSAGE"] for entry in journal("_COMM=depeche") if "DEPECHE_EVENT" not in entry]
    check("nothing is in the journal that is no event", not others, "; ".join(map(str, others[:3])))
    explained = run("journalctl", "-x", "--no-pager", "_SYSTEMD_UNIT=depeche.service", "DEPECHE_EVENT=document-damaged", "-n", "1").stdout
    check("journalctl -x explains an event", "It is the publisher's to mend" in explained)


def test_failures():
    Publisher.is_down = True
    told = until(lambda: len(events("visit-failed", source="a")) >= 3 and events("visit-failed", source="a"), 30)
    numbers = [entry.get("DEPECHE_FAILURES") for entry in told or []]
    check("repeated failures are told at the first and at every doubling", numbers[:3] == ["1", "2", "4"], str(numbers))
    check("warnings about one source are found by its field",
          len(journal("DEPECHE_SOURCE=a", "PRIORITY=4")) >= 3)
    Publisher.is_down = False
    recovered = until(lambda: events("source-recovered", source="a"), 40)
    check("a recovery is told, with the number of failures", bool(recovered) and int(recovered[0]["DEPECHE_FAILURES"]) >= 4)


def test_reload():
    write(f"{LISTS}/b.toml", source("b", "b/7"))
    run("systemctl", "reload", UNIT)
    check("a reload applies a changed list", until(lambda: count("SELECT count(*) FROM articles WHERE source='b'") == 7))
    check("the reload is told", bool(events("reloaded")))
    write(f"{LISTS}/b.toml", source("b", "b/7") + '[[source]]\nid = "x"\n')
    process = main_process()
    run("systemctl", "reload", UNIT)
    check("a reload of a broken list is refused", bool(until(lambda: events("reload-refused"))))
    check("the old list stays, in the same process", main_process() == process and show("ActiveState") == "active")
    write(f"{LISTS}/b.toml", source("b", "b/7"))
    run("systemctl", "reload", UNIT)


def test_kill():
    before = count()
    process = main_process()
    os.kill(process, 9)
    check("a killed service is started again", until(lambda: main_process() not in (0, process) and show("ActiveState") == "active", 45))
    check("nothing is lost by kill -9, nothing stored twice", until(lambda: count() >= before) and
          count("SELECT count(*) - count(DISTINCT url) FROM articles WHERE url IS NOT NULL") == 0)


def test_receivers():
    """A command, a webhook and a command that never takes anything, within the bounds of the unit."""
    write("/etc/depeche/credentials/hook", "geheim\n")
    settings = open("/etc/depeche/depeche.toml").read()
    script = "cat >> $STATE_DIRECTORY/taken; touch /etc/forbidden || true; touch /home/forbidden || true; id -u >&2"
    receivers = (
        f'\n[[deliver]]\nname = "taker"\ncommand = ["/bin/sh", "-c", "{script}"]\n'
        f'\n[[deliver]]\nname = "hook"\nwebhook = "http://127.0.0.9:{port}/hook"\nsecret = "${{credential:hook}}"\n'
        'max_wait = "1s"\ntell_after = "1s"\n'
        '\n[[deliver]]\nname = "sleeper"\ncommand = ["/bin/sleep", "987"]\nacknowledge = "lines"\ntimeout = "5m"\n'
    )
    write("/etc/depeche/depeche.toml", settings + receivers)
    run("systemctl", "restart", UNIT, check=True)
    # These starts are not those that systemd is to count.
    run("systemctl", "reset-failed", UNIT)
    lag = "SELECT coalesce(sum(lag), -1) FROM readers WHERE name IN ('taker', 'hook')"
    check("receivers take all changes", until(lambda: count(lag) == 0, 30), str(count(lag)))
    changes = count("SELECT count(*) FROM changes")
    taken = [json.loads(line)["seq"] for line in open("/var/lib/depeche/taken")]
    check("the command got them in order", len(taken) == changes and taken == sorted(taken), f"{len(taken)} of {changes}")
    check("it writes to the state folder and nowhere else",
          not os.path.exists("/etc/forbidden") and not os.path.exists("/home/forbidden"))
    said = [entry for entry in journal() if entry.get("DEPECHE_READER") == "taker"]
    check("what it says is in the journal", any("Read-only" in entry.get("DEPECHE_LINE", "") for entry in said)
          and not any(entry.get("DEPECHE_LINE") == "0" for entry in said))
    posted = [change["seq"] for _, body in Publisher.posted for change in json.loads(body)]
    check("the webhook got them in order", posted == taken, str(len(posted)))

    def is_signed(headers, body):
        signed = f"{headers['Webhook-Id']}.{headers['Webhook-Timestamp']}.".encode() + body
        signature = base64.b64encode(hmac.new(b"geheim", signed, hashlib.sha256).digest()).decode()
        return headers["Webhook-Signature"] == "v1," + signature
    check("every batch is signed by the credential", Publisher.posted and all(is_signed(*one) for one in Publisher.posted))
    check("one that takes nothing lags behind, and keeps nobody from its work",
          count("SELECT lag FROM readers WHERE name = 'sleeper'") == changes and run("pgrep", "-x", "sleep").stdout.strip() != "")
    Publisher.is_down = True
    write("/srv/seeds/receivers.txt", "Un nouveau texte pour ceux qui attendent les changements, assez long pour compter.")
    check("a webhook that fails is told", bool(until(lambda: events("receiver-failing", READER="hook"), 30)))
    check("the status page names it", "hook" in get("/")[1] and 'depeche_receiver_failing{reader="hook"} 1' in get("/metrics")[1])
    Publisher.is_down = False
    check("and so is that it works again", bool(until(lambda: events("receiver-recovered", READER="hook"), 30)))
    began = time.monotonic()
    run("systemctl", "stop", UNIT)
    check("stop ends the commands", time.monotonic() - began < 10 and run("pgrep", "-x", "sleep").returncode == 1)
    run("systemctl", "start", UNIT, check=True)
    run("systemctl", "reset-failed", UNIT)
    write("/etc/depeche/depeche.toml", settings)
    run("systemctl", "reload", UNIT)
    gone = until(lambda: count("SELECT count(*) FROM readers WHERE delivery NOT NULL") == 0)
    check("a reload takes receivers away, and keeps their places", gone and count("SELECT count(*) FROM readers") == 3)
    check("nothing of them runs on", until(lambda: run("pgrep", "-x", "sleep").returncode == 1))


def test_watchdog():
    override("WatchdogSec=4s\n")
    run("systemctl", "restart", UNIT, check=True)
    time.sleep(6)
    check("a healthy service feeds the watchdog", show("NRestarts") == "0" and show("ActiveState") == "active", show("NRestarts"))
    process = main_process()
    os.kill(process, 19)
    check("a frozen service is started again by the watchdog",
          until(lambda: main_process() not in (0, process) and show("ActiveState") == "active", 60))
    override("")
    run("systemctl", "restart", UNIT, check=True)


def test_stop():
    write(f"{LISTS}/slow.toml", "".join(source(f"slow-{i}", f"slow/{i}", "1h", 1 + i % 4) for i in range(200)))
    settings = open("/etc/depeche/depeche.toml").read()
    write("/etc/depeche/depeche.toml", settings.replace("\n[fetch]\n", "\n[fetch]\nconcurrency = 256\n"))
    run("systemctl", "restart", UNIT, check=True)
    flying = until(lambda: (lambda n: n if n >= 200 else 0)(threading.active_count() - 2), 20)
    check("200 visits are in flight", flying >= 200, str(flying))
    began = time.monotonic()
    run("systemctl", "stop", UNIT)
    took = time.monotonic() - began
    check("stop ends within 10 seconds", took < 10, f"{took:.1f} s")
    check("it ends well", show("Result") == "success" and show("ExecMainStatus") == "0")
    check("stopping and stopped are told", bool(events("stopping")) and bool(events("stopped")))
    check("abandoned visits are told", len(events("visit-abandoned")) >= 200, str(len(events("visit-abandoned"))))
    os.remove(f"{LISTS}/slow.toml")
    write("/etc/depeche/depeche.toml", settings)


def test_trouble():
    """A state folder that has room for little more than a new archive, then larger; then one that cannot be written."""
    write(f"{LISTS}/many.toml", "".join(source(f"many-{i}", f"many-{i}/200", "2s") for i in range(20)))
    with state_of("1200k") as state:
        run("systemctl", "start", UNIT)
        check("a full state folder is told as trouble", bool(until(lambda: events("store-trouble"), 40)))
        check("the service goes on", show("ActiveState") == "active")
        check("that is no health", until(lambda: get("/healthz")[0] == 503, 30))
        run("mount", "-o", "remount,size=100m", state, check=True)
        check("it works again by itself when there is room", bool(until(lambda: events("store-recovered"), 60)))
        check("nothing was lost", until(lambda: count() >= 4000, 180), str(count()))
    os.remove(f"{LISTS}/many.toml")
    override("ReadOnlyPaths=/var/lib/private/depeche\n")
    run("systemctl", "start", UNIT)
    check("a state folder that cannot be written ends the start, with the reason and what to do",
          until(lambda: is_told("cannot (open|write)")), show("ActiveState"))
    override("")
    check("the start is tried again, and succeeds when it can", comes_back())
    run("systemctl", "stop", UNIT)


def test_room():
    """A disk without room for a new archive, for longer than anybody counts."""
    with state_of("300k") as state:
        override("", pause="RestartSec=1s\n")
        run("journalctl", "--sync")
        since = time.time()
        run("systemctl", "start", UNIT)
        tried = until(lambda: int(show("NRestarts")) >= 8 and show("NRestarts"), 60)
        check("a start without room is tried again and again", tried, show("NRestarts"))
        check("code, reason and remedy are told", until(lambda: show("ExecMainStatus") == "74" and is_told("is full|disk I/O")),
              show("ExecMainStatus"))
        override("", pause="")
        # The pause under way is still the short one.
        failures = int(show("NRestarts"))
        until(lambda: int(show("NRestarts")) > failures, 45)
        time.sleep(2)
        told = run("journalctl", "-u", UNIT, "-o", "cat", "--no-pager", f"--since=@{since:.0f}").stdout.splitlines()
        lines = len(told) / (int(show("NRestarts")) + 1)
        check("a start that fails takes few lines of the journal", 0 < lines <= 12, f"{lines:.1f}")
        run("mount", "-o", "remount,size=100m", state, check=True)
        began = time.monotonic()
        check("with room the service comes up by itself, with the pause as shipped", comes_back(),
              f"after {time.monotonic() - began:.0f} s")
        check("and works", until(lambda: count() > 0))


def test_folder():
    """An archive elsewhere, whose folder comes later."""
    settings = open("/etc/depeche/depeche.toml").read()
    write("/etc/depeche/depeche.toml", settings.replace("\n[store]\n", '\n[store]\npath = "/srv/archive/depeche.db"\n'))
    run("systemctl", "stop", UNIT)
    override("ReadWritePaths=-/srv/archive\n")
    run("systemctl", "start", UNIT)
    check("a folder that is missing ends the start with 73", until(lambda: is_told("there is no folder /srv/archive"))
          and show("ExecMainStatus") == "73", show("ExecMainStatus"))
    os.makedirs("/srv/archive")
    shutil.chown("/srv/archive", "depeche", "depeche")
    check("when it is there the service comes up by itself", comes_back())
    run("systemctl", "stop", UNIT)
    shutil.rmtree("/srv/archive")
    override("")
    write("/etc/depeche/depeche.toml", settings)


def test_locked():
    """Another program that holds the archive for longer than the daemon waits."""
    with state_of("100m"):
        run("systemctl", "start", UNIT, check=True)
        run("systemctl", "stop", UNIT)
        holder = sqlite3.connect(STORE, isolation_level=None)
        for statement in ["PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "UPDATE setting SET value = value"]:
            holder.execute(statement)
        run("systemctl", "start", UNIT)
        check("a locked archive ends the start with 69", show("ExecMainStatus") == "69" and is_told("holds a lock"),
              show("ExecMainStatus"))
        holder.execute("ROLLBACK")
        holder.close()
        check("when it is free the service comes up by itself", comes_back(60))


def test_damage():
    """What no start mends is not tried again, and shows as failed."""
    with state_of("100m") as state:
        run("systemctl", "start", UNIT, check=True)
        run("systemctl", "stop", UNIT)
        with open(f"{state}/depeche.db", "r+b") as file:
            file.write(b"\xa5" * 4096)
        run("systemctl", "start", UNIT)
        check("a damaged archive ends the start with 65, with what to do", show("ExecMainStatus") == "65"
              and is_told("not a database"), show("ExecMainStatus"))
        time.sleep(2)
        check("and is not tried again", show("ActiveState") == "failed" and show("NRestarts") == "0", show("ActiveState"))
    override("ExecStart=\nExecStart=/usr/bin/depeche run --nonsense\n")
    run("systemctl", "start", UNIT)
    check("a wrong command line is not tried again", until(lambda: show("ActiveState") == "failed")
          and show("ExecMainStatus") == "64", show("ExecMainStatus"))
    override("")
    run("systemctl", "reset-failed", UNIT)


def test_strangers():
    """Who ends the daemon but not the service has it back; a greedy command of a receiver is killed alone."""
    run("systemctl", "start", UNIT, check=True)
    process = main_process()
    os.kill(process, 15)
    check("a daemon that somebody else ends is started again", until(lambda: main_process() not in (0, process)
          and show("ActiveState") == "active", 45))
    run("systemctl", "stop", UNIT)
    check("systemctl stop ends it", show("ActiveState") == "inactive")
    settings = open("/etc/depeche/depeche.toml").read()
    write("/etc/depeche/depeche.toml", settings + '\n[[deliver]]\nname = "glutton"\n'
          'command = ["/usr/bin/python3", "-c", "bytearray(1 << 30)"]\ntell_after = "1s"\n')
    override("MemoryMax=300M\n")
    run("systemctl", "start", UNIT, check=True)
    process = main_process()
    check("a command that takes all memory is told", bool(until(lambda: events("receiver-failing", READER="glutton"), 30)))
    check("and killed alone", main_process() == process and show("NRestarts") == "0", show("NRestarts"))
    run("systemctl", "stop", UNIT)
    override("")
    write("/etc/depeche/depeche.toml", settings)


def test_clock():
    """A clock that is years ahead for a while, as the daemon sees it."""
    write("/srv/clock.c", CLOCK)
    if run("cc", "-shared", "-fPIC", "-o", "/srv/clock.so", "/srv/clock.c").returncode:
        return print("clock tests skipped: no C compiler")
    year = 365 * 86_400
    with state_of("100m"):
        write("/srv/clock", "0")
        override("Environment=LD_PRELOAD=/srv/clock.so\n")
        run("systemctl", "start", UNIT, check=True)
        future = f"SELECT count(*) FROM feed_state WHERE next_visit > (unixepoch() + {year}) * 1000"
        visits = "SELECT count(*) FROM visits WHERE started < datetime('now', '+1 year')"
        until(lambda: count() > 0)
        write("/srv/clock", str(10 * year))
        check("a clock that leaps ahead stops nothing", bool(until(lambda: count(future) >= 2)))
        write("/srv/clock", "0")
        check("that it was set back is told", bool(until(lambda: events("clock-set-back"), 30)))
        check("and the daemon begins anew", until(lambda: show("NRestarts") == "1" and show("ActiveState") == "active"))
        check("no source waits for years", until(lambda: count(future) == 0), str(count(future)))
        before = count(visits)
        check("all are visited", until(lambda: count(visits) > before + 3))
        run("systemctl", "stop", UNIT)
        write("/srv/clock", str(year))
        run("systemctl", "start", UNIT, check=True)
        check("a clock that is far ahead at a start is doubted", bool(until(lambda: events("clock-doubted"))))


# Seconds in a file are added to the clock of whoever loads this.
CLOCK = r"""
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
static long ahead(void) {
    char text[32] = {0};
    int file = syscall(SYS_openat, AT_FDCWD, "/srv/clock", O_RDONLY);
    if (file >= 0) { syscall(SYS_read, file, text, 31); syscall(SYS_close, file); }
    return atol(text);
}
int clock_gettime(clockid_t clock, struct timespec *now) {
    int code = syscall(SYS_clock_gettime, clock, now);
    if (!code && clock == CLOCK_REALTIME) now->tv_sec += ahead();
    return code;
}
int gettimeofday(struct timeval *now, void *zone) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return 0;
}
time_t time(time_t *now) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    if (now) *now = exact.tv_sec;
    return exact.tv_sec;
}
"""


def make_old(rows):
    """An archive as it was before its digests were indexed: step 19 is to be taken again, for so many articles."""
    done = subprocess.run(["sqlite3", "-bail", STORE], capture_output=True, text=True, input=f"""
        BEGIN;
        INSERT OR IGNORE INTO source (id, kind, address, listed) VALUES ('old', 'feed', '', 0);
        INSERT INTO article (id, seq, source, first_seen, revised, text_from, word_count, revision, digest, state, text)
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
            SELECT printf('%016x', i + 7000000000), i + 1000000, 'old', '2025-10-09T08:53:20Z', '2025-10-09T08:53:20Z',
                'feed', 2, 1, lower(hex(randomblob(16))), 'live', 'Un texte.' FROM n;
        UPDATE setting SET value = {rows} + 1000000 WHERE name = 'seq';
        CREATE INDEX IF NOT EXISTS article_digest ON article (digest);
        DROP TABLE IF EXISTS digest_run; DROP TABLE IF EXISTS digest_part;
        DELETE FROM grdb_migrations WHERE identifier LIKE '19 %';
        COMMIT;""")
    if done.returncode:
        raise RuntimeError(done.stderr)


def is_upgraded():
    return count("SELECT count(*) FROM grdb_migrations WHERE identifier LIKE '19 %'") == 1


def test_archive_upgrade():
    """An upgrade of the archive that takes longer than a start may."""
    rows = options.old_articles
    with state_of("800m") as state:
        run("systemctl", "start", UNIT, check=True)
        run("systemctl", "stop", UNIT)
        make_old(rows)
        before = count("SELECT count(*) FROM article")

        filler = os.statvfs(state)
        filler = filler.f_bavail * filler.f_frsize - rows * 100
        with open(f"{state}/filler", "wb") as file:
            os.posix_fallocate(file.fileno(), 0, filler)
        run("systemctl", "start", UNIT)
        check("an upgrade without room is refused, with what it takes", show("ExecMainStatus") == "74"
              and is_told("that may take [0-9]+ MiB beside it, and [0-9]+ MiB are free"), show("ExecMainStatus"))
        check("and leaves the archive as it was", not is_upgraded() and count("SELECT count(*) FROM article") == before)
        os.remove(f"{state}/filler")
        run("systemctl", "stop", UNIT)

        # A tenth of a processor is slow enough.
        override("TimeoutStartSec=4s\nWatchdogSec=8s\nCPUQuota=10%\n")
        run("systemctl", "start", "--no-block", UNIT)
        said = until(lambda: (lambda text: text if "version" in text else "")(show("StatusText")))
        check("STATUS tells the step", said == "bringing the archive from version 18 to 19: 19 articles by their digests", said)
        began = time.monotonic()
        run("systemctl", "stop", UNIT)
        took = time.monotonic() - began
        check("an upgrade is stopped within five seconds", took < 5 and show("Result") == "success", f"{took:.1f} s")
        whole = run("sqlite3", STORE, "PRAGMA integrity_check").stdout.strip()
        check("which leaves the archive as it was", whole == "ok" and not is_upgraded()
              and count("SELECT count(*) FROM article") == before, whole)
        check("and is told", bool(events("stopping")) and bool(events("stopped")))

        began = time.monotonic()
        run("systemctl", "start", UNIT)
        took = time.monotonic() - began
        check("an upgrade takes longer than TimeoutStartSec= and WatchdogSec= allow, and ends well",
              took > 8 and show("ActiveState") == "active" and show("NRestarts") == "0" and is_upgraded(),
              f"{took:.1f} s, {show('ActiveState')}, {show('NRestarts')} restarts")
        began, ended = events("upgrading", FROM="18", TO="19"), events("upgraded", FROM="18", TO="19")
        check("its beginning and its end are told, with how long it took", len(began) == 2 and len(ended) == 1
              and int(ended[0]["DEPECHE_DURATION_MS"]) > 8000, ended and ended[0].get("DEPECHE_DURATION_MS"))
        check("all articles are there", until(lambda: count("SELECT count(*) FROM article") >= before))


def test_configuration_fault():
    write(f"{LISTS}/bad.toml", "[[source]\n")
    run("systemctl", "start", UNIT)
    check("a fault in the settings is not tried again", until(lambda: show("ActiveState") == "failed") and show("ExecMainStatus") == "78",
          show("ExecMainStatus"))
    os.remove(f"{LISTS}/bad.toml")
    run("systemctl", "reset-failed", UNIT)


def set_up(install):
    install()
    test_unit()
    override("")
    if not can_have_users:
        override("", "depeche-backup", pause="")
    run("systemctl", "reset-failed", UNIT)
    run("systemctl", "restart", UNIT)
    test_package()
    shutil.copytree("seeds", "/srv/seeds")
    write(f"{LISTS}/seeds.toml", '[[source]]\nid = "seeds"\npath = "/srv/seeds"\nlanguage = "fr"\n')
    write(f"{LISTS}/a.toml", source("a", "a/40") + source("broken", "broken/3"))
    settings = open("/etc/depeche/depeche.toml").read()
    settings = settings.replace("\n[fetch]\n", '\n[fetch]\nallow_private_networks = true\nhost_delay = "0s"\nper_host = 64\n')
    settings = settings.replace("\n[schedule]\n", '\n[schedule]\nmin_interval = "1s"\n')
    # A state folder of a few megabytes is to run full, not to be spared.
    settings = settings.replace("\n[store]\n", '\n[store]\npage_reserve = "0B"\nfeed_reserve = "0B"\n')
    write("/etc/depeche/depeche.toml", settings)


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--deb", required=True, help="the package to install")
parser.add_argument("--next", required=True, help="the package to upgrade it to")
parser.add_argument("--old-articles", type=int, default=600_000, help="how many an archive has that is upgraded")
parser.add_argument("--only", nargs="+", help="only tests with one of these in their name")
options = parser.parse_args()
can_have_users = run("unshare", "--user", "true").returncode == 0
server = Server(("0.0.0.0", 0), Publisher)
port = server.server_port
threading.Thread(target=server.serve_forever, daemon=True).start()

# Machines that are made for building let no package start anything.
if os.path.exists("/usr/sbin/policy-rc.d"):
    os.remove("/usr/sbin/policy-rc.d")
set_up(lambda: run("dpkg", "-i", options.deb, check=True))
for test in [test_events, test_start, test_status, test_backup, test_failures, test_publishers, test_reload, test_kill, test_receivers, test_network,
             test_watchdog, test_strangers, test_stop, test_disk, test_trouble, test_room, test_folder, test_locked, test_damage,
             test_configuration_fault, test_archive_upgrade, test_clock, test_upgrade, test_removal]:
    if not options.only or any(name in test.__name__ for name in options.only):
        test()
print(f"{len(failures)} checks failed" if failures else "all checks passed")
sys.exit(1 if failures else 0)
