"""Forms that automats and agencies fill for many sources: weather, results, notices. Same words, other facts.

A form is a language, a title, and lines. `{town}` is one value in the whole piece, `{town.2}` a second one; `{3-30}` is a
number, another at each place; `{a|b|c}` one of a few words, another at each place, `{x=a|b|c}` the same wherever `{x}` stands.
"""

import re

FORMS = {
    "weather": [
        ("fr", "Météo à {town} : {sky=soleil|pluie|vent|brouillard|orages|éclaircies} {day}", """\
À {town}, la journée de {day} s'annonce sous le signe suivant : {sky}. Les services météorologiques attendent {-2-12} degrés au lever du jour et {13-38} degrés au plus chaud de l'après-midi.
Le vent soufflera de secteur {nord|sud|est|ouest} à {10-70} kilomètres à l'heure. Les prévisions complètes sont mises à jour trois fois par jour sur notre page consacrée à la météo des villes."""),
        ("en", "Weather in {town}: {sky=sun|rain|wind|fog|storms|bright spells} on {day}", """\
{town} can expect {sky} on {day}, the forecasters say. The morning starts at {-2-12} degrees and the afternoon will see {13-38} degrees at best, which is about what the season brings in this part of the country.
Wind comes from the {north|south|east|west}. The full forecast for all towns is updated three times a day on our weather page, where readers can also find tides and pollen."""),
        ("de", "Das Wetter in {town} am {day}", """\
In {town} wird es am {day} {sonnig|regnerisch|windig|neblig|gewittrig}. Die Temperaturen steigen von {-2-12} Grad am Morgen auf {13-33} Grad am Nachmittag, wie der Wetterdienst am Abend mitteilte.
Die ausführliche Vorhersage für alle Orte der Region finden Leserinnen und Leser dreimal täglich auf unserer Wetterseite."""),
        ("ar", "حالة الطقس في {town} يوم {day}", """\
تتوقع مصالح الأرصاد الجوية أن يكون الطقس في {town} يوم {day} {مشمسا|ممطرا|غائما|عاصفا} مع درجات حرارة تتراوح بين {2-12} و{13-38} درجة خلال فترة ما بعد الظهيرة.
وتهب رياح من الجهة {الشمالية|الجنوبية|الشرقية|الغربية} على السواحل. وتنشر النشرة الكاملة ثلاث مرات في اليوم على صفحتنا الخاصة."""),
    ],
    "market": [
        ("fr", "La Bourse de {town} termine {trend=en hausse|en baisse|à l'équilibre} {day}", """\
La Bourse de {town} a clôturé {trend} {day}, l'indice principal s'établissant à {8000-15000},{10-99} points dans un volume d'échanges de {80-900} millions.
Parmi les valeurs les plus recherchées figurent {company} et {company.2}, tandis que {company.3} ferme la marche de la cote. Les analystes rappellent que la séance suivante dépendra des annonces attendues sur les taux."""),
        ("en", "{town} shares close {trend=higher|lower|little changed} on {day}", """\
Shares in {town} closed {trend} on {day}, with the main index at {5000-35000}.{10-99} points as investors weighed the outlook for interest rates and company results due later this week.
{company} led the gainers while {company.2} fell the most. Trading volume was {100-900} million, traders said, in line with the average of the last month."""),
    ],
    "match": [
        ("fr", "{club} - {club.2} : {0-5}-{0-5}, le résumé de la rencontre", """\
{club} recevait {club.2} {day} au stade de {town} pour le compte de la {2-38}e journée. Devant {800-45000} spectateurs, {person} a ouvert le score à la {2-40}e minute avant que les visiteurs ne réagissent après la pause.
Au classement, {club} compte désormais {5-70} points. Retrouvez tous les résultats, les classements et les statistiques des joueurs dans notre rubrique sportive."""),
        ("en", "{club} {0-5} {club.2} {0-5}: match report", """\
{club} met {club.2} at {town} on {day} before a crowd of {800-45000}. {person} scored the first goal in the {2-40}th minute and the home side never looked back in a game played in difficult conditions.
The result leaves {club} on {5-70} points. All results, tables and player statistics can be found on our sports pages."""),
        ("es", "{club} {0-5} - {club.2} {0-5}: resumen del partido", """\
El {club} recibió al {club.2} el {day} en el estadio de {town} ante {800-45000} espectadores. {person} marcó el primer gol en el minuto {2-40} y el equipo local supo conservar la ventaja hasta el descanso.
Con este resultado el {club} suma {5-70} puntos. Todos los resultados y las clasificaciones están en nuestra sección de deportes."""),
    ],
    "horoscope": [
        ("fr", "Horoscope du {date} : {sign}", """\
{sign} : {amour=une rencontre vous trouble|la patience vous sert|un ancien ami revient|le doute s'installe|tout vous sourit}. Côté travail, {work=un dossier avance enfin|méfiez-vous d'un collègue|on reconnaît vos efforts|reportez une décision}. Côté santé, {dormez davantage|buvez de l'eau|marchez un peu|évitez les excès}.
Notre astrologue consulte les positions des planètes chaque matin pour les douze signes du zodiaque. Son avis est donné à titre de divertissement et ne remplace pas celui d'un professionnel."""),
        ("en", "Your horoscope for {date}: {sign}", """\
{sign}: {a new face brings luck|patience pays today|an old friend writes|doubts creep in|everything falls into place}. At work, {a file moves at last|beware of gossip|your effort is seen|put off the big choice}. Lucky number: {1-49}.
Our astrologer studies the planets every morning for all twelve signs. The column is for entertainment only and is no substitute for professional advice."""),
    ],
    "lottery": [
        ("fr", "Loto : les résultats du tirage du {date}", """\
Voici les numéros gagnants du tirage du {date} : {1-49}, {1-49}, {1-49}, {1-49} et {1-49}. Le numéro complémentaire est le {1-10}.
Le jackpot était de {2-24} millions. Les gagnants ont soixante jours pour se faire connaître auprès d'un point de vente agréé. Jouer comporte des risques : endettement, isolement, dépendance."""),
        ("en", "Lottery results for {date}", """\
The winning numbers drawn on {date} are {1-49}, {1-49}, {1-49}, {1-49} and {1-49}; the bonus ball is {1-10}. The jackpot stood at {2-24} million.
Players have sixty days to claim a prize at any licensed shop. Please play responsibly: help is available day and night for anyone who finds it hard to stop."""),
    ],
    "roadworks": [
        ("fr", "Travaux : la rue {street} fermée à {town}", """\
La rue {street}, à {town}, sera fermée à la circulation à partir du {date} en raison de travaux sur le réseau d'{assainissement|eau potable|éclairage|électricité}. Une déviation sera mise en place par les services municipaux.
L'accès des riverains et des secours reste assuré pendant toute la durée du chantier. La mairie remercie les habitants de leur patience et de leur compréhension."""),
        ("en", "{street} Street in {town} to close for works", """\
{street} Street in {town} will be closed to traffic from {date} while crews work on the {water main|gas pipes|drains|street lights}. A diversion will be signposted by the highways team.
Residents and emergency services keep access at all times. The council thanks everyone for their patience while the works are carried out."""),
    ],
    "obituary": [
        ("fr", "Avis de décès : {person}", """\
La famille a la douleur de vous faire part du décès de {person}, survenu le {date} à l'âge de {41-99} ans. La cérémonie aura lieu à {town}.
Ni fleurs ni couronnes. La famille remercie par avance toutes les personnes qui prendront part à sa peine, ainsi que le personnel soignant pour son dévouement."""),
        ("en", "Death notice: {person}", """\
{person}, of {town}, passed away peacefully on {date} aged {41-99}. Much loved and sadly missed by family and friends.
Funeral service to be announced. Family flowers only please; donations in memory may be sent to the hospice. The family thanks all the nursing staff for their kindness and care."""),
        ("de", "Traueranzeige: {person}", """\
Wir nehmen Abschied von {person}, der am {date} im Alter von {41-99} Jahren in {town} verstorben ist. In stiller Trauer die Angehörigen.
Die Beisetzung findet im engsten Familienkreis statt. Von Beileidsbekundungen am Grab bitten wir abzusehen und danken dem Pflegepersonal herzlich."""),
    ],
    "television": [
        ("fr", "Programme télé du {date} : notre sélection", """\
La soirée du {date} en un coup d'œil, chaîne par chaîne, choisie par notre rédaction.
20 h 50, la Une : {show}, avec {person}. 21 h 05, la Deux : {show.2}. 21 h 10, la Trois : {show.3}, suivi d'un débat. 22 h 40, Arte : {show.4}.
Le programme complet de toutes les chaînes est à retrouver dans notre guide, mis à jour chaque nuit."""),
        ("en", "On television tonight, {date}", """\
Our pick of the programmes on {date}, channel by channel, chosen by our critics.
8.30pm, One: {show}, with {person}. 9pm, Two: {show.2}. 9.15pm, Three: {show.3}, followed by the news. 10.40pm, Four: {show.4}.
The full schedule for all channels can be found in our guide, updated every night."""),
    ],
    "job": [
        ("fr", "{company} recrute : {job} à {town}", """\
{company} recrute un ou une {job} pour son site de {town}. Contrat à durée {indéterminée|déterminée}, {24-39} heures par semaine, poste à pourvoir le {date}.
Vous avez le sens du contact, vous aimez travailler en équipe et vous êtes rigoureux. Envoyez votre candidature avec un curriculum vitae et une lettre de motivation par l'intermédiaire de notre site."""),
        ("en", "{company} is hiring: {job} in {town}", """\
{company} is looking for a {job} to join its team in {town}. {24-40} hours a week, salary from {18-60},000 a year, starting on {date}.
You enjoy working with others, you are reliable and you care about detail. Apply with a letter and your curriculum vitae through our website; we welcome applications from all backgrounds."""),
    ],
    "recall": [
        ("fr", "Rappel de produit : {product} de la marque {company}, lot {1000-9999}", """\
La marque {company} procède au rappel de {product} en raison d'un risque de {présence de corps étrangers|contamination|défaut d'étiquetage|brûlure}. Le lot concerné porte le numéro {10000-99999} et a été vendu jusqu'au {date}.
Les consommateurs sont invités à ne plus utiliser le produit et à le rapporter au point de vente, où il leur sera remboursé. Un numéro gratuit est à leur disposition pour tout renseignement."""),
        ("en", "Product recall: {company} {product}, batch {1000-9999}", """\
{company} is recalling {product} because of a risk of {glass fragments|contamination|wrong labelling|overheating}. The batch concerned is number {10000-99999}, sold until {date}.
Customers should stop using the product and return it to the shop for a full refund. No receipt is needed. A free helpline is open every day for questions."""),
    ],
    "rates": [
        ("fr", "Les cours des devises du {date}", """\
Cours indicatifs des principales devises contre le dirham au {date}, communiqués par la banque {company} :
Euro : {10-11},{1000-9999}
Dollar : {9-10},{1000-9999}
Livre : {12-13},{1000-9999}
Yen : 0,0{100-999}
Franc suisse : {10-11},{1000-9999}
Ces cours sont donnés à titre indicatif et n'engagent pas la responsabilité de la rédaction."""),
        ("en", "Exchange rates on {date}", """\
Mid-market rates against the pound at the close on {date}, as quoted by {company}:
Euro {1.1|1.2}{1000-9999}
Dollar 1.{1000-9999}
Yen {140-190}.{100-999}
Swiss franc 1.{1000-9999}
Rates are indicative only and may differ from what a bank or bureau will offer its customers."""),
    ],
    "series": [
        ("fr", "Les Jeudis du conte : {person} à la médiathèque de {town}", """\
Les Jeudis du conte accueillent {person} à la médiathèque de {town} le {date} à {17-20} heures, pour un spectacle intitulé « {show} ».
Depuis douze ans, les Jeudis du conte font entendre chaque mois des voix venues de tous les horizons. La rencontre est ouverte à tous, dès six ans, et se prolonge autour d'un verre avec l'artiste. Entrée libre dans la limite des places disponibles, réservation conseillée à l'accueil."""),
        ("en", "Talks at the Mill: {person} on “{show}”", """\
{person} is the next guest of Talks at the Mill, on {date} at {6-8}pm, with a talk called “{show}”.
Talks at the Mill has brought writers, scientists and travellers to the old mill every month for twelve years. The evening ends with questions and a drink at the bar. Tickets are free but places are limited, so please book at the desk or by telephone."""),
    ],
    "quake": [
        ("fr", "Séisme de magnitude {2-6},{1-9} près de {town}", """\
Une secousse de magnitude {2-6},{1-9} a été enregistrée {day} à {1-120} kilomètres de {town}, selon l'institut de géophysique. Le foyer se situait à {2-90} kilomètres de profondeur.
Aucun dégât n'a été signalé dans l'immédiat. Ce message a été rédigé automatiquement à partir des données du réseau de surveillance et relu par un journaliste."""),
        ("es", "Sismo de magnitud {2-6},{1-9} cerca de {town}", """\
Un temblor de magnitud {2-6},{1-9} se registró el {day} a {1-120} kilómetros de {town}, según el instituto geofísico, con una profundidad de {2-90} kilómetros.
No se han comunicado daños por el momento. Este mensaje fue redactado de forma automática con los datos de la red de vigilancia."""),
    ],
    "police": [
        ("fr", "{town} : un homme de {18-70} ans interpellé pour {crime=vol|escroquerie|trafic|tapage|violences}", """\
Un homme de {18-70} ans a été interpellé {day} à {town} par les agents du commissariat. Il est soupçonné de {crime}. L'enquête ouverte sous la supervision du parquet compétent se poursuit afin de déterminer les circonstances exactes des faits et d'identifier d'éventuels complices.
Le mis en cause a été placé en garde à vue à la disposition de l'enquête judiciaire."""),
        ("en", "{town}: man, {18-70}, arrested over {crime=theft|fraud|drugs|assault|burglary}", """\
A {18-70}-year-old man has been arrested in {town} on suspicion of {crime}. Officers were called to {street} Street on {day}. Inquiries continue and the man remains in custody at this time.
Anyone who saw what happened or has footage is asked to call the police on 101 or to contact the charity Crimestoppers, which takes calls anonymously."""),
    ],
    "pharmacy": [
        ("fr", "Les pharmacies de garde à {town} le {date}", """\
Voici les pharmacies de garde à {town} pour la nuit du {date} :
Pharmacie {family}, rue {street}
Pharmacie {family.2}, rue {street.2}
Pharmacie {family.3}, rue {street.3}
Les gardes de nuit débutent à vingt heures et se terminent à huit heures. En cas d'urgence vitale, composez le 15."""),
    ],
    "fuel": [
        ("fr", "Carburants : les prix à {town} le {date}", """\
Le litre de gazole se vend {1},{100-999} euro en moyenne à {town} le {date}, et celui d'essence sans plomb {1},{100-999} euro. La station la moins chère est celle de la rue {street}.
Les relevés sont faits chaque matin auprès des stations qui déclarent leurs prix. Ils peuvent changer dans la journée."""),
        ("en", "Fuel prices in {town} on {date}", """\
Drivers in {town} pay {130-170}.{1-9}p for a litre of unleaded and {130-180}.{1-9}p for diesel on {date}. The cheapest forecourt is on {street} Street.
Prices are gathered each morning from the stations that report them and may change during the day."""),
    ],
    "ballot": [
        ("fr", "Municipales à {town} : {person} en tête", """\
{person} arrive en tête du premier tour des élections municipales à {town} avec {24-49},{10-99} % des suffrages, devant {person.2} ({10-24},{10-99} %). La participation s'établit à {35-75},{10-99} %.
Le second tour aura lieu dimanche prochain. Les résultats, bureau par bureau, sont publiés par la préfecture et repris sur notre carte interactive dès leur transmission."""),
        ("en", "{town} council: {person} wins", """\
{person} has won the seat of {town} with {900-9000} votes, ahead of {person.2} on {300-890}. Turnout was {25-75}.{1-9} per cent.
Full results for every ward are on our live map, which is updated as soon as the returning officer declares them."""),
    ],
    "air": [
        ("fr", "Qualité de l'air à {town} : indice {bon|moyen|dégradé|mauvais} {day}", """\
L'indice de la qualité de l'air à {town} {day} est de {1-6}. Le polluant principal est {l'ozone|le dioxyde d'azote|les particules fines}.
Il est recommandé aux personnes sensibles de limiter les efforts intenses en plein air. L'indice est calculé par l'observatoire à partir des mesures de ses stations et de ses modèles."""),
    ],
    "concert": [
        ("en", "{band} to play {town} Corn Exchange", """\
{band} will play the Corn Exchange in {town} on {date} as part of a tour of {12-40} dates. Doors open at {6-8}pm and support comes from {band.2}.
Tickets go on general sale on Friday at ten in the morning from the usual agents. A booking fee applies. Under-fourteens must be accompanied by an adult at all times."""),
        ("de", "{band} kommt nach {town}", """\
{band} tritt am {date} in der Stadthalle von {town} auf. Einlass ist um {17-20} Uhr, im Vorprogramm spielt {band.2}.
Karten gibt es ab Freitag an allen bekannten Vorverkaufsstellen. Kinder unter vierzehn Jahren haben nur in Begleitung Erwachsener Zutritt."""),
    ],
    "results": [
        ("fr", "{company} : un bénéfice {trend=en hausse|en recul} de {2-60} %", """\
{company} a publié {day} un résultat net {trend} à {10-990} millions d'euros, pour un chiffre d'affaires de {2-40},{1-9} milliards. Le groupe dirigé par {person} confirme ses objectifs pour l'ensemble de l'exercice.
Le conseil d'administration proposera un dividende de {0-4},{10-99} euro par action à l'assemblée générale des actionnaires."""),
        ("en", "{company} profit {trend=rises|falls} {2-60} per cent", """\
{company} reported a pre-tax profit of {10-990} million pounds on {day}, on revenue of {2-40}.{1-9} billion. The group led by {person} kept its guidance for the full year.
The board proposes a dividend of {2-90} pence a share, payable to shareholders on the register at the end of the month."""),
    ],
    "hunt": [
        ("en", "Police appeal over missing {girl|boy|woman|man} {person}", """\
Police are appealing for help to find {person}, {12-80}, last seen in {street} Street, {town}, on {day}. The officer in charge said there was growing concern for the welfare of the missing person.
Anyone with information is asked to call 101 at any time, or 999 in an emergency, quoting incident {100-999}."""),
        ("fr", "Appel à témoins : {person}, {12-80} ans, a disparu à {town}", """\
La gendarmerie lance un appel à témoins pour retrouver {person}, qui n'a plus donné signe de vie depuis {day}. La personne disparue a été vue pour la dernière fois rue {street} à {town}.
Toute personne susceptible de fournir des renseignements est priée de composer le 17 ou de se présenter à la brigade la plus proche."""),
    ],
    "strike": [
        ("fr", "{town} : coupure d'{eau|électricité} {day} dans le quartier {street}", """\
Les habitants du quartier {street} à {town} connaîtront une coupure {day} de {7-11} heures à {12-18} heures, annonce le distributeur. L'intervention porte sur l'entretien du réseau.
Il est conseillé de débrancher les appareils sensibles. La remise en service peut avoir lieu à tout moment sans préavis ; le distributeur prie sa clientèle de l'excuser pour la gêne."""),
    ],
    "tide": [
        ("en", "Tide times for {town}, {date}", """\
High water at {town} on {date}: {1-11}.{10-59}am ({2-7}.{1-9}m) and {1-11}.{10-59}pm ({2-7}.{1-9}m). Low water: {1-11}.{10-59}am and {1-11}.{10-59}pm.
Times are local. Check conditions with the coastguard before setting out and never turn your back on the sea."""),
    ],
    "blood": [
        ("fr", "Don du sang : une collecte à {town} le {date}", """\
L'Établissement français du sang organise une collecte le {date} à {town}, salle {street}, de {8-11} heures à {15-19} heures. Il faut avoir entre 18 et 70 ans et peser plus de 50 kilos pour donner son sang.
Venez bien hydraté, sans être à jeun, et muni d'une pièce d'identité. Un don dure une heure et peut sauver trois vies."""),
    ],
    "outage": [
        ("es", "Corte de luz en {town} el {day}", """\
La compañía eléctrica interrumpirá el suministro en {town} el {day} entre las {7-11} y las {12-18} horas por trabajos de mantenimiento en la red. Las calles afectadas son {street} y {street.2}.
La empresa pide disculpas por las molestias y recuerda que el servicio puede restablecerse antes de la hora prevista sin previo aviso a los vecinos."""),
        ("de", "Stromausfall in {town}: viele Haushalte betroffen", """\
In {town} ist am {day} der Strom ausgefallen. Betroffen waren {900-9000} Haushalte, wie der Netzbetreiber mitteilte. Nach {20-180} Minuten war die Versorgung wiederhergestellt.
Grund war ein Fehler an einem Kabel. Der Netzbetreiber bittet alle Kundinnen und Kunden um Verständnis für die Unannehmlichkeiten."""),
    ],
    "crash": [
        ("fr", "Accident à {town} : {un mort|deux blessés|trois blessés|un blessé grave} {day}", """\
Un accident de la circulation s'est produit {day} peu après {7-22} heures à l'entrée de {town}. {Une voiture|Un camion|Une moto|Un autocar} a quitté la chaussée pour une raison encore indéterminée.
Les secours sont intervenus rapidement sur les lieux. Les victimes ont été transportées à l'hôpital. Une enquête a été ouverte par la gendarmerie pour déterminer les causes de l'accident."""),
        ("ar", "حادثة سير في {town} تخلف {2-15} جرحى", """\
خلفت حادثة سير وقعت يوم {day} بمدخل {town} إصابة {2-15} أشخاص بجروح متفاوتة الخطورة، حسب ما أفادت به السلطات المحلية.
وقد تم نقل المصابين إلى المستشفى الإقليمي لتلقي العلاجات الضرورية، فيما فتحت السلطات المختصة تحقيقا لتحديد ظروف وملابسات الحادث."""),
    ],
    "preview": [
        ("en", "{club} v {club.2}: team news, kick-off time and where to watch", """\
{club} host {club.2} on {day} with both sides looking to put a poor run behind them. Kick-off is at {1-8}pm and the match will be shown live on television.
Team news: {person} is back in training but {person.2} remains a doubt. The referee is {person.3}. Here is everything you need to know about the game, including how to follow it, the latest odds and our prediction. Our live blog starts an hour before kick-off with all the build-up from the ground."""),
    ],
    "appointment": [
        ("fr", "{company} : {person} nommé directeur {général|financier|commercial|technique}", """\
{company} annonce la nomination de {person} au poste de directeur, à compter du {date}. Il succède à {person.2}, appelé à d'autres fonctions au sein du groupe.
Âgé de {35-62} ans, diplômé d'une école d'ingénieurs, il a effectué l'essentiel de sa carrière dans l'industrie. Il aura pour mission d'accélérer la transformation de l'entreprise et de conduire son développement à l'international."""),
        ("en", "{company} names {person} as chief {executive|financial officer|operating officer}", """\
{company} said on {day} it had appointed {person} to succeed {person.2}, who is stepping down after {2-15} years. The change takes effect on {date}.
The chair thanked the outgoing chief for outstanding service and said the board had run a thorough search with the help of an outside firm, looking at candidates from inside and outside the company."""),
    ],
    "house": [
        ("en", "House of the week: {a four-bedroom farmhouse|a terraced cottage|a converted chapel|a harbour flat} in {town}", """\
On the market for {200-950},000, this home in {town} has {2-6} bedrooms and a garden of {20-200} square metres. The agent is {company}.
Each week we pick a property that caught our eye. Viewings are by appointment only. Readers who would like their home to be featured should send photographs and a short description to the property desk."""),
    ],
    "crypto": [
        ("en", "Bitcoin {rises|falls} to {40000-99000} dollars on {day}", """\
Bitcoin traded at {40000-99000} dollars on {day}, a change of {1-9}.{1-9} per cent in twenty-four hours. Ether stood at {1500-4900} dollars. The combined value of all coins was {1-3}.{10-99} trillion.
Prices are gathered from the largest exchanges. Crypto assets are highly volatile and unregulated in most countries; no investor protection applies and tax on profits may be due."""),
    ],
    "council": [
        ("de", "Gemeinderat {town}: die wichtigsten Beschlüsse vom {date}", """\
Der Gemeinderat von {town} hat in seiner Sitzung vom {date} unter der Leitung von {person} {3-19} Tagesordnungspunkte behandelt. Für die Sanierung der Schule werden {100-900}.000 Euro bereitgestellt.
Die Niederschrift liegt im Rathaus zur Einsicht aus. Die nächste öffentliche Sitzung wird rechtzeitig bekannt gegeben; alle Einwohnerinnen und Einwohner sind dazu herzlich eingeladen."""),
    ],
    "snow": [
        ("fr", "Bulletin neige : {town}, {20-240} centimètres le {date}", """\
À {town}, l'enneigement est de {20-90} centimètres en bas des pistes et de {100-240} centimètres en haut. {3-30} remontées sur {31-60} sont ouvertes ce {date}. Risque d'avalanche : {1-5} sur 5.
Le bulletin est établi chaque matin par le service des pistes. Le port du casque est vivement recommandé, et les itinéraires hors piste se pratiquent sous la seule responsabilité des skieurs."""),
    ],
    "bench": [
        ("en", "{town} court: {person} jailed for {theft|fraud|arson|assault}", """\
{person}, {18-70}, of {street} Street, {town}, was jailed for {2-60} months at the crown court on {day} after admitting the charge.
The judge said only an immediate custodial sentence could be justified. A victim surcharge must also be paid. Court reports are published in line with the law on open justice; sentences may be appealed against within twenty-eight days."""),
    ],
}

