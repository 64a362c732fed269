/// Words that name the fields of a byline: who, when, where filed, how often seen.
struct FieldPhrase: Sendable {
    enum Field: Sendable { case author, editor, published, updated, section, tags, source, ignored }

    var field: Field
    /// Whether the phrase alone tells a byline; a preposition such as `par` does not.
    var isSure: Bool

    static let index = PhraseIndex(table.map { (FieldPhrase(field: $0, isSure: $1), $2) })

    private static let table: [(Field, Bool, String)] = [
        (
            .author, true,
            """
            автор; авторы; текст; tekst; autorzy; yazar; publié par; posté par; écrit par; rédigé par; propos recueillis par; un texte de; un article de; article de; auteur
            auteure; auteurs; rédaction par; signé; mis en ligne par; ajouté par; proposé par; texte; une enquête de
            posted by; written by; published by; words by; story by; reported by; reporting by; author; authors; submitted by
            added by; article by; text by; byline; reporting and writing by; writing by
            publicado por; escrito por; redactado por; autor; autora; autores; por redacción; texto de; publicada por
            veröffentlicht von; geschrieben von; verfasst von; autor; autorin; autoren; ein beitrag von; eingestellt von
            pubblicato da; scritto da; a cura di; autore; autrice; postato da; inserito da; articolo di
            postado por; autores; texto de; por redação; geplaatst door; geschreven door; auteur; door
            pewarta; penulis; wartawan; kontributor; haber; haberi yazan; корреспондент; автор статьи
            نشر بواسطة; نشر من قبل; كتب بواسطة; كتبه; كتبها; بقلم; الكاتب; الكاتبة; المحرر; تحرير; إعداد; أعده; بواسطة; المؤلف
            """
        ),
        (
            .editor, true,
            "edited by; editing by; additional reporting by; additional reporting; editor; penyunting; edited; редактор; editör; edité par; édité par; editado por"
        ),
        (
            .ignored, true,
            "envoyer un courriel; send an email; أرسل بريدا إلكترونيا; follow on x; follow on twitter; suivre sur x; suivre sur twitter"
        ),
        (
            .author, true,
            """
            de notre correspondant; de notre correspondante; notre correspondant; notre correspondante; de notre envoyé spécial
            de notre envoyée spéciale; notre envoyé spécial; notre envoyée spéciale; from our correspondent
            von unserem korrespondenten; von unserer korrespondentin; de nuestro corresponsal; de nuestra corresponsal
            """
        ),
        (.author, false, "par; by; por; von; di; da; de; كتب; كتبت"),
        (
            .published, true,
            """
            publié le; publiée le; publié; paru le; posté le; mis en ligne le; mise en ligne le; mis en ligne; mise en ligne; posté; paru; diffusé; ajouté; créé le; créé; date; date de publication
            ajouté le; publication; première publication; en ligne depuis; diffusé le; article publié le; rédigé le
            published on; published; published at; posted on; posted; first published; publication date; date published; written on
            created; created on; uploaded; submitted on; issued
            publicado el; publicado; publicada el; publicada; fecha; creado el; fecha de publicación
            veröffentlicht am; veröffentlicht; erstellt am; publiziert am; publiziert; erschienen am; datum; erstellt; stand
            pubblicato il; pubblicato; pubblicata il; data; scritto il; publicado em; publicada em; data de publicação; postado em; criado em
            gepubliceerd op; gepubliceerd; geplaatst op; publicada el; oluşturulma tarihi; giriş tarihi; eklenme; eklenme tarihi; diterbitkan; dipublikasikan; создано; опубликовано; дата публикации; data publikacji; opublikowano; yayınlanma tarihi; yayınlanma
            نشر في; نشر بتاريخ; نشر يوم; تاريخ النشر; نشر; بتاريخ; التاريخ; نشرت في; تم النشر; كتب في; نشر منذ
            """
        ),
        (.published, false, "le; on; at; el; am; vom; il; em; op; في; يوم"),
        (
            .updated, true,
            """
            mis à jour le; mise à jour le; mis à jour; mise à jour; actualisé le; modifié le; modifié; dernière mise à jour
            dernière mise à jour le; màj; màj le; dernière modification; mis à jour à; et mis à jour le; maj; actualisé
            updated on; updated; updated at; last updated; last updated on; last modified; modified; last update; revised
            actualizado el; actualizado; actualizada; última actualización; modificado el; modificado
            aktualisiert am; aktualisiert; zuletzt aktualisiert; geändert am; letzte aktualisierung; letzte änderung; update
            aggiornato il; modifica il; modificata il; aggiornato; ultimo aggiornamento; modificato il; atualizado em; atualizado; última atualização; atualizada em
            bijgewerkt op; bijgewerkt; laatst bijgewerkt; обновлено; последнее обновление; aktualizacja; ostatnia aktualizacja; güncelleme; güncelleme tarihi; son güncelleme; güncellendi; diperbarui; terakhir diperbarui; изменено; обновлена
            آخر تحديث; تحديث; تم التحديث; حدث في; اخر تحديث; عدل في; آخر تعديل
            """
        ),
        (
            .section, true,
            """
            publié dans; posté dans; classé dans; rubrique; catégorie; catégories; dans la rubrique; dans la catégorie; thème; classé sous
            filed in; filed under; posted in; published in; category; categories; section; topic; in category; listed under
            publicado en; archivado en; categoría; categorías; sección; archivado bajo; en la categoría
            veröffentlicht in; abgelegt unter; kategorie; kategorien; rubrik; ressort; abgelegt in; eingeordnet unter
            pubblicato in; categoria; categorie; sezione; archiviato in; publicado na categoria; categorias; seção; secção; arquivado em; editoria
            categorie; geplaatst in; rubriek; рубрика; kategoria; kategori
            القسم; التصنيف; التصنيفات; تصنيف; مصنف تحت; في قسم; نشر ضمن; قسم; الفئة
            """
        ),
        (.section, false, "dans; in; under; en; em; ضمن"),
        (
            .tags, true,
            """
            sujets connexes; sujets associés; tags associés; explore more on these topics; more on these topics; en relation; sur ces sujets; temas asociados; konular; topik terkait; темы; related topics; temas relacionados; libellés; labels; tags; tag; mots clés; mot clé; étiquettes; étiquette; étiqueté; sujets; sujet; thèmes; tagged; tagged with; tagged under; keywords
            topics; autour de; hashtags; etiquetas; etiqueta; palabras clave; temas; etiquetado; schlagwörter; schlagworte; stichworte
            themen; verschlagwortet mit; etichette; parole chiave; argomenti; palavras chave; trefwoorden
            теги; метки; tagi; etiketler; الوسوم; وسوم; كلمات مفتاحية; كلمات دلالية; الكلمات المفتاحية; الكلمات الدلالية; هاشتاغ; وسم
            """
        ),
        (
            .source, true,
            """
            voir en ligne; source; sources; source de l'article; article original; via; source originale; d'après; lu sur; crédit source
            original source; original article; fuente; fuentes; vía; quelle; quellen; fonte; fonti; fontes; bron
            источник; źródło; kaynak; المصدر; مصدر; المصادر; نقلا عن; عن
            """
        ),
    ]

