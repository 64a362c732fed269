"""A stream of articles in the order of their arrival, and what each of them is."""

import random
import re
import unicodedata

from .changes import Changes
from .forms import FORMS, LISTS, listing, piece
from .prose import Prose, Subject

HOUSE = {
    "fr": ["Partager sur les réseaux", "Abonnez-vous à notre lettre quotidienne pour ne rien manquer de l'actualité de {name}.",
           "© {name}, tous droits réservés"],
    "en": ["Share this story", "Sign up for the {name} morning letter and get the day's news before breakfast.", "© {name}. All rights reserved."],
    "es": ["Compartir", "Suscríbase al boletín de {name} para recibir las noticias del día.", "© {name}"],
    "de": ["Artikel teilen", "Den Newsletter von {name} abonnieren und nichts mehr verpassen.", "© {name}"],
    "ar": ["شارك المقال", "اشترك في النشرة اليومية لموقع {name} لتصلك الأخبار كل صباح.", "جميع الحقوق محفوظة {name}"],
}
COLUMNS = {
    "fr": ["Chaque semaine, notre chroniqueur prend le temps de regarder ce que l'actualité pressée laisse sur le bord du chemin.",
           "Cette chronique n'engage que son auteur. Pour lui écrire, un formulaire est à votre disposition au bas de la page, et toutes les lettres sont lues."],
    "en": ["Every week our columnist takes the time to look at what the hurried news leaves by the roadside.",
           "The views expressed here are the author's own. Letters are welcome and all of them are read; those chosen for print may be shortened."],
}
WORDS = re.compile(r"[^\W_]+")
NAMES = "Mercure Sentinelle Écho Tribune Gazette Courrier Herald Ledger Beacon Chronicle Observer Boletín Kurier Anzeiger Journal Dépêche".split()


class Piece:
    """An article as it was sent."""

    def __init__(self, source, url, title, rows, language, kind, group, story, grey=()):
        self.source, self.url, self.title, self.rows = source, url, title, rows
        self.language, self.kind, self.group, self.story, self.grey = language, kind, group, story, list(grey)
        self.verdict = kind.split(":")[0]


