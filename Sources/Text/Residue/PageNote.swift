/// The openings of what newsrooms write about an article rather than in it: where it first stood, who helped, what a
/// page cannot show.
///
/// They open real sentences too; only a passage at either end of an article, or away from its text, is judged by them.
enum PageNote {
    static let index = PhraseIndex<Bool>([
        (
            true,
            """
            cet article est paru; cet article a été; cet article est initialement; cet article initialement publié; cet article est extrait
            article mis à jour; article initialement publié; article publié initialement; prenez note que cet article
            d'après les informations de; avec les informations de; avec des informations de; avec la contribution de; avec la collaboration de
            propos recueillis; vous avez des renseignements; vous avez une information; vous avez repéré une; une version de cet article
            ce texte est; ce texte a été; traduit de l'anglais; traduit par; traduction; texte traduit; retrouvez tous; retrouvez toute
            pour voir ce contenu; pour afficher ce contenu; ce contenu est bloqué; en cliquant sur j'accepte; vous pouvez activer
            this article was; this article is; this article originally; this article first; this article has been; this story was
            this story has been; this story originally; this is a breaking; this is a developing; this piece was; this post was
            this report was; this transcript; a version of this; the above article was; with reports from; with files from
            with additional reporting; with reporting by; additional reporting by; additional reporting; reporting by; editing by
            compiled by; translated by; translated from; first published; originally published; republished; published with permission
            if you have a tip; have a tip; got a tip; do you have a story; send us; contact the author; contact us; get in touch
            we apologize but this video; try refreshing your browser; our website is the place; sign in or create an account
            check out more; click here; tap here; to view this content; to comment; read our privacy; read our comment
            our community members; views expressed; the views expressed; the opinions expressed; opinions expressed; the writer is
            join the conversation; what do you think; let us know; tell us; have your say; more to follow; correction; clarification
            editor's note; note to readers; author's note; disclaimer; disclosure; about the author; about the authors
            este artículo fue; este artículo se publicó; este artículo ha sido; esta nota fue; con información de; con informaciones de
            traducido por; traducción de; publicado originalmente; puedes seguir a; sigue toda la información; esta noticia
            dieser artikel ist; dieser artikel erschien; dieser artikel wurde; dieser artikel stammt; dieser text ist; dieser text erschien
            dieser beitrag ist; dieser beitrag wurde; dieser beitrag erschien; diese meldung wurde; dieses thema im programm
            dies ist eine maschinelle; dies ist eine übersetzung; schlagwörter zu diesem; mit informationen der; mit informationen von
            mit material der; mit material von; mit dpa; mit afp; mit reuters; mit agenturmaterial; aus dem englischen von
            aus dem englischen übersetzt; aus dem englischen; übersetzung; redaktion; sendung; quelle; an dieser stelle find
            an dieser stelle findest du; an dieser stelle finden sie; ich bin damit einverstanden; personenbezogene daten können
            damit können personenbezogene daten; deine privatsphäre einstellungen; ihre privatsphäre einstellungen; ihre meinung ist uns
            hat ihnen dieser artikel; hat dir dieser artikel; lest den originalartikel; hinweis der redaktion; hinweis; transparenzhinweis
            anmerkung der redaktion; anm der redaktion; korrektur; im original; folgst du schon; zuerst erschienen; sie arbeiten
            aktuelle meldungen zu; alle entwicklungen; mehr zum thema; lesen sie; zur startseite; das original zu diesem beitrag
            este artigo foi; esta matéria; com informações de; com informações da; traduzido por; questo articolo è; questo articolo è stato
            traduzione di; foto s; dit artikel; met dank aan; vertaling
            نشر هذا المقال; هذا المقال; ترجمة; إعداد وتحرير; المصدر; تنويه; الآراء الواردة
            """
        ),
        // How to cite, follow, support and pay: what comes after the last paragraph.
        (
            true,
            """
            pour citer cet article; comment citer; citer cet article; si vous avez aimé; si cet article vous; vous appréciez notre travail
            soutenez le journalisme; soutenez la presse; rejoignez nos abonnés; rejoignez les abonnés; merci d'avoir lu; avec l'aide de
            cette entrée a été; ce billet a été publié; ce billet a été posté; article rédigé avec; crédits; remerciements
            cite this article; how to cite; to cite this article; if you enjoyed; if you liked; if you found this; if you value our
            thank you for reading; thanks for reading; stay informed with; stay up to date with; support our journalism; support our work
            support quality journalism; become a member; become a supporter; become a subscriber; subscribe now; subscribe today
            subscribe to; sign up to; sign up for; this entry was posted; this entry was written; filed under; posted in; as told to
            this story was produced; this story is part of; this article is part of; this story was originally; this story first appeared
            cómo citar; citar este artículo; si te ha gustado; si le ha gustado; gracias por leer; apoya nuestro periodismo; hazte socio
            hazte suscriptor; únete a nuestros; esta entrada fue; esta entrada se publicó; este texto fue; este texto forma parte
            este reportaje; este artículo forma parte; este artículo apareció; con la colaboración de
            zitiervorschlag; zitierempfehlung; zitierweise; wenn ihnen dieser; wenn dir dieser; vielen dank fürs lesen; danke fürs lesen
            unterstützen sie unseren; unterstützen sie unsere; werden sie mitglied; dieser eintrag wurde; erstveröffentlichung
            dieser text erscheint; dieser artikel erscheint; dieser artikel gehört; dieser artikel ist teil; in eigener sache
            como citar; se gostou deste; se você gostou; obrigado por ler; apoie o nosso; apoie o jornalismo; torne se assinante
            este post foi; esta entrada foi; este texto foi; esta reportagem foi; este artigo faz parte; com a colaboração de
            come citare; se ti è piaciuto; se vi è piaciuto; grazie per aver letto; sostieni il nostro; sostieni il giornalismo
            diventa socio; questo articolo fa parte; questo articolo è apparso; questo pezzo è; questo testo è; con la collaborazione di
            للاستشهاد بهذا; إذا أعجبك; شكرا لقراءتكم; ادعم; ادعموا; نشر هذا النص; هذا التقرير; بالتعاون مع; ساهم في إعداد
            """
        ),
    ])