# Lists of short lines: the same items in another order, or others of the same kind, are other facts.
LISTS = {
    "league": ("fr", "Le classement après la {2-38}e journée", "Voici le classement du championnat :", "club", 12, "{}. {}, {} points"),
    "sellers": ("en", "The best-selling books of the week", "The ten titles readers bought most, by rank:", "show", 10, "{}. {}, {} weeks in the list"),
    "towns": ("fr", "Immobilier : le prix au mètre carré, ville par ville", "Du plus cher au moins cher :", "town", 12, "{}. {} : {} euros"),
    "plain": ("en", "Where to eat out this weekend", "Our critics' choice, in order of preference:", "restaurant", 12, None),
    "menu": ("fr", "Les menus de la cantine, semaine du {date}", "Au menu des écoles cette semaine :", "dish", 10, None),
}

VALUES = {
    "fr": {
        "day": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
        "month": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
        "date": "{d} {m}",
        "sign": "Bélier Taureau Gémeaux Cancer Lion Vierge Balance Scorpion Sagittaire Capricorne Verseau Poissons".split(),
        "company": "Altaris;Banque Méridienne;Cimenterie du Nord;Dexal;Eaux du Rif;Fonderies Lacombe;Groupe Solana;Hydrovest;Imprimerie Ravel;Jouvet;Kersaint;Lumotel;Maison Parent;Novabrique".split(";"),
        "job": "boulanger;comptable;conducteur de bus;infirmier;magasinier;menuisier;plombier;professeur de piano;serveur;soudeur;vendeur;vétérinaire".split(";"),
        "product": "yaourts aux fruits;chaises pliantes;sèche-cheveux;terrines de campagne;poussettes;bouilloires;fromages de chèvre;jouets en bois;biscuits secs;casques de vélo".split(";"),
        "street": "des Tanneurs;de la Poste;Victor-Hugo;du Moulin;des Lilas;Ibn-Batouta;de la Gare;des Remparts;Pasteur;du Port;de l'Abattoir;des Orangers".split(";"),
        "club": "AS Brézac;Olympique de Lussan;Racing Valbonne;Stade hauterivien;Union Sefrou;Étoile de Figuig;Sporting Joigny;FC Gourdon;Entente Uzerche;Avenir Zagora;Wifak Demnate;CS Boulbon;Red Star Oulmès;Nahda Erfoud".split(";"),
        "show": "Le Vent des marges;Trois Nuits sans lune;La Maison d'argile;Un été à Fermont;Les Gardiens du phare;Cartes sur table;Mémoire vive;L'Affaire du pont;Au fil de l'oued;Les Invisibles;Rue des Silences;La Dernière Récolte".split(";"),
        "dish": "carottes râpées;poisson pané et riz;lentilles aux oignons;salade de tomates;gratin de chou-fleur;poulet rôti;semoule aux légumes;compote de pommes;yaourt nature;betteraves;omelette au fromage;purée de potiron;clémentines;tarte aux poireaux;pâtes à la sauce tomate;soupe de pois cassés".split(";"),
        "band": ["Les Cigales"],
        "restaurant": ["Chez Paul"],
    },
    "en": {
        "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
        "month": "January February March April May June July August September October November December".split(),
        "date": "{m} {d}",
        "sign": "Aries Taurus Gemini Cancer Leo Virgo Libra Scorpio Sagittarius Capricorn Aquarius Pisces".split(),
        "company": "Arden Mutual;Bellweather Foods;Caldbeck Steel;Dunford Motors;Eastgate Energy;Finch & Sons;Greenhalgh Textiles;Harrow Shipping;Ironbridge Tools;Juniper Health;Kestrel Air;Lakeland Dairies".split(";"),
        "job": "baker;bookkeeper;bus driver;care assistant;chef;electrician;gardener;librarian;nurse;piano teacher;plumber;receptionist".split(";"),
        "product": "fruit yoghurts;folding chairs;hair dryers;pork terrines;pushchairs;kettles;goat cheeses;wooden toys;oat biscuits;bicycle helmets".split(";"),
        "street": "Tanner;Mill;Victoria;Station;Lilac;Harbour;Castle;Orchard;Bishop;Market;Abbey;Quarry".split(";"),
        "club": "Aldermere Town;Brackwell Rovers;Dunwick City;Farnley Athletic;Hollowford United;Kelbourne Wanderers;Loxley Albion;Northwold;Penwith Rangers;Ravensby;Stourmouth Argyle;Verwood Harriers".split(";"),
        "show": "The Salt Road;Three Nights Without a Moon;The Clay House;A Summer in Fermoy;Keepers of the Light;Cards on the Table;Living Memory;The Bridge Affair;Down the River;The Unseen;Silent Street;The Last Harvest;Winter Quarters;Half a Crown".split(";"),
        "band": "The Tin Lanterns;Marrow;Cold Harbour;Polly and the Kites;The Late Trains;Velvet Quarry;Ossian;The Fourth Estate;Marl;Night Ferry".split(";"),
        "restaurant": "the Anchor;Bistro Verde;Corner Table;Dunelm House;the Eel Pie;Fig and Thistle;Ganges;the Hop Pole;Isola;Juno's;the Kitchen Garden;Lemon Tree;the Mermaid;Noodle Yard;the Old Forge;Pepperpot".split(";"),
    },
}
for other in ("es", "de", "ar"):
    VALUES[other] = dict(VALUES["en"])