class Stream:
    def __init__(self, seed, size, kinds=None):
        self.dice = random.Random(seed)
        self.kinds = kinds
        self.size = size
        self.prose = {language: Prose(language) for language in ("fr", "en", "es", "de", "ar")}
        self.pieces = []  # (moment, piece)
        self.groups = 0
        self.addresses = 0
        self.texts = set()
        self.sources = {}
        for language, count in (("fr", 14), ("en", 14), ("es", 4), ("de", 4), ("ar", 4)):
            self.sources[language] = [f"{self.dice.choice(NAMES).lower()}-{language}-{n}" for n in range(count)]

    def wants(self, name):
        return self.kinds is None or name in self.kinds

    def language(self):
        return self.dice.choices(["fr", "en", "es", "de", "ar"], [40, 36, 9, 9, 6])[0]

    def source(self, language, but=None):
        return self.dice.choice([name for name in self.sources[language] if name != but])

    def address(self, source):
        self.addresses += 1
        return f"https://{source}.example/{self.dice.choice(['news', 'actu', 'article'])}/{self.addresses}"

    def housed(self, source, language, rows):
        """With the lines that stand under every article of some sources."""
        number = int(source.rsplit("-", 1)[1])
        house = [line.format(name=source) for line in HOUSE[language]]
        return rows if number % 3 else (house[:1] + rows + house[1:])

    def group(self):
        self.groups += 1
        return self.groups

    def put(self, moment, source, title, rows, language, kind, group, story, url=None, grey=()):
        text = (title, "\n".join(rows))
        if kind.startswith("new:") and text in self.texts:
            return None
        self.texts.add(text)
        rows = self.housed(source, language, rows)
        item = Piece(source, url or self.address(source), title, rows, language, kind, group, story, grey)
        self.pieces.append((moment, item))
        return item

    def build(self):
        self.articles()
        self.forms()
        self.lists()
        self.columns()
        return [item for _, item in sorted(self.pieces, key=lambda pair: pair[0])]

    def articles(self):
        """Events, each in articles of some outlets' own, and what others make of them."""
        dice = self.dice
        for event in range(self.size):
            language = self.language()
            prose = self.prose[language]
            subject = Subject(dice, prose)
            start = event * 3600.0
            background = prose.paragraph(dice, subject)
            statement = prose.paragraph(dice, subject, 2)
            outlets = dice.choice([1, 1, 1, 2, 3])
            for number in range(outlets):
                rows = prose.body(dice, subject, dice.randint(4, 9))
                if outlets > 1 and number and self.wants("statement"):
                    rows.insert(dice.randint(1, 3), statement)
                if outlets > 1 and not number:
                    rows.insert(2, statement)
                if outlets > 1 and self.wants("background") and len(rows) > 6:
                    rows.append(background)
                source = self.source(language)
                moment = start + number * 5000 + dice.random() * 3000
                group, title = self.group(), prose.title(dice, subject)
                item = self.put(moment, source, title, rows, language, "new:article", group, f"e{event}")
                self.follow(item, rows, moment, subject)

    def follow(self, item, rows, moment, subject):
        """Copies by others, and what the source itself does with its article."""
        dice, language = self.dice, item.language
        prose = self.prose[language]
        changes = Changes(dice, prose, subject)
        names = [name for name in Changes.NAMES if self.wants(name)]
        for _ in range(dice.choice([0, 1, 1, 2])):
            moment += 600 + dice.random() * 9000
            first, second = dice.choice(names), dice.choice(names)
            title, copied = getattr(changes, first)(item.title, rows)
            kind = "copy:" + first
            if dice.random() < 0.4 and second != first:
                title, copied = getattr(changes, second)(title, copied)
                kind += "+" + second
            source = self.source(language, item.source)
            self.put(moment, source, title, copied, language, kind, item.group, item.story)
        if dice.random() < 0.15 and self.wants("growth"):
            title, now = item.title, list(rows)
            for _ in range(3):
                moment += 1800
                now = [prose.paragraph(dice, subject)] + now
                self.put(moment, item.source, title, now, language, "revision:growth", item.group, item.story, item.url)
        elif dice.random() < 0.1 and self.wants("moved"):
            now = rows[:1] + [prose.paragraph(dice, subject)] + rows[1:]
            self.put(moment + 4000, item.source, item.title, now, language, "copy:moved", item.group, item.story)
        if dice.random() < 0.06 and self.wants("merged"):
            fellows = [one for _, one in self.pieces[-60:] if one.kind == "new:article" and one.language == language]
            other = dice.choice(fellows)
            if other is not item:
                both = other.rows[:4] + rows[:4]
                self.put(moment + 5000, self.source(language, item.source), item.title, both, language, "copy:merged",
                         item.group, None, grey=[other.group])

    def forms(self):
        dice = self.dice
        for name, variants in FORMS.items():
            if not self.wants(name):
                continue
            for _ in range(max(6, self.size // 14)):
                language, title, text = dice.choice(variants)
                prose = self.prose[language]
                title, rows = piece(dice, prose, title, text)
                moment = dice.random() * self.size * 3600
                group = self.group()
                item = self.put(moment, self.source(language), title, rows, language, f"new:{name}", group, None)
                if item and dice.random() < 0.2:
                    change = dice.choice(Changes.LIGHT)
                    title, copied = getattr(Changes(dice, prose, Subject(dice, prose)), change)(title, rows)
                    source = self.source(language, item.source)
                    self.put(moment + 3000, source, title, copied, language, f"copy:form-{change}", group, None)

    def lists(self):
        dice = self.dice
        for name, (language, title, lead, kind, count, line) in LISTS.items():
            if not self.wants("list-" + name):
                continue
            prose = self.prose[language]
            for _ in range(max(4, self.size // 20)):
                filled, rows = listing(dice, prose, title, lead, kind, count, line)
                moment = dice.random() * self.size * 3600
                self.put(moment, self.source(language), filled, rows, language, f"new:list-{name}", self.group(), None)

    def columns(self):
        """A syndicated column in several sources, and reviews of what others wrote."""
        dice = self.dice
        for _ in range(self.size // 6):
            language = dice.choice(["fr", "en"])
            prose = self.prose[language]
            subject = Subject(dice, prose)
            moment = dice.random() * self.size * 3600
            if self.wants("column"):
                opening, closing = COLUMNS[language]
                rows = [opening] + prose.body(dice, subject, dice.randint(2, 4)) + [closing]
                self.put(moment, self.source(language), prose.title(dice, subject), rows, language, "new:column", self.group(), None)
            if self.wants("review"):
                written = [one for at, one in self.pieces if one.kind == "new:article" and one.language == language and at < moment]
                if len(written) < 5:
                    continue
                rows = []
                for one in dice.sample(written, 4):
                    body = [row for row in one.rows if len(row.split()) > 25]
                    if not body:
                        continue
                    rows += [prose.paragraph(dice, subject, 2), dice.choice(body).split(". ")[0] + "."]
                title = prose.title(dice, subject)
                self.put(moment, self.source(language), title, rows, language, "new:review", self.group(), None)


def kinds():
    """Every kind a stream can be made of or without."""
    others = "statement background growth moved merged column review".split()
    return sorted([*FORMS, *("list-" + name for name in LISTS), *Changes.NAMES, *others])


def lines(pieces, day="2026-03-{:02}T{:02}:{:02}:00Z"):
    """The stream and its gold as rows of JSON."""
    first, said, stream, gold = {}, {}, [], []
    for number, item in enumerate(pieces):
        name = f"p{number:05}"
        minutes = number * 4
        published = day.format(1 + minutes // 1440 % 28, minutes // 60 % 24, minutes % 60)
        text = "\n\n".join(item.rows)
        stream.append(dict(id=name, source=item.source, url=item.url, title=item.title, text=text, published=published))
        verdict = item.verdict
        if verdict == "new" and item.group in first:
            verdict = "copy"
        if verdict != "new" and item.group not in first:
            verdict = "new"
        of = None if verdict == "new" else first[item.group]
        accept = []
        words = tuple(WORDS.findall(unicodedata.normalize("NFKC", item.title + " | " + text).casefold()))
        if verdict == "copy" and words in said:
            # The same words elsewhere; other sources' may be called copies as well.
            verdict = "exact"
            accept = ["copy"] if said[words] != item.source else []
        said.setdefault(words, item.source)
        first.setdefault(item.group, name)
        row = dict(id=name, verdict=verdict, of=of, group=item.group, story=item.story, kind=f"{verdict}:{item.kind.split(':')[1]}")
        if accept:
            row["accept"] = accept
        if item.grey:
            row["grey"] = item.grey
        gold.append(row)
    return stream, gold
