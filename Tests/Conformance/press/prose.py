"""Articles of invented news in five languages, word by word from lists: no two share more than a phrase by chance."""

FRENCH = {
    "he": """accord atelier bassin bilan budget cadastre calendrier carrefour centre chantier collège comité compromis concours
        conseil contrat convoi crédit cycle débat décret délai département dépôt désaccord dispositif district document
        domaine dossier échange élevage emploi entretien équipement essai étage exercice festival fonds forum fossé foyer
        gazoduc gisement groupe hangar hôpital incendie institut jardin jumelage lac laboratoire littoral logement lycée
        marché médiateur ministère moulin musée niveau observatoire ouvrage parc parking partenariat patrimoine péage
        personnel plan plateau pont port prêt procès programme projet quartier quota rapport recensement récif refuge
        registre règlement répertoire réseau réservoir sanctuaire scrutin secteur séminaire site sondage square stage
        syndicat tarif terminal terrain théâtre tramway transport traité tribunal tunnel vaccin verger village vote""",
    "she": """agence aide alerte allée amende annonce antenne archive assemblée association audience autorité banque barge
        bataille bibliothèque boutique branche brigade caisse campagne carrière caserne charte chaussée clinique collecte
        colline commande commission commune concession conférence coopérative côte cour crèche crise cuisine culture
        décision délégation demande dépense digue direction dispute école économie église élection enquête entreprise
        étude exposition faculté ferme filière foire fondation forêt formation fouille galerie gare gestion grève halle
        industrie initiative inspection juridiction ligne loi maison manifestation mairie mesure mission mosquée négociation
        oasis opération palmeraie patrouille pêche pénurie pétition place plage plainte police prairie préfecture prison
        procédure production proposition province rade récolte réforme région rénovation réserve résidence restauration
        rivière route rupture sécheresse station subvention surveillance taxe tempête tour université usine vallée verrerie""",
    "trait": """agricole artistique autonome bancaire calme célèbre civique complexe critique difficile durable
        écologique économique énorme équitable étrange fidèle forte fragile géologique historique hydraulique illustre
        immense insulaire juste libre logistique magnifique maritime mobile moderne modeste nomade nucléaire paisible
        parlementaire pauvre pédagogique populaire portuaire possible propice publique rapide rare rebelle responsable
        riche robuste rude sanitaire scolaire sévère simple sobre solidaire solitaire spectaculaire stable stérile
        stratégique tardive technique thermique touristique tranquille unique utile vaste volontaire vulnérable""",
    "did": """abandonné abordé abrité accéléré accepté accueilli acheté adopté affaibli agrandi aidé ajourné allégé aménagé
        annulé appuyé approuvé arrêté bâti bloqué bousculé cédé célébré classé combiné complété condamné confié confirmé
        consolidé contesté contrôlé convoqué corrigé créé critiqué décalé défendu défini démoli dénoncé déplacé dessiné
        détaillé détruit différé divisé doublé éclairé écarté élargi encadré enrichi entamé envisagé épargné évacué évoqué
        examiné exclu exigé exposé fermé financé fouillé freiné fusionné garanti gelé hébergé illustré imposé inauguré
        inspecté isolé jugé lancé libéré loué maintenu menacé mesuré modifié montré nettoyé nommé obtenu occupé ouvert
        partagé perturbé placé planté préparé présenté préservé prolongé promis protégé publié rassuré ravivé recensé
        réclamé reconstruit réduit refusé regroupé rejeté relancé remplacé rénové renforcé repoussé repris retardé retiré
        révélé sauvé secoué signalé simplifié soigné soutenu suivi surpris suspendu tenté testé traversé triplé validé vendu""",
    "how": """hier matin;dans la nuit;sans tarder;après trois heures de débats;en fin de semaine;au grand jour;à huis clos;
        malgré les réserves;contre toute attente;à la surprise générale;pour la seconde fois;dès le printemps;faute de moyens;
        avec prudence;sous la pluie;à l'unanimité;par courrier;devant la presse;en urgence;depuis janvier;au fil des mois;
        avant l'été;en petit comité;sur place;de son côté;à titre provisoire;par étapes;comme promis;en silence;ces jours-ci""",
    "person": """Adèle Baptiste Clémence Driss Élodie Fabrice Ghita Hicham Inès Jérôme Karima Laurent Maëlle Nabil Odile Pascal
        Quentin Rachida Sylvain Touria Ursule Valentin Widad Xavier Yasmine Zakaria Armelle Bachir Corentin Dounia""",
    "family": """Abecassis Barbier Chraïbi Delorme Echarif Fontanel Guermaz Hermelin Idrissou Jouvenel Kabbaj Lestrade Mernissi
        Navarin Ouazzani Perrault Quessada Rouvière Skalli Tazirt Urbain Vasseur Wibaux Yacoubi Zniber Bouchard Castelnau
        Doukali Esperel Ferrandi""",
    "town": """Ainville Brézac Castelmar Dourbelle Essonval Fermont Guérigny Hauterive Imzouren Jarnac-le-Vieux Kermadec Lussan
        Merzouga Nogaret Oulmès Pradelles Quissac Rochemaure Sefrou Tafraout Uzerche Valbonne Warmeriville Yvetot Zagora
        Azemmour Boulbon Chenaux Demnate Erfoud Figuig Gourdon Hérisson Issoudun Joigny""",
    "say": "a déclaré;a expliqué;a regretté;a rappelé;a prévenu;a insisté;a précisé;a admis;a souligné",
    "quote": "« {} », {} {}.",
}
ENGLISH = {
    "it": """agreement airfield alarm alley ambulance appeal archive arena asset auction audit bakery balcony bank barn barrier basin
        battery beach bill board boat bond border brewery bridge budget bureau bus cabin cafe campaign canal canteen cargo
        castle cave cellar census chapel charity charter church circuit clinic coach coalition coast college committee
        company contract convoy council court crane creek crew crossing dam deadline deal debate decree depot desert
        district dock drought drill election embassy engine estate exam factory farm fee fence ferry festival field fine
        fleet flood forest fort fund gallery garage garden gate grant guild harbour harvest hearing hospital hotel hotline
        hull inn inquiry island jetty journal jury kiln kitchen lagoon lane lease ledger library licence lighthouse loan
        lobby lodge lottery mandate market marsh meadow memo mill mine ministry mosque motion museum network nursery office
        orchard order outpost panel park parish patrol payroll petition pier pipeline plant plaza policy pond pool port
        prison probe project quarry quota railway ranch reactor refuge register regulator report reserve review river
        road runway school scheme seminar shelter shipyard stadium station statue strike studio subsidy summit survey tariff
        tavern temple tender terminal theatre tower township trail treaty trial trust tunnel union vault venue verdict
        village vineyard voucher warehouse waterfall wharf windfarm workshop""",
    "trait": """abandoned ancient annual anxious bitter bold brief broken busy candid careful cheap civic civil clean coastal cold
        common costly crowded daily dense direct distant dry eager early eastern empty federal final fragile fresh gentle
        giant global grand hidden historic honest humble idle inner joint late legal lengthy local lonely loyal major
        marine massive mature mild minor modern modest muddy narrow national neutral noisy northern obscure old ordinary
        outer partial patient plain polite popular private proud public quiet rapid rare regional remote rival rough rural
        sacred safe secret senior separate shallow sharp silent simple slow solid southern stable steep sudden sunny
        tender thorough tidy timely tired urban urgent useful vacant vital wealthy western wide wild wooden young""",
    "did": """abandoned accepted acquired adjusted admired adopted advised altered approved arranged assessed attacked backed
        banned blamed blocked boosted borrowed bought built cancelled capped carried ceded challenged cheered cleaned cleared
        closed combined completed condemned confirmed copied corrected counted covered crossed cut debated defended delayed
        demanded denied described designed discussed divided doubled drained dropped eased ended endorsed entered evacuated
        examined expanded explored exposed extended fined fixed followed forced found founded framed froze funded guarded
        halted helped hid hosted ignored imposed improved inspected insured invited joined judged kept launched leased left
        lifted limited linked listed lost managed mapped marked measured merged missed mocked moved named noted offered
        opened ordered outlined owned paid painted passed paused planned praised prepared preserved promised protected
        questioned raised ranked reached rebuilt recalled recorded reduced reformed refused rejected removed renamed repaired
        replaced rescued restored reviewed revived saved scrapped secured seized shared shifted shut signed sold spared split
        staffed started stopped stored studied supported surveyed suspended tested toured traced trimmed tripled unveiled
        upgraded visited voted warned watched welcomed widened""",
    "how": """on Monday;overnight;behind closed doors;after a long debate;without warning;by a narrow margin;despite the doubts;
        against expectations;for the second time;since the spring;for lack of money;with some caution;in heavy rain;by letter;
        before reporters;in a hurry;month after month;ahead of the summer;on site;for its part;for the time being;in stages;
        as promised;quietly;these days;at short notice;to everyone's surprise;in front of a full house;at dawn""",
    "person": """Alice Barnaby Cecily Duncan Esther Felix Greta Hamish Imogen Jasper Kate Leonard Mabel Nigel Olive Percy Queenie
        Rupert Sybil Toby Una Victor Winifred Yusuf Zelda Angus Bridget Clive Doreen Edmund""",
    "family": """Ashdown Birtwistle Cavendish Drummond Eccleston Fairburn Goodhew Hathaway Inglis Jessop Kirkbride Langley
        Mortimer Nesbitt Oakshott Penrose Quigley Redfern Saltmarsh Thornbury Underhill Vickers Whitlock Yardley Zeller
        Brockway Coldstream Dunmore Elphick Farthing""",
    "town": """Aldermere Brackwell Clifford-on-Sea Dunwick Easthope Farnley Grantham-Over Hollowford Ivybrook Jarrowby Kelbourne
        Loxley Marshgate Northwold Oakham-St-Mary Penwith Quarrington Ravensby Stourmouth Tilbury-West Upcott Verwood
        Westerleigh Yarmley Zennor Ambleford Blakeney-Hill Copthorne Dalesend Elmstead Foxcombe Gorsedale Hexley""",
    "say": "said;explained;regretted;recalled;warned;insisted;added;admitted;argued",
    "quote": "“{},” {} {}.",
}
SPANISH = {
    "he": """acuerdo aeropuerto almacén anuncio archivo barrio bosque camino canal castillo centro colegio comité concurso consejo
        contrato convenio debate decreto edificio embalse ensayo equipo estadio estudio faro fondo hospital huerto incendio
        informe jardín juicio laboratorio mercado molino muelle museo pacto parque permiso plan plazo pozo presupuesto
        proyecto pueblo puente puerto refugio registro río sector servicio sindicato teatro tramo tratado tribunal túnel
        valle viñedo vertedero voto""",
    "she": """alcaldía aldea asamblea ayuda bahía biblioteca bodega campaña cantera carretera casa colina comisión compra corte
        cosecha costa cuenca decisión denuncia deuda empresa encuesta entrega escuela estación fábrica feria finca granja
        huelga iglesia inversión isla ley licencia línea marcha medida misión multa norma obra oferta oficina patrulla
        planta playa plaza presa protesta prueba red reforma reserva ruta sequía sesión subasta tarifa torre vivienda""",
    "trait": """agreste ambiental amable anual austral breve civil comercial cultural débil difícil enorme estable estatal fiscal
        frágil fuerte grande hábil humilde ideal importante industrial judicial laboral legal libre local mundial municipal
        nacional natural noble notable oficial penal popular posible principal provincial pobre real regional rentable
        rural sensible simple sostenible social suave triste urgente útil vecinal vital vulnerable""",
    "did": """abandonado aceptado adoptado ampliado anulado aplazado apoyado aprobado bloqueado cambiado celebrado cerrado
        comprado condenado construido corregido creado cubierto defendido denunciado descrito dirigido dividido elegido
        entregado estudiado evitado examinado exigido explicado financiado firmado frenado ganado impuesto inaugurado
        investigado juzgado lanzado limitado llenado logrado medido mejorado mostrado negado ofrecido ordenado pagado
        perdido planteado preparado prohibido protegido publicado rechazado recibido reducido reformado renovado reparado
        retirado revisado salvado seguido suspendido vendido visitado votado""",
    "how": """el lunes;por la noche;sin demora;a puerta cerrada;tras un largo debate;por sorpresa;con cautela;bajo la lluvia;por carta;
        ante la prensa;desde enero;mes tras mes;antes del verano;por su parte;por etapas;en silencio;estos días;de nuevo""",
    "person": "Alba Bruno Celia Dámaso Elisa Fermín Gema Hugo Irene Julián Karina Lucas Marta Nicanor Olga Pablo Rocío Saúl Teresa",
    "family": "Arrieta Bermúdez Cárdenas Duarte Espinosa Ferrer Galán Herrero Iglesias Jurado Lasarte Medrano Noriega Olmedo",
    "town": "Alcolea Berlanga Cazorla Dúrcal Estepona Fuentelsol Guadix Huelmo Iznájar Jerte Lorca Morella Nerja Olvera Priego",
    "say": "dijo;explicó;lamentó;recordó;advirtió;insistió;añadió;admitió",
    "quote": "«{}», {} {}.",
}
GERMAN = {
    "he": """Antrag Bahnhof Beirat Bericht Beschluss Betrieb Bezirk Brunnen Damm Entwurf Ertrag Fahrplan Fluss Forst Garten Gipfel
        Hafen Haushalt Hof Hügel Kanal Kongress Konzern Kreis Landtag Markt Minister Park Pass Plan Platz Preis Prozess Rat
        Saal Schacht See Senat Speicher Stab Steg Strand Streik Turm Umbau Verband Verein Vertrag Vorstand Wald Weg Zaun Zoll""",
    "she": """Abgabe Allee Anlage Anstalt Bank Behörde Brücke Börse Bucht Debatte Ernte Fabrik Fähre Firma Flotte Gemeinde
        Genossenschaft Grenze Halle Hütte Insel Kammer Kirche Klinik Klage Kommission Küste Linie Messe Mühle Mine Partei
        Polizei Prüfung Quelle Reform Reserve Schule Siedlung Spende Stadt Steuer Stiftung Straße Strecke Studie Umfrage
        Wache Wahl Werft Wiese Zeche Zeitung""",
    "trait": """alte arme breite dichte edle ehemalige eigene enge ernste ferne feste flache freie frische frühe ganze gemeinsame
        große gute harte hohe innere junge kalte karge klare kleine kluge knappe kurze lange laute leere letzte milde nahe
        neue obere raue reiche ruhige schmale schnelle schwere starke steile stille teure tiefe treue warme weite wilde zähe""",
    "did": """abgelehnt abgerissen angekündigt angenommen aufgegeben ausgebaut beantragt befragt begonnen begrüßt beraten
        beschlossen besucht bewilligt eingeführt entdeckt erhöht erneuert eröffnet erweitert finanziert gebaut gefordert
        gekauft gelobt genehmigt geplant gerettet geschlossen gesenkt gesperrt gestoppt gewarnt kritisiert saniert übernommen
        umgebaut unterstützt untersucht verboten verkauft verlegt vermisst verschoben versprochen verteidigt vorgestellt""",
    "how": """am Montag;in der Nacht;ohne Eile;hinter verschlossenen Türen;nach langer Debatte;überraschend;mit Vorsicht;bei Regen;
        per Brief;vor der Presse;seit Januar;Monat für Monat;vor dem Sommer;seinerseits;in Etappen;wie versprochen;dieser Tage""",
    "person": "Anke Bernd Carla Dietmar Elke Frieder Gesa Holger Ilse Jochen Katrin Lothar Meike Norbert Petra Rüdiger Silke Uwe",
    "family": "Ahrens Brandt Clausen Dierks Ebeling Freese Gerdes Harms Jansen Kröger Lührs Meinders Ohlsen Petersen Quast Rohde",
    "town": "Altendorf Birkenau Dornum Eichstedt Friedland Grünhain Holzwede Ilmtal Jever Kaltenbach Lindau Moosach Norden Oststeinbek",
    "say": "sagte;erklärte;bedauerte;erinnerte;warnte;betonte;ergänzte",
    "quote": "„{}“, {} {}.",
}
ARABIC = {
    "it": """المجلس المشروع الميناء السوق المستشفى القانون البرنامج الاتفاق المعهد المتحف الملعب المصنع المطار الطريق الجسر النهر
        السد البنك الحي المركز التقرير الاجتماع القطاع النادي الحزب البرلمان الصندوق المسرح الموسم المهرجان المخطط الملف
        العقد القرار السكن الماء الحقل الوادي المنتزه الرصيف الفندق القطار المخيم الشاطئ المعرض الدرس المنجم الحريق
        الإضراب المحصول الدعم النزاع الحوار اللقاء المقر الفريق العرض الطلب الحساب المسار البئر الحصن القصر""",
    "trait": """الجديد الكبير الصغير الوطني المحلي الجهوي القديم الفلاحي البحري الصناعي الثقافي السياحي المالي القضائي الصحي
        الدولي الخاص العام الاجتماعي الرياضي المهني السنوي المؤقت النهائي الأول الأخير الشمالي الجنوبي الساحلي القروي""",
    "did": """أعلن رفض وافق دعم أوقف فتح أغلق درس ناقش قدم راجع أجل ألغى حسن وسع نظم حضر انتقد طالب دافع اشترى باع بنى
        هدم أصلح غير وزع جمع نقل حمى شارك أطلق أنهى واصل فرض قبل سلم حدد كشف عرض""",
    "how": """يوم الاثنين;ليلا;دون تأخير;بعد نقاش طويل;بحذر;أمام الصحافة;منذ يناير;قبل الصيف;من جهته;على مراحل;في صمت;هذه الأيام""",
    "person": "أمينة بدر جميلة داود هناء وليد زينب حسن طارق ياسين كوثر لبنى مراد نادية سعيد عمر فدوى صالح",
    "family": "البقالي التازي الجامعي الحداد الخطابي الدباغ الرامي الزياني السباعي الشرقاوي الصنهاجي العلوي الفاسي القادري",
    "town": "أزرو بركان تازة جرسيف خنيفرة دمنات زاكورة سطات شفشاون طاطا فجيج قلعة كلميم",
    "say": "قال;أوضح;أضاف;أكد;حذر;ذكر",
    "quote": "«{}» {} {}.",
}
LEXICONS = {"fr": FRENCH, "en": ENGLISH, "es": SPANISH, "de": GERMAN, "ar": ARABIC}


