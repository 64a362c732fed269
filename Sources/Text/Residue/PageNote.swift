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
        )
    ])

    /// Whether a line opens so.
    static func opens(_ line: Line) -> Bool {
        guard let start = line.tokens.firstIndex(where: { $0.kind == .word }), start <= 3 else { return false }
        return index.match(line.tokens, at: start) != nil
    }
}