    /// Nouns of counters: `12 vues`, `Partages : 3`, `4 min de lecture`.
    static let counters = PhraseIndex<Rule>([
        (
            .counters,
            """
            vue; vues; lecture; lectures; lecteur; lecteurs; visite; visites; partage; partages; commentaire; commentaires; j'aime
            avis; like; likes; réaction; réactions; clic; clics; impression; impressions; abonnés; favoris; affichages; consultations
            view; views; read; reads; share; shares; comment; comments; review; reviews; reaction; reactions; hit; hits; reply; replies
            click; clicks; retweets; tweets; followers; votes; vote; dislikes; dislike; upvotes; favorites; downloads; visits; responses
            vista; vistas; visita; visitas; lectura; lecturas; comentario; comentarios; compartido; compartidos; me gusta; veces compartido
            visualizaciones; reacciones; aufrufe; aufruf; ansichten; kommentar; kommentare; geteilt; mal geteilt; mal gelesen; gefällt mir; klicks
            visualizzazioni; visualizzazione; letture; lettura; commento; commenti; condivisioni; mi piace; visite
            visualizações; visualização; leituras; leitura; comentário; comentários; compartilhamentos; partilhas; curtidas; gosto; gostos
            weergaven; reacties; reactie; keer gelezen; keer gedeeld
            postings; posting; просмотров; просмотра; просмотры; комментариев; комментария; görüntülenme; okunma; yorum; kali dibaca; komentar
            nombre de vues; nombre de lectures; nombre de visites; number of views; number of reads; número de visitas; número de lecturas
            número de visualizações; numero di visualizzazioni; numero di letture; anzahl der aufrufe; anzahl aufrufe; post views
            عدد المشاهدات; عدد القراءات; عدد الزيارات; عدد التعليقات; عدد القراء
            مشاهدة; مشاهدات; قراءة; زيارة; تعليق; تعليقات; مشاركة; مشاركات; إعجاب; إعجابات; التعليقات; المشاهدات; مشاهده
            """
        ),
        (
            .counters,
            """
            min de lecture; mn de lecture; minute de lecture; minutes de lecture; minutes lues; min lus; minutes de lecture environ
            min read; mins read; minute read; minutes read; minutes to read; min; mins; mn; minutes; minute
            min de lectura; minutos de lectura; minuto de lectura; minutos; minuto
            min lesezeit; minuten lesezeit; minute lesezeit; minuten; min lesedauer; minuten lesedauer
            min di lettura; minuti di lettura; minuto di lettura; minuti; min de leitura; minutos de leitura; minuto de leitura
            minuten leestijd; min leestijd; دقيقة قراءة; دقائق قراءة; دقائق; دقيقة; دقيقة للقراءة; دقائق للقراءة
            menit; menit baca; dakika; dakikalık okuma; dk okuma; минут чтения; минута чтения; минуты чтения; мин; минут
            دقيقة واحدة; أقل من دقيقة; دقيقة واحدة للقراءة
            """
        ),
    ])

