#!/usr/bin/env python3
"""Proves the service under a real systemd and journald. Run as root beside systems of its own, never on a machine in
use: it installs, starts, kills and fills. Prints a line a check; exits with 1 when one fails."""

import argparse
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time

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
    """/NAME/COUNT is a feed of COUNT articles, /slow/NAME one that takes its time, /broken one cut in its middle."""

    protocol_version = "HTTP/1.1"
    is_down = False

    def do_GET(self):
        parts = self.path.strip("/").split("/")
        if parts[0] == "slow":
            time.sleep(60)
        if Publisher.is_down:
            return self.answer(500, b"")
        name, number = parts[0], int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 3
        items = "".join(
            f"<item><title>{name} {i}</title><link>http://journal.example/{name}/{i}</link>"
            f"<description>Le texte de l’article {i} du journal {name}, assez long pour en être un.</description></item>"
            for i in range(number)
        )
        end = "" if name == "broken" else "</channel></rss>"
        self.answer(200, f'<rss version="2.0"><channel><title>{name}</title>{items}{end}'.encode())

    def answer(self, status, body):
        try:
            self.send_response(status)
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


def override(text):
    folder = f"/etc/systemd/system/{UNIT}.service.d"
    os.makedirs(folder, exist_ok=True)
    # Where the systemd of a test runs in a changed root, the kernel refuses user namespaces.
    users = "" if can_have_users else "PrivateUsers=no\n"
    write(f"{folder}/test.conf", f"[Service]\n{users}{text}")
    run("systemctl", "daemon-reload", check=True)


def main_process():
    return int(show("MainPID") or 0)


def test_unit():
    unit = f"/usr/lib/systemd/system/{UNIT}.service"
    verify = run("systemd-analyze", "verify", unit)
    check("systemd-analyze verify is silent", not (verify.stdout + verify.stderr).strip(), verify.stderr.strip())
    figure = re.search(r"level for depeche.service: ([\d.]+)", run("systemd-analyze", "security", UNIT, "--no-pager").stdout)
    check("systemd-analyze security is at most 1.0", bool(figure) and float(figure[1]) <= 1.0, figure and figure[1])


def test_start():
    run("systemctl", "start", UNIT)
    check("the service starts and says that it is ready", show("ActiveState") == "active")
    check("the documents of a folder come in", until(lambda: count("SELECT count(*) FROM articles WHERE source='seeds'") == 5))
    check("the articles of a feed come in", until(lambda: count("SELECT count(*) FROM articles WHERE source='a'") == 40))
    status = until(lambda: (lambda text: text if re.search(r"[1-9]\d* articles today", text) else "")(show("StatusText")))
    check("STATUS tells sources and articles", bool(re.match(r"\d+ sources?, \d+ due, \d+ failing; \d+ articles? today", status)), status)
    check("the journal tells the start", len(events("started")) == 1)
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
    check("a killed service is started again", until(lambda: main_process() not in (0, process) and show("ActiveState") == "active"))
    check("nothing is lost by kill -9, nothing stored twice", until(lambda: count() >= before) and
          count("SELECT count(*) - count(DISTINCT url) FROM articles WHERE url IS NOT NULL") == 0)


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
    """A state folder that is full, then larger; then one that cannot be written."""
    state = "/var/lib/private/depeche"  # where systemd keeps the state folder of a dynamic user
    os.makedirs(state, exist_ok=True)
    os.chmod("/var/lib/private", 0o700)
    run("mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", state, check=True)
    write(f"{LISTS}/many.toml", "".join(source(f"many-{i}", f"many-{i}/200", "2s") for i in range(20)))
    run("systemctl", "start", UNIT)
    check("a full state folder is told as trouble", bool(until(lambda: events("store-trouble"), 40)))
    check("the service goes on", show("ActiveState") == "active")
    run("mount", "-o", "remount,size=100m", state, check=True)
    check("it works again by itself when there is room", bool(until(lambda: events("store-recovered"), 60)))
    check("nothing was lost", until(lambda: count() >= 4000, 60), str(count()))
    run("systemctl", "stop", UNIT)
    os.remove(f"{LISTS}/many.toml")
    run("umount", state, check=True)
    override("ReadOnlyPaths=/var/lib/private/depeche\n")
    run("systemctl", "start", UNIT)

    def is_told():
        said = " ".join(str(entry["MESSAGE"]) for entry in journal())
        return "try:" in said and re.search("cannot (open|write)", said)
    check("a state folder that cannot be written ends the start, with the reason and what to do", until(is_told),
          show("ActiveState"))
    override("")
    check("the start is tried again, and succeeds when it can", until(lambda: show("ActiveState") == "active", 30))
    run("systemctl", "stop", UNIT)


def test_configuration_fault():
    write(f"{LISTS}/bad.toml", "[[source]\n")
    run("systemctl", "start", UNIT)
    check("a fault in the settings is not tried again", until(lambda: show("ActiveState") == "failed") and show("ExecMainStatus") == "78",
          show("ExecMainStatus"))
    os.remove(f"{LISTS}/bad.toml")
    run("systemctl", "reset-failed", UNIT)


def set_up(install):
    install()
    for name in os.listdir(LISTS):
        os.remove(f"{LISTS}/{name}")
    shutil.copytree("seeds", "/srv/seeds")
    write(f"{LISTS}/seeds.toml", '[[source]]\nid = "seeds"\npath = "/srv/seeds"\nlanguage = "fr"\n')
    write(f"{LISTS}/a.toml", source("a", "a/40") + source("broken", "broken/3"))
    settings = open("/etc/depeche/depeche.toml").read()
    settings = settings.replace("\n[fetch]\n", '\n[fetch]\nallow_private_networks = true\nhost_delay = "0s"\nper_host = 64\n')
    settings = settings.replace("\n[schedule]\n", '\n[schedule]\nmin_interval = "1s"\n')
    # A state folder of a few megabytes is to run full, not to be spared.
    settings = settings.replace("\n[store]\n", '\n[store]\npage_reserve = "0B"\nfeed_reserve = "0B"\n')
    write("/etc/depeche/depeche.toml", settings)
    run("journalctl", "--update-catalog")
    run("systemctl", "daemon-reload", check=True)
    test_unit()
    override("")


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--deb", help="the package to install; without it `make install` has installed already")
parser.add_argument("--only", help="only tests with this in their name")
options = parser.parse_args()
can_have_users = run("unshare", "--user", "true").returncode == 0
server = Server(("0.0.0.0", 0), Publisher)
port = server.server_port
threading.Thread(target=server.serve_forever, daemon=True).start()

set_up(lambda: run("dpkg", "-i", options.deb, check=True) if options.deb else None)
for test in [test_start, test_failures, test_reload, test_kill, test_watchdog, test_stop, test_trouble,
             test_configuration_fault]:
    if not options.only or options.only in test.__name__:
        test()
print(f"{len(failures)} checks failed" if failures else "all checks passed")
sys.exit(1 if failures else 0)