# Of these words are coined that a language could have: no list is as long as what the news is about.
COINED = {
    "fr": ("br ch cr d dr f fl g gl gr j l m n p pl qu r s t tr v", "a e i o u ou an on in eau", "b c d f g l m n p r s t v rt nd lm st", {"he": "age oir ement eur isme on", "she": "erie ade ure aison ette ance"}, "ard eau ot et ier in ault oux"),
    "en": ("b bl br c cl cr d dr f fl g gr h j k l m n p pr r s sh sl st t tr w", "a e i o u ea oo ou", "b ck d ff g l lm m n nd p r rk s st t tch", {"it": "er ing age ery ock et le on ish ward"}, "ley man son ford worth by ton"),
    "es": ("b c d f g j l m n p r s t v br tr cl fl", "a e i o u ia ue", "b c d g l m n r s t nd rt lv", {"he": "ero ado ejo azo ismo", "she": "era ada eja ura anza"}, "ez era oso ales ino"),
    "de": ("b br d dr f fl g gr h k kl l m n p r s sch st t w z", "a e i o u au ei ie", "b ck d ft g l m n nd r rt s st t tz", {"he": "er ling el ich", "she": "ung heit schaft erei"}, "mann ke er sen hoff"),
    "ar": ("ب ت ج ح خ د ر ز س ش ص ط ع ف ق ك ل م ن", "ا و ي", "ب ت ج د ر س ع ف ق ل م ن", {"it": "ة ية ان ات"}, "ي اوي اني"),
}


