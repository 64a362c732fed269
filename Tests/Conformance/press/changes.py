"""What happens to a text on its way to another source, and what a newsroom writes that only looks like a copy."""

import unicodedata

SMALL = {
    "fr": {"2": "deux", "3": "trois", "4": "quatre", "5": "cinq", "6": "six", "7": "sept", "8": "huit", "9": "neuf"},
    "en": {"2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine"},
}
LEDES = {
    "fr": "Notre région est directement concernée : {town} suit l'affaire de près, où {clause}.",
    "en": "It matters here too: people in {town} are watching closely, as {clause}.",
    "es": "También aquí importa: en {town} se sigue de cerca, porque {clause}.",
    "de": "Auch hier ist das von Belang: In {town} schaut man genau hin, denn {clause}.",
    "ar": "الأمر يهم جهتنا أيضا: في {town} يتابع السكان القضية لأن {clause}.",
}
MORE = {"fr": "Lire la suite", "en": "Continue reading", "es": "Seguir leyendo", "de": "Weiterlesen", "ar": "اقرأ المزيد"}
ALSO = {"fr": "Lire aussi :", "en": "Read also:", "es": "Lea también:", "de": "Lesen Sie auch:", "ar": "اقرأ أيضا:"}
AGENCY = ["AFP", "Reuters", "MAP", "EFE", "dpa", "AP", "APS"]
BRITISH = [("labour", "labor"), ("colour", "color"), ("harbour", "harbor"), ("theatre", "theater"), ("licence", "license"), ("centre", "center")]


def plain(text):
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


class Changes:
    """Every function takes title and paragraphs and gives new ones."""

    def __init__(self, dice, prose, subject):
        self.dice, self.prose, self.subject = dice, prose, subject
        self.language = prose.language

    def whole(self, title, rows):
        return title, rows

    def lede(self, title, rows):
        """A local beginning before, or instead of, the agency's first paragraph."""
        clause = self.prose.clause(self.dice, self.subject)
        text = LEDES[self.language].format(town=self.prose.town(self.dice), clause=clause)
        own = [text + " " + self.prose.paragraph(self.dice, self.subject, 2)]
        return self.retitled(title, rows)[0], own + (rows[self.dice.randint(0, 1):] if len(rows) > 2 else rows)

    def dateline(self, title, rows):
        town = self.prose.town(self.dice)
        return title, [f"{town.upper()} ({self.dice.choice(AGENCY)}) - {rows[0]}"] + rows[1:]

    def retitled(self, title, rows):
        return self.prose.title(self.dice, self.subject), rows

    def cut(self, title, rows):
        """The first part, with a link to the rest."""
        words = " \n ".join(rows).split(" ")
        kept = words[:max(30, int(len(words) * self.dice.uniform(0.3, 0.7)))]
        text = " ".join(kept).replace(" \n ", "\n").strip()
        return title, (text + "… " + MORE[self.language]).split("\n")

    def joined(self, title, rows):
        return title, [" ".join(rows)]

    def stripped(self, title, rows):
        return plain(title), [plain(row) for row in rows]

    def thinned(self, title, rows):
        """Some paragraphs left out."""
        kept = [row for row in rows if self.dice.random() < 0.6]
        return title, kept if len(kept) >= 2 else rows[:2]

    def shuffled(self, title, rows):
        rows = list(rows)
        self.dice.shuffle(rows)
        return title, rows

    def spelt(self, title, rows):
        """Small numbers in words."""
        table = SMALL.get(self.language, {})
        return title, [" ".join(table.get(word, word) for word in row.split(" ")) for row in rows]

    def translated(self, title, rows):
        """What somebody said, in the other language."""
        from .prose import Prose, Subject

        other = Prose("en" if self.language != "en" else "fr")
        rows = list(rows)
        said = other.paragraph(self.dice, Subject(self.dice, other), 2)
        if len(rows) > 2:
            rows[self.dice.randrange(len(rows))] = said
        else:
            rows.append(said)
        return self.retitled(title, rows)[0], rows

    def embedded(self, title, rows):
        """In the middle of a round-up."""
        own = [self.prose.paragraph(self.dice, self.subject) for _ in range(4)]
        return self.retitled(title, rows)[0], own[:2] + rows + own[2:]

    def headed(self, title, rows):
        """Crossheads between the paragraphs."""
        result = []
        for number, row in enumerate(rows):
            if number and number % 2 == 0:
                result.append(" ".join(self.prose.thing(self.dice, self.subject).split()[:3]))
            result.append(row)
        return title, result

    def linked(self, title, rows):
        result = []
        for row in rows:
            result.append(row)
            if self.dice.random() < 0.5:
                result.append(f"{ALSO[self.language]} {self.prose.title(self.dice, self.subject)}")
        return title, result

    def shouted(self, title, rows):
        return title.upper(), [rows[0].upper()] + rows[1:]

    def edited(self, title, rows):
        """One word in thirty is another, as a sub-editor would have it."""
        result = []
        for row in rows:
            words = row.split(" ")
            for place, word in enumerate(words):
                if word.islower() and len(word) > 3 and self.dice.random() < 0.033:
                    words[place] = self.subject.pick(self.dice, self.prose)[1]
            result.append(" ".join(words))
        return title, result

    def slipped(self, title, rows):
        """Letters doubled, lost and swapped, as in a text typed again."""
        result = []
        for row in rows:
            words = row.split(" ")
            for place, word in enumerate(words):
                if len(word) > 4 and self.dice.random() < 0.03:
                    at = self.dice.randrange(1, len(word) - 1)
                    words[place] = word[:at] + self.dice.choice(["", word[at] * 2, word[at + 1] + word[at]]) + word[at + 1:]
            result.append(" ".join(words))
        return title, result

    def quoted_marks(self, title, rows):
        table = str.maketrans({"«": '"', "»": '"', "“": "'", "”": "'", "’": "'", "'": "’", "–": "-"})
        return title.translate(table), [row.translate(table).replace(" :", ":").replace(" ;", ";") for row in rows]

    def american(self, title, rows):
        result = []
        for row in rows:
            for one, other in BRITISH:
                row = row.replace(one, other)
            result.append(row)
        return title, result

    def mangled(self, title, rows):
        """UTF-8 read as Latin-1."""
        return title, [row.encode("utf8").decode("latin1") for row in rows]

    def credited(self, title, rows):
        """Every paragraph credited to where it was taken from."""
        name = self.prose.words["family"][0] + " News"
        credit = {"fr": "selon", "en": "according to", "es": "según", "de": "laut", "ar": "حسب"}[self.language]
        return title, [f"{row.rstrip('.')}, {credit} {name}." if n % 2 == 0 else row for n, row in enumerate(rows)]

    def longer(self, title, rows):
        """Taken over whole, with reporting of one's own after it."""
        return self.retitled(title, rows)[0], rows + [self.prose.paragraph(self.dice, self.subject) for _ in range(3)]

    NAMES = (
        "lede dateline retitled cut joined stripped thinned shuffled spelt translated embedded headed linked shouted edited"
        " slipped quoted_marks american mangled credited longer whole"
    ).split()
    # What a text of a few lines bears.
    LIGHT = "whole dateline joined quoted_marks stripped linked shouted".split()
