/// Phrases that announce other articles.
struct RelatedPhrase: Sendable {
    enum Strength: Sendable {
        /// Nobody begins a sentence so: the announcement may even stand inside a flat paragraph.
        case sure
        /// Announces only before a colon or arrow, or alone on its line.
        case marked
        /// Announces only alone on its line; what follows is a list.
        case heading
    }

    var strength: Strength

    static let index = PhraseIndex(table.map { (RelatedPhrase(strength: $0), $1) })
    /// Those that may stand inside a paragraph.
    static let inline = PhraseIndex(table.filter { $0.0 == .sure })

    static let table: [(Strength, String)] = [
        (
            .sure,
            """
            lire aussi; à lire aussi; à lire également; lire également; lisez aussi; lisez également; lire aussi sur
            à voir aussi; voir aussi; à voir également; à écouter aussi; à découvrir aussi; à relire; à lire ou relire
            lire notre article; lire notre dossier; voir notre dossier; lire l'article; voir également
            read also; also read; read more about; see also; you may also like; you might also like
            you may be interested in; read this also; also see; also watch
            lea también; lee también; leer también; lea además; te puede interesar; le puede interesar; ver también
            lee más; puede interesarte; lea más; también te puede interesar; le recomendamos; vea también; mira también
            lesen sie auch; auch interessant; das könnte sie auch interessieren; das könnte dich auch interessieren
            mehr zum thema; lesen sie mehr; mehr dazu; passend dazu; lies auch; siehe auch; lesen sie hier; lesetipp
            assista também; leia também; leia mais; ler também; veja também; veja mais; saiba mais; confira também; leia ainda; ver também
            leggi anche; vedi anche; leggi di più; potrebbe interessarti; guarda anche; potrebbe interessarti anche
            lees ook; lees meer; zie ook; bekijk ook; ook interessant
            اقرأ أيضا; اقرأ أيضاً; إقرأ أيضا; إقرأ أيضاً; اقرأ ايضا; إقرأ ايضا; أقرأ أيضا; شاهد أيضا; شاهد أيضاً; شاهد ايضا
            читайте также; смотрите также; читать также; читайте ещё; czytaj także; czytaj też; zobacz także; zobacz też
            ayrıca okuyun; bunları da okuyun; ilgili haber; ilgili haberler; ayrıca bakınız; bakınız; baca juga; simak juga; lihat juga; baca selengkapnya
            اقرأوا أيضا; إقرأ المزيد; اقرأ المزيد; قد يهمك; قد يهمك أيضا; قد يعجبك أيضا; طالع أيضا; انظر أيضا; للمزيد
            """
        ),
        (
            .marked,
            """
            à lire; lire plus; lire; à voir; à écouter; voir; à découvrir; lire la suite; pour aller plus loin; en savoir plus; plus d'infos
            sur le même sujet; notre sélection; à ne pas manquer; vidéo; focus; dossier; retrouvez; en images; pour rappel
            read more; read next; read; more on; more from; related; related story; related article; watch; video; see more
            recommended; explainer; opinion; in pictures; learn more; further reading; more; keep reading; editor's pick; must read; don't miss; read this
            más información; relacionado; para saber más; más sobre; en vídeo; vídeo; ver más; lee; mira
            lesen; mehr; video; hintergrund; weiterlesen; siehe; mehr lesen; zum artikel; weitere informationen
            leia; veja; relacionado; mais sobre; confira; assista
            leggi; vedi; guarda; approfondimento; correlato; per approfondire
            lees; bekijk; meer
            اقرأ; إقرأ; شاهد; المزيد; فيديو; ذات صلة; بالفيديو
            """
        ),
        (
            .heading,
            """
            à lire aussi; à lire également; lire aussi; lire également; voir aussi; sur le même sujet; sur le même thème
            otras noticias de; más noticias de; plus d'informations sur; по теме; материалы по теме; новости по теме; powiązane artykuły; ilgili haberler; artikel terkait; berita terkait
            articles connexesplus de l'auteur; related articlesmore from author; artículos relacionadosmás del autor
            artigos relacionadosmais do autor; موضوعات متعلقة; موضوعات ذات صلة; temas relacionados; assista também
            article suivant; article précédent; next article; previous article; next post; previous post; plus de l'auteur; more from author
            nächster artikel; vorheriger artikel; artículo siguiente; artículo anterior; artigo anterior; próximo artigo
            articolo precedente; articolo successivo; المقال التالي; المقال السابق; prochain article; billet suivant; billet précédent
            dans la même rubrique; articles liés; articles connexes; articles similaires; articles relatifs; à lire sur le sujet
            pour aller plus loin; à la une; les plus lus; les articles les plus lus; en continu; nos partenaires; à ne pas manquer
            la rédaction vous conseille; la rédaction vous recommande; l'auteur vous conseille; vous aimerez aussi
            vous pourriez aussi aimer; dernières nouvelles; derniers articles; dernières actualités; articles récents; plus d'actualités
            articles les plus lus; pour approfondir; plus de sujets; en images; contenus liés; notre sélection; recommandé pour vous; ces articles peuvent vous intéresser; du même auteur; à découvrir
            related; related articles; related stories; related posts; related topics; related news; related content
            more stories; more news; more from; most read; most popular; trending; trending now; recommended; recommended for you
            top stories; latest news; you may also like; you might also like; read next; up next; read more; see also; read also
            recommended videos; recommended video; vidéos recommandées; empfohlene videos; vídeos recomendados; videos recomendados
            video consigliati; most viewed; most viewed content; watch this next; in this section; more in this section; find more information; more stories like this
            more on this story; more on this topic; editor's picks; popular posts; recent posts; latest posts; further reading
            notas relacionadas; otras noticias; video recomendado; noticias relacionadas; artículos relacionados; lo más leído; lo más visto; más noticias; te puede interesar
            también te puede interesar; relacionados; contenido relacionado; últimas noticias; lea también; lee también
            mehr zum thema; ähnliche artikel; ähnliche beiträge; weitere artikel; meistgelesen; auch interessant; verwandte artikel
            das könnte sie auch interessieren; lesen sie auch; mehr zu diesem thema; zum thema; themen; weitere beiträge; neueste artikel; ähnliche nachrichten; weitere news; beliebte artikel; schon gelesen; meistkommentiert
            aktuelle news; mehr videos; letzte meldungen; hier weiterlesen; das könnte sie auch
            notícias relacionadas; artigos relacionados; mais lidas; mais lidos; veja também; leia também; conteúdo relacionado
            últimas notícias; posts relacionados; você pode gostar
            articoli correlati; potrebbe interessarti; potrebbero interessarti; leggi anche; i più letti; notizie correlate
            ultime notizie; articoli simili; altri articoli
            lees ook; gerelateerde artikelen; meest gelezen; gerelateerd; meer nieuws
            مواضيع ذات صلة; أخبار ذات صلة; مقالات ذات صلة; اقرأ أيضا; اقرأ أيضاً; شاهد أيضا; الأكثر قراءة; مواضيع متعلقة; قد يهمك أيضا
            قد يعجبك أيضا; آخر الأخبار; أحدث المقالات; مقالات مشابهة; المزيد من الأخبار; مقالات متعلقة
            """
        ),
    ]
}