def coined(dice, language, endings):
    onsets, vowels, codas, _, _ = COINED[language]
    stem = dice.choice(onsets.split()) + dice.choice(vowels.split()) + dice.choice(codas.split())
    if dice.random() < 0.5:
        stem += dice.choice(vowels.split()) + dice.choice(codas.split())
    return stem + dice.choice(endings.split())


class Prose:
    """Sentences of one language."""

    def __init__(self, language):
        self.language = language
        self.words = {}
        for name, text in LEXICONS[language].items():
            parts = text.split(";") if ";" in text else text.split()
            self.words[name] = text if name == "quote" else [" ".join(part.split()) for part in parts]

    def name(self, dice):
        return f"{dice.choice(self.words['person'])} {dice.choice(self.words['family'])}"

    def town(self, dice):
        return dice.choice(self.words["town"])

    def thing(self, dice, subject, case=0):
        """A noun with its article, often with an adjective, sometimes of a place; case 1 is an object."""
        words = self.words
        noun = subject.pick(dice, self)
        trait = subject.word(dice, "trait", self) if dice.random() < 0.6 else ""
        place = dice.choice(subject.towns) if dice.random() < 0.2 else ""
        if self.language == "en":
            lead = dice.choice(["the", "the", "a", "its", "another"])
            return " ".join(filter(None, [lead, trait, noun[1], place and "of " + place]))
        if self.language == "ar":
            return " ".join(filter(None, [noun[1], trait, place and "في " + place]))
        male = noun[0] == "he"
        if self.language == "de":
            lead = ("den" if case else "der") if male else "die"
            return " ".join(filter(None, [lead, trait, noun[1], place and "in " + place]))
        if self.language == "es":
            lead = dice.choice(["el", "el", "un"] if male else ["la", "la", "una"])
            return " ".join(filter(None, [lead, noun[1], trait, place and "de " + place]))
        vowel = noun[1][0] in "aeiouéèêàhAEIOUÉ"
        lead = dice.choice(["le", "le", "un", "son", "ce"] if male else ["la", "la", "une", "cette"])
        if vowel:
            lead = {"le": "l'", "la": "l'", "ce": "cet"}.get(lead, lead)
        joined = lead + noun[1] if lead == "l'" else f"{lead} {noun[1]}"
        return " ".join(filter(None, [joined, trait, place and "de " + place]))

    def clause(self, dice, subject):
        words = self.words
        actor = dice.choice(subject.people) if dice.random() < 0.2 else self.thing(dice, subject)
        did = subject.word(dice, "did", self)
        object_ = self.thing(dice, subject, 1)
        how = dice.choice(words["how"]) if dice.random() < 0.3 else ""
        count = str(dice.randint(2, 990)) if dice.random() < 0.12 else ""
        if self.language == "en":
            tail = f"for {count} {subject.pick(dice, self)[1]}s" if count else ""
            return " ".join(filter(None, [actor, did, object_, tail, how]))
        if self.language == "ar":
            return " ".join(filter(None, [did, actor, object_, count, how]))
        if self.language == "de":
            return " ".join(filter(None, [actor, "hat", how, object_, count and f"für {count} Euro", did]))
        link = "a" if self.language == "fr" else "ha"
        tail = (f"pour {count} euros" if self.language == "fr" else f"por {count} euros") if count else ""
        return " ".join(filter(None, [actor, link, did, object_, tail, how]))

    JOINS = {
        "fr": [", tandis que ", " et ", ", alors que ", " ; ", ", car ", " parce que ", ", mais "],
        "en": [", while ", " and ", " after ", "; ", ", as ", " because ", ", but "],
        "es": [", mientras que ", " y ", ", aunque ", "; ", ", porque ", ", pero "],
        "de": [", während ", " und ", "; ", ", denn ", ", aber "],
        "ar": ["، بينما ", " و", "، لكن ", "، لأن "],
    }

    def sentence(self, dice, subject):
        text = self.clause(dice, subject)
        if dice.random() < 0.6:
            text += dice.choice(self.JOINS[self.language]) + self.clause(dice, subject)
        text = text[0].upper() + text[1:]
        if dice.random() < 0.12:
            speaker = dice.choice(subject.people)
            return self.words["quote"].format(text, dice.choice(self.words["say"]), speaker)
        return text + "."

    def paragraph(self, dice, subject, sentences=None):
        count = sentences or dice.randint(2, 4)
        return " ".join(self.sentence(dice, subject) for _ in range(count))

    def body(self, dice, subject, paragraphs):
        return [self.paragraph(dice, subject) for _ in range(paragraphs)]

    def title(self, dice, subject):
        text = self.clause(dice, subject)
        if dice.random() < 0.5:
            text = f"{dice.choice(subject.towns)} : {text}" if self.language == "fr" else f"{dice.choice(subject.towns)}: {text}"
        return text[0].upper() + text[1:]