VALUES["es"].update(day="lunes martes miércoles jueves viernes sábado domingo".split(), club="Deportivo Alcolea;Atlético Lorca;Racing Jerte;Unión Nerja;Real Morella;Sporting Priego;Cultural Cazorla;Betis Guadix".split(";"))
VALUES["de"].update(day="Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(), month="Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(), date="{d}. {m}")
VALUES["ar"].update(day="الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split())

SLOT = re.compile(r"\{([^{}]*)\}")
RANGE = re.compile(r"(-?\d+)-(\d+)$")


class Filling:
    """The facts of one piece."""

    def __init__(self, dice, prose):
        self.dice = dice
        self.prose = prose
        self.known = {}

    def value(self, name):
        kind = name.split(".")[0]
        if name not in self.known:
            for _ in range(20):
                value = self.fresh(kind)
                if value not in self.known.values():
                    break
            self.known[name] = value
        return self.known[name]

    def fresh(self, kind):
        values = VALUES[self.prose.language]
        if kind == "person":
            return self.prose.name(self.dice)
        if kind in ("town", "family"):
            return self.dice.choice(self.prose.words[kind])
        if kind == "date":
            return values["date"].format(d=self.dice.randint(1, 28), m=self.dice.choice(values["month"]))
        return self.dice.choice(values[kind])

    def slot(self, match):
        inner = match.group(1)
        numbers = RANGE.match(inner)
        if numbers:
            return str(self.dice.randint(int(numbers[1]), int(numbers[2])))
        if "=" in inner:
            name, _, choices = inner.partition("=")
            self.known.setdefault(name, self.dice.choice(choices.split("|")))
            return self.known[name]
        if "|" in inner or inner.isdigit():
            return self.dice.choice(inner.split("|"))
        return self.value(inner)

    def fill(self, text):
        return SLOT.sub(self.slot, text)


def piece(dice, prose, title, text):
    """Title and paragraphs of a form filled once."""
    filling = Filling(dice, prose)
    title = filling.fill(title)
    return title, filling.fill(text).split("\n")


def listing(dice, prose, title, lead, kind, count, line):
    """Title and lines of a list; its items come from one small stock, in an order of their own."""
    filling = Filling(dice, prose)
    stock = prose.words["town"] if kind == "town" else VALUES[prose.language][kind]
    items = dice.sample(stock, min(count, len(stock) - 1))
    rows = [line.format(n + 1, item, dice.randint(3, 90)) if line else item for n, item in enumerate(items)]
    return filling.fill(title), [lead] + rows