    /// The openings of what a page shows in the place of something it may not load, wherever that would stand.
    private static let placeholders = PhraseIndex(placeholderPhrases)

    static let placeholderPhrases: [(Bool, String)] = [
        (
            true,
            """
            pour voir ce contenu; pour afficher ce contenu; pour visionner cette vidéo; pour consulter ce contenu; ce contenu est bloqué
            ce contenu n'est pas disponible; ce contenu provient; ce contenu est hébergé; ce contenu a été bloqué; vous avez refusé les cookies
            vos paramètres de cookies; vos préférences de cookies; l'affichage de ce contenu; la lecture de ce contenu; contenu externe
            to view this content; to see this content; to watch this video; this content is hosted; this content is not available
            this content is blocked; this article contains content provided; this article contains content from; we need your consent to
            we need your permission before; your cookie settings; your privacy settings; please accept cookies; please accept marketing
            by loading the video; by loading this content; loading this content; an error has occurred; allow content from
            para ver este contenido; para visualizar este contenido; este contenido no está disponible; este contenido está alojado
            este contenido externo; tu configuración de cookies; su configuración de cookies; este contenido ha sido bloqueado
            um diesen inhalt; um dieses video; dieser inhalt kann; dieser externe inhalt; dieser inhalt wird von; dieses element enthält
            deine privatsphäre einstellungen; ihre privatsphäre einstellungen; ihre datenschutzeinstellungen; ihre cookie einstellungen
            an dieser stelle findest du; an dieser stelle finden sie; an dieser stelle befindet sich; für die darstellung von
            empfohlener redaktioneller inhalt; empfohlener externer inhalt; externer inhalt; wir benötigen ihre zustimmung
            wir benötigen deine zustimmung; wir brauchen ihre zustimmung; mit dem laden des; mit dem laden der; durch klicken auf
            ich bin damit einverstanden dass; zur anzeige dieses; zum anzeigen dieses; mit klick auf
            para ver este conteúdo; para visualizar este conteúdo; este conteúdo não está; este conteúdo está alojado; este conteúdo é
            as suas definições de cookies; per visualizzare questo contenuto; per vedere questo contenuto; questo contenuto è ospitato
            questo contenuto non è; contenuto esterno; le tue impostazioni dei cookie; per guardare questo video
            لمشاهدة هذا المحتوى; لعرض هذا المحتوى; هذا المحتوى غير متاح; هذا المحتوى محجوب; إعدادات ملفات تعريف الارتباط
            """
        )
    ]

    /// Whether a line opens so; commas between its words are passed over.
    static func opens(_ line: Line) -> Bool {
        matches(line, index) || standsForEmbed(line) || namesPicture(line)
    }

    /// Whether a line stands in the place of a film, a post or a chart that the page may not load.
    ///
    /// Words such as cookies, consent or settings tell it from a sentence that opens alike.
    static func standsForEmbed(_ line: Line) -> Bool {
        matches(line, placeholders) && line.tokens.contains { consents.contains($0) }
    }

    private static let consents = WordSet(
        """
        cookie cookies accepter acceptez accept consent consentement consentimiento consenso consentimento zustimmung einwilligung zustimmen
        privacy privatsphäre datenschutz datenschutzeinstellungen einstellungen paramètres settings configuración definições impostazioni
        javascript externe externen externer externes tiers third datawrapper youtube facebook instagram twitter vimeo tiktok spotify
        nachgeladen übermittelt laden aktivieren activer activez enable bloqué blocked bloqueado bloccato ospitato hosted alojado hébergé
        تعريف الارتباط الموافقة يوتيوب فيسبوك
        """
    )

    private static func matches(_ line: Line, _ index: PhraseIndex<Bool>) -> Bool {
        let tokens = line.tokens.prefix(24).filter { $0.kind != .mark || $0.mark != .comma }
        guard let start = tokens.firstIndex(where: { $0.kind == .word }), start <= 3 else { return false }
        return index.match(tokens, at: start) != nil
    }

    /// `Foto: X; Text: Y`: a short line that has a label of pictures before a colon.
    private static func namesPicture(_ line: Line) -> Bool {
        guard line.length <= 90, !line.tokens.contains(where: { $0.kind == .mark && $0.mark.isQuote }) else {
            return false
        }
        return line.tokens.indices.dropLast().contains { index in
            pictures.contains(line.tokens[index]) && line.tokens[index + 1].kind == .mark
                && line.tokens[index + 1].mark == .colon
        }
    }

    private static let pictures = WordSet(
        "foto fotos photo photos photograph bild bilder crédit crédits imagen تصوير صورة"
    )

    /// `… 21.04.2024 | 3:18 min`: what stands under a film ends with its day and how long it runs.
    static func endsWithRunningTime(_ line: Line) -> Bool {
        let tail = line.tokens.suffix(8)
        guard let last = tail.last, last.kind == .word, minutes.contains(last) else { return false }
        return tail.filter { $0.kind == .number }.count >= 4 && tail.dropLast().last?.kind == .number
    }

    private static let minutes = WordSet("min mins minuten minutes minutos minuti sek std دقيقة")
}