    /// What may stand before the number of a reading time.
    static let readingTime = PhraseIndex<Rule>([
        (
            .counters,
            """
            estimated; estimated reading; listening time; durée; temps de lecture; temps de lecture estimé; durée de lecture; lecture; reading time; read time; estimated reading time; time to read
            tiempo de lectura; lesezeit; lesedauer; tempo di lettura; tempo de leitura; leestijd; waktu baca; okuma süresi; время чтения; وقت القراءة; مدة القراءة; زمن القراءة
            environ; about; approx; ca; less than; moins de; moins d'une
            """
        )
    ])

    /// Sections that newspapers have, for a line that names one without saying so.
    static let sections = PhraseIndex<Rule>([
        (
            .section,
            """
            politique; société; économie; sport; sports; culture; monde; international; afrique; europe; santé; sciences; science
            technologie; technologies; tech; high tech; éducation; environnement; justice; faits divers; sécurité; médias; opinion
            opinions; tribune; éditorial; édito; actualité; actualités; à la une; une; région; régions; nation; national; maroc; algérie
            tunisie; france; football; people; planète; débats; chronique; diplomatie; entreprises; finance; marchés; tourisme; maghreb
            politics; society; economy; business; world; health; technology; education; environment; news; africa; middle east
            entertainment; lifestyle; travel; editorial; latest news; breaking news; local; local news; security; top stories
            política; sociedad; economía; deportes; mundo; internacional; salud; tecnología; educación; opinión; nacional; sucesos
            politik; gesellschaft; wirtschaft; kultur; welt; ausland; inland; gesundheit; wissenschaft; bildung; meinung; panorama
            politica; società; economia; esteri; cronaca; mondo; salute; scienza; tecnologia; sociedade; cultura; desporto; esporte
            экономика; политика; общество; спорт; культура; мир; россия; происшествия; наука; новости
            ekonomi; gündem; siyaset; spor; dünya; yaşam; sağlık; eğitim; kültür sanat; teknologi; olahraga; nasional; internasional; hukum; bisnis
            india news; world news; business news; sports news; local news; agriculture; agricultura; landwirtschaft; suisse; belgique; sénégal; mali; canada; québec
            saúde; educação; opinião; politiek; economie; buitenland; binnenland; sport
            سياسة; مجتمع; اقتصاد; رياضة; ثقافة; العالم; صحة; تكنولوجيا; دولي; دولية; وطنية; أخبار; السياسة; الرياضة; اقتصاد وأعمال; رأي; آراء
            """
        )
    ])
}