class Subject:
    """What an event is about: its people, its places, and the words it keeps coming back to."""

    # How often a word is one of the event's own, and how many of each kind these are.
    FAITH = 0.8
    OWN = {"noun": 10, "trait": 16, "did": 24}
    COINED = 14

    def __init__(self, dice, prose):
        language = prose.language
        endings, families = COINED[language][3:]
        self.people = [
            f"{dice.choice(prose.words['person'])} {coined(dice, language, families).capitalize()}" for _ in range(3)
        ]
        self.towns = [prose.town(dice), coined(dice, language, families).capitalize()]
        kinds = [name for name in ("he", "she", "it") if name in prose.words]
        self.all = {"noun": [(kind, noun) for kind in kinds for noun in prose.words[kind]]}
        self.all.update({name: prose.words[name] for name in ("trait", "did")})
        self.own = {name: dice.sample(words, min(self.OWN[name], len(words))) for name, words in self.all.items()}
        for _ in range(self.COINED):
            kind = dice.choice(kinds)
            self.own["noun"].append((kind, coined(dice, language, endings[kind])))

    def word(self, dice, name, prose):
        return dice.choice((self.own if dice.random() < self.FAITH else self.all)[name])

    def pick(self, dice, prose):
        """A noun and its gender."""
        return self.word(dice, "noun", prose)
