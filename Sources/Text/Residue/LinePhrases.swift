/// Phrases that make a whole line residue.
struct LinePhrase: Sendable {
    /// How much of the line the phrase must be.
    enum Reach: Sendable {
        /// The line is made of such phrases, numbers and marks alone.
        case only
        /// As `only`, but proves nothing by itself: names of networks, buttons.
        case filler
        /// The line begins with it.
        case start
        /// The line has it anywhere.
        case within
    }

    var rule: Rule
    var reach: Reach

    static let index = PhraseIndex(phrases)

    static var phrases: [(LinePhrase, String)] { table.map { (LinePhrase(rule: $0, reach: $1), $2) } }

    private static let table: [(Rule, Reach, String)] = [
        (
            .adSlot, .only,
            """
            publicité; la publicité; passer la publicité; fermer la publicité; espace publicitaire; annonce; annonces
            contenu sponsorisé; sponsorisé; la suite après cette publicité; lire la suite après la publicité
            la suite après la publicité; la suite de l'article après la publicité; après la publicité
            advertisement; advertisment; advertisements; advertising; ad; ads; sponsored; sponsored content; promoted
            story continues below; story continues below advertisement; article continues below
            article continues after ad; article continues after advertisement; continue reading below
            scroll to continue; scroll to continue with content; after advertisement; paid content; remove ads
            publicidad; anuncio; anuncios; contenido patrocinado; patrocinado; continúa después de la publicidad
            sigue leyendo después de la publicidad; más información después de la publicidad
            anzeige; anzeigen; werbung; weiter nach der anzeige; weiter mit werbung; nach der werbung geht es weiter
            gesponsert; artikel wird nach der anzeige fortgesetzt; externer inhalt nicht verfügbar
            publicidade; anúncio; anúncios; conteúdo patrocinado; continua após a publicidade; continua depois da publicidade
            pubblicità; annuncio pubblicitario; contenuto sponsorizzato; continua dopo la pubblicità
            l'articolo continua dopo la pubblicità; advertentie; advertenties; reclame
            إعلان; إعلانات; اعلان; مساحة إعلانية; محتوى ممول; إشهار; اشهار; إعلان ممول
            newyou can now listen; реклама; на правах рекламы; продолжение после рекламы; reklama; reklam; ilan; iklan
            """
        ),
        (
            .backToTop, .only,
            """
            haut; top; haut de page; haut de la page; retour au sommaire; remonter; to top; top of page; ir arriba; subir; nach oben; zum seitenanfang
            seitenanfang; inizio pagina; topo; naar boven; إلى الأعلى; للأعلى; أعلى الصفحة
            """
        ),
        (
            .share, .only,
            """
            partager; partagez; partage; partages; partager sur; partager l'article; partager cet article
            partager cette page; partager via; partager par email; tweeter; tweetez; envoyer par email
            envoyer à un ami; copier le lien; lien copié; imprimer; imprimer cet article; enregistrer; épingler
            cliquez pour partager sur; cliquer pour partager sur; ouvre dans une nouvelle fenêtre
            share; share this; share this article; share this post; share this story; share on; share via; share it
            share with friends; tweet; pin it; copy link; copy url; link copied; print this article
            click to share on; click to print; click to email a link to a friend; opens in new window; spread the love
            compartir; comparte; compartir en; compartir esta noticia; compartir artículo; copiar enlace; tuitear
            haz clic para compartir en; se abre en una ventana nueva
            teilen; artikel teilen; teilen auf; auf facebook teilen; drucken; beitrag teilen; twittern; teilen mit
            link kopieren; diesen artikel teilen; per mail teilen; klick um über zu teilen; wird in neuem fenster geöffnet
            compartilhar; compartilhe; partilhar; partilhe; compartilhar no; copiar link; partilhar no; compartilhe isso
            condividi; condividi su; condividi l'articolo; condividi questo articolo; copia link; stampa l'articolo
            delen; deel dit artikel; deel via; delen via
            like this; like; liked; j'aime ça; j'aime; me gusta esto; me gusta; gefällt mir; curtir isso; curtir; mi piace; معجب بهذه; إعجاب
            print; print article; print page; imprimer la page; imprimir; imprimir artículo; imprimir artigo; artikel drucken; seite drucken
            artikel merken; artikel kommentieren; stampa; stampa articolo; save article; bookmark; guardar artículo; salva articolo
            مشاركة; شارك; شاركها; مشاركة عبر; شارك على; شارك المقال; انشر; مشاركة المقال; طباعة; نسخ الرابط; شارك الخبر
            مشاركة عبر البريد; поделиться; распечатать; скопировать ссылку; udostępnij; podziel się; drukuj; paylaş; bagikan
            guardar; envoyer par e mail; email this; blogthis; share to; imprimer cette page; signaler une erreur; signaler un abus
            merken; teilen sie diesen artikel; partager la publication; partagez cet article; envoyer un courriel; send an email
            أرسل بريدا إلكترونيا; lire plus tard; ajouter à vos sélections; ajouter aux favoris; sauvegarder; réutiliser ce contenu; offrir cet article
            contribuer; reuse this content; save; saved; save for later; save articles for later; read later; gift this article; republish this article
            kindly share this story; please share this story; please share; kindly share; listen to this page; copylink
            comparte esta noticia; comparte este artículo; comparte esta nota; comparte en; compartí esta noticia; compartí esta nota
            compartilhe esta notícia; compartilhe este artigo; comunicar erro; reportar erro; informar erro; reportar un error
            condividi questo contenuto; segnala un errore; fehler melden; später lesen; artikel verschenken; für später speichern
            отправить; сохранить; сообщить об ошибке; kaydet; simpan; salin tautan; bagikan artikel ini; paylaş
            """
        ),
        (
            .share, .filler,
            """
            facebook; twitter; x; whatsapp; linkedin; telegram; messenger; pinterest; instagram; reddit; tumblr; viber
            threads; bluesky; mastodon; tiktok; youtube; snapchat; flipboard; pocket; vkontakte; odnoklassniki; xing
            email; e mail; mail; courriel; sms; print; rss; url; lien; link; et; and; y; und; e; ou; sur; on; en; via; par
            pin; blog this; whats app; linked in; you tube; tik tok; stumble upon; we chat; google news; stumbleupon; skype; line; signal; wechat; digg; gmail; tumblr; imprimer; plus; more; más
            فيسبوك; تويتر; واتساب; لينكدإن; تيلقرام; تلغرام; ماسنجر; بينتيريست; بريد; فيس بوك; واتس اب; فايبر
            """
        ),
        (
            .comments, .only,
            """
            commentaire; commentaires; commenter; réagir; vos réactions; vos commentaires; afficher les commentaires
            voir les commentaires; lire les commentaires; laisser un commentaire; laissez un commentaire; ajouter un commentaire
            poster un commentaire; publier le commentaire; laisser une réponse; annuler la réponse; aucun commentaire
            pas de commentaire; pas encore de commentaire; réagissez; réagissez à cet article; réagir à cet article
            enregistrer un commentaire; répondre à cet article; repondre à cet article; forum; notez; notez cet article; évaluez cet article; rate this article; signaler; nouveau commentaire; donner votre avis; votre avis; комментарии; комментировать; оставить комментарий; komentarze
            dodaj komentarz; yorumlar; yorum yap; soyez le premier à commenter; soyez le premier à réagir
            chargement; chargement en cours; chargement des commentaires; tous les commentaires; répondre; votre réaction
            votre email; votre nom; votre commentaire; nom; site web; e mail; les commentaires sont fermés
            التعليقات مغلقة; los comentarios están cerrados; comentarios cerrados; kommentare geschlossen; comentários fechados
            os comentários estão fechados; commenti chiusi; i commenti sono chiusi
            commentaires fermés; connectez vous pour commenter; commentaires récents
            comment; comments; no comments; no comments yet; view comments; show comments; read comments; all comments
            leave a comment; leave a reply; cancel reply; post comment; post your comments; recent comments; there are no comments yet; post a comment; add a comment; join the conversation
            be the first to comment; comments are closed; loading; loading comments; reply; write a comment; add comment
            join the discussion; start the conversation; postings; posting; ver; voir les; lire les; see all; your name; your email; your comment; your email address; comments section; hide comments; leave your comment
            comentario; comentarios; comentar; comentar este artículo; dejá tu comentario; deja tu comentario; dejar un comentario; deja un comentario; deja una respuesta; sin comentarios
            cancelar la respuesta; cancelar respuesta; publicar comentario; cargando; ver comentarios; no hay comentarios
            sé el primero en comentar; añadir comentario; publicar el comentario
            kommentar; kommentare; kommentieren; kommentar schreiben; kommentar hinterlassen; schreibe einen kommentar; kommentar verfassen
            hinterlassen sie eine antwort; kommentare sind geschlossen; die kommentarfunktion ist geschlossen
            kommentar abschicken; kommentare anzeigen; antworten abbrechen; keine kommentare; wird geladen; lädt; laden
            hinterlasse einen kommentar; alle kommentare; hinterlassen sie einen kommentar
            comentário; comentários; deixe um comentário; deixe uma resposta; deixar um comentário; carregando; a carregar
            sem comentários; cancelar resposta; comente; publicar comentário; nenhum comentário; ver comentários
            commento; commenti; commenta; lascia un commento; lascia una risposta; annulla risposta; caricamento
            nessun commento; invia commento; pubblica commento; caricamento in corso
            reactie; reacties; laat een reactie achter; geef een reactie; reageer; laden
            تعليق; تعليقات; التعليقات; أضف تعليق; أضف تعليقا; اترك تعليقا; اترك تعليقاً; لا توجد تعليقات; لا يوجد تعليقات
            اترك ردا; اترك رداً; إلغاء الرد; جاري التحميل; تحميل; علق; كن أول من يعلق; شارك برأيك
            """
        ),
        (
            .comments, .start,
            """
            vous devez vous connecter; vous devez être connecté pour; commentaires fermés sur; comments off on; kommentare deaktiviert für
            comentarios desactivados en; veuillez saisir votre commentaire; veuillez saisir votre nom; vous avez entré une adresse
            you have entered an incorrect; votre adresse e mail ne sera pas publiée; votre adresse de messagerie ne sera pas publiée
            les champs obligatoires sont indiqués; enregistrer mon nom; vous devez être connecté; connectez vous pour
            soyez le premier à; soyez la première personne à; ce site utilise akismet
            les commentaires sont; donnez votre avis; en savoir plus sur la façon dont les données
            your email address will not be published; required fields are marked; save my name; you must be logged in
            be the first to; please enter your comment; this site uses akismet; log in to comment; sign in to comment
            learn how your comment data; comments are moderated; join the conversation in our; les articles commentaires et propos; les commentaires n engagent
            tu dirección de correo electrónico no será publicada; los campos obligatorios; guarda mi nombre; sé el primero en
            deine e mail adresse wird nicht veröffentlicht; ihre e mail adresse wird nicht; erforderliche felder sind
            meinen namen; diese website verwendet akismet
            o seu endereço de e mail não será publicado; campos obrigatórios; salvar meus dados; seja o primeiro a
            il tuo indirizzo email non sarà pubblicato; i campi obbligatori; salva il mio nome
            je e mailadres wordt niet gepubliceerd
            لن يتم نشر عنوان بريدك; الحقول الإلزامية; احفظ اسمي; يجب أن تكون مسجلا; لن يتم نشر بريدك
            """
        ),
        (
            .comments, .within,
            """
            publier les commentaires; les commentaires et les pings; les commentaires et pings; les commentaires et trackbacks; par le biais du flux rss
            both comments and pings; you can follow any responses; responses are currently closed; follow any comments here
            los comentarios y los pings; comentarios y pings; seguir las respuestas a esta entrada; seguir cualquier respuesta
            kommentare und pings; kommentare zu diesem eintrag; kommentare und trackbacks; die kommentare zu diesem eintrag
            comentários e pings; acompanhar as respostas a; commenti e ping; seguire le risposte a; متابعة الردود على هذا
            """
        ),
        (
            .newsletter, .start,
            """
            abonnez vous; inscrivez vous; s'inscrire à; s'abonner à; recevez chaque; recevez toute; recevez gratuitement
            recevez nos; recevez notre; rejoignez nous; rejoignez notre; rejoignez la; téléchargez notre; téléchargez l'application
            suivez nous; suivez notre; suivez l'actualité; suivez toute l'actualité; suivre sur google; newsletter
            la newsletter; notre newsletter; ne manquez aucune; ne ratez aucune; restez informé; restez informés; restez connecté
            soutenez nous; soutenez notre; soutenez un journalisme; soutenez le journalisme; faites un don; vous avez aimé cet article; cet article vous a plu; avez vous apprécié cet article
            pour recevoir; je m'abonne; je m'inscris; activer les notifications; recevoir les notifications
            subscribe; sign up; join our; join us on; follow us; follow our; download our; download the app; get our
            thanks for reading; thank you for reading; merci de nous lire; merci d'avoir lu; gracias por leer; danke fürs lesen
            подписывайтесь; подпишитесь; obserwuj nas; śledź nas; bizi takip; abone olun; ikuti kami
            become a member; devenez membre; become a subscriber; enjoying this; enjoyed this; upgrade to paid
            got a tip; have a tip; have a news tip; got a story; do you have a story; do you have a tip
            get the latest; get breaking; get daily; stay informed; stay updated; stay up to date; enter your email; like us on
            support our; support independent; donate to; did you like this; receive our; never miss; click here to subscribe
            click here to join; keep up with the latest; email newsletter signup; want more; make a donation; no spam; get a weekly; get regular updates; be part of the conversation
            vous avez une info; une information à nous; haben sie einen tipp; haben sie hinweise; tienes una noticia; hai una segnalazione
            suscríbete; suscríbase; suscribirse; síguenos; síganos; únete a; recibe; recibe nuestras; descarga nuestra; apúntate
            regístrate; no te pierdas; reciba
            abonnieren sie; jetzt abonnieren; folgen sie uns; folge uns; newsletter abonnieren; melden sie sich; laden sie
            zum newsletter; jetzt newsletter; nichts verpassen; unser newsletter; unterstützen sie uns; unser kostenloser newsletter; bleiben sie informiert; informiert bleiben; gib deine e mail adresse
            bitte geben sie ihre e mail adresse; fanden sie diesen artikel; wie hat ihnen dieser artikel; wir respektieren deine privatsphäre
            assine; inscreva se; siga nos; siga o; siga a; receba; subscreva; baixe o; entre no nosso; participe do
            iscriviti; abbonati; seguici; ricevi; scarica l'app; unisciti; resta aggiornato; segui
            schrijf je in; abonneer; volg ons; meld je aan; ontvang
            اشترك في; اشتركوا; تابعونا; تابعنا; تابعوا; انضم إلى; انضموا; للاشتراك; حمل تطبيق; حملوا تطبيق; سجل في
            لتصلك; للتوصل; انضم الى; تابعوا آخر; انضموا إلى; сообщите нам; читайте нас; подписаться на; следите за; присоединяйтесь
            google haberler; whatsapp kanalımıza; telegram kanalımıza; simak breaking news; dapatkan update; dapatkan berita; gabung; cek berita
            bergabung dengan; ikuti saluran; click here to; click here for; cut through the noise; log in register or subscribe to
            se sei arrivato fin qui; se siete arrivati fin qui; sostieni; sostenete; recommandez cet article; vous avez un projet
            signalez nous; found an error
            haben sie einen fehler; fehler gefunden; encontró un error; encontrou algum erro; hai trovato un errore
            """
        ),
        (
            .newsletter, .within,
            """
            recevez les; recevez l'essentiel; recevez le meilleur; notre newsletter; nos newsletters; à la newsletter; notre lettre d'information; notre chaîne whatsapp; notre chaîne telegram
            notre chaîne youtube; suivez nous sur; abonnez vous à; inscrivez vous à; téléchargez l'application; notre application mobile
            notre page facebook; dans votre boîte mail; наш telegram; telegram канал; abonnez vous sur
            our newsletter; our newsletters; follow us on; subscribe to our; our whatsapp channel; our telegram channel
            our mobile app; straight to your inbox; to your inbox; in your inbox; our free newsletter; our youtube channel
            nuestra newsletter; nuestro boletín; nuestros boletines; síguenos en; nuestro canal de whatsapp; en tu correo
            kostenlosen newsletter; unseren newsletter; unserem newsletter; folgen sie uns auf; in ihr postfach; unseren whatsapp
            nossa newsletter; nosso canal; siga nos no; siga nos nas; nossas redes; no seu e mail
            nostra newsletter; nostro canale; seguici su; nella tua casella
            onze nieuwsbrief; volg ons op
            نشرتنا البريدية; النشرة البريدية; تابعونا على; قناتنا على; صفحتنا على; تطبيقنا
            """
        ),
        (
            .copyright, .within,
            """
            sélectionnant le texte; selecting that text; selecting the text; seleccionando el texto; tous droits réservés; tous droits de reproduction; reproduction interdite; toute reproduction; droits de reproduction
            all rights reserved; may not be reproduced; may not be published broadcast
            todos los derechos reservados; derechos reservados; prohibida la reproducción; prohibida su reproducción
            alle rechte vorbehalten; todos os direitos reservados; direitos reservados; proibida a reprodução
            tutti i diritti riservati; riproduzione riservata; alle rechten voorbehouden
            جميع الحقوق محفوظة; كل الحقوق محفوظة; حقوق النشر محفوظة
            """
        ),
        (.copyright, .start, "copyright; حقوق النشر"),
        (
            .source, .start,
            "retrouvez cet article; l'article original est; lire l'article original; lire l'article complet; read the original article; read the full story; read the full article; read the rest of; leer la noticia completa; read full article; read full story; read the original; view original; click here to view original; leer la noticia original; leer el artículo original; leia a notícia original; zum originalartikel; this article was automatically; original link; lien original; enlace original; artikel asli"
        ),
        (.source, .start, "انقر هنا لقراءة; اضغط هنا لقراءة; لقراءة الخبر من مصدره"),
        (
            .source, .only,
            "our standards; our standards the thomson reuters trust principles; thomson reuters trust principles; source link; lien source"
        ),
        (
            .paywall, .only,
            "subscriber exclusive; paid; paid episode; premium; premium content; article premium; abonnés; contenu payant; plus"
        ),
        (
            .paywall, .start,
            """
            réservé aux abonnés; article réservé aux abonnés; cet article est réservé; article réservé à nos abonnés
            contenu réservé; la suite est réservée; la suite de cet article est réservée; il vous reste; déjà abonné; continuez à lire
            pour lire la suite; lire la suite; connectez vous pour lire; accédez à la suite; vous devez être abonné
            subscribers only; subscriber only; already a subscriber; to continue reading; this content is for subscribers
            this article is for subscribers; log in to read; continue reading; sign in to read
            contenido exclusivo; exclusivo para suscriptores; ya eres suscriptor; para seguir leyendo; seguir leyendo
            exklusiv für abonnenten; jetzt weiterlesen; weiterlesen mit; bereits abonnent; nur für abonnenten; weiterlesen
            conteúdo exclusivo; exclusivo para assinantes; já é assinante; continue lendo; continuar a ler
            contenuto riservato; riservato agli abbonati; già abbonato; continua a leggere
            هذا المحتوى للمشتركين; للمشتركين فقط; تابع القراءة; أكمل القراءة
            """
        ),
        (
            .navigation, .only,
            """
            aller au contenu; aller au contenu principal; passer au contenu principal; accepter; refuser; accepter et fermer; tout accepter; tout refuser; continuer sans accepter; paramétrer; faire un don; accept; decline; accept all; reject all; accept cookies; manage preferences; aceptar; rechazar; akzeptieren; ablehnen; alle akzeptieren; accetta; rifiuta; aceitar; recusar; passer au contenu; accès au contenu; menu; menu principal; recherche; rechercher; se connecter
            connexion; s'abonner; article suivant; article précédent; page suivante; page précédente; suivant; précédent
            article plus récent; article plus ancien; articles plus récents; articles plus anciens; newer post; older post; retour
            newer posts; older posts; entrada más reciente; entrada antigua; neuerer post; älterer post; postagem mais recente
            postagem mais antiga; post più recente; post più vecchio; retour à la liste; retour à l'accueil; click to comment
            accueil; fermer; ouvrir le menu; voir plus; afficher plus; plus d'articles; voir tout; agrandir l'image; zoom
            contacter la rédaction; contactez la rédaction; annonces légales; mentions légales; conditions générales d'utilisation; conditions générales de vente; politique de confidentialité; nous contacter
            charte des commentaires; qui sommes nous; plan du site; gérer les cookies; écouter l'article; écouter cet article; écouter; lecture audio; audio; vidéo; diaporama; sommaire
            privacy policy; privacy; terms of use; terms of service; terms and conditions; cookie policy; contact us; about us; site map
            proudly powered by wordpress; powered by wordpress; advertise with us; skip to content; skip to main content; search; log in; login; sign in; next article; previous article; next post
            previous post; next; previous; home; close; open menu; toggle navigation; show more; load more; see all; view all
            more for you; got it; larger text size; normal text size; very large text size; normal text size larger text size very large text size
            join our whatsapp channel; corrections and clarifications; submit a news tip; corrections and clarifications submit a news tip
            ouça este artigo; ouvir artigo; ler resumo da notícia; resumo; escucha esta noticia; escucha este artículo; ascolta l'articolo
            résumé de l'article; résumé; écouter l'info; artikel anhören; artikel hören; zusammenfassung; tim redaksi; contador; google news activer; activer
            listen to this article; listen; view gallery; play video; image; previous slide; next slide
            aviso legal; política de privacidad; política de cookies; anúnciese con nosotros; ir al contenido; saltar al contenido; buscar; iniciar sesión; inicio; artículo siguiente; artículo anterior; cerrar; ver más
            escuchar; escucha el artículo; ver todo; siguiente; anterior; cargar más
            impressum; datenschutz; datenschutzerklärung; kontakt; zurück zur liste; zum inhalt springen; zum inhalt; suche; anmelden; startseite; nächster artikel; vorheriger artikel; mehr anzeigen; vorlesen
            weiter; zurück; schließen
            ir para o conteúdo; pular para o conteúdo; início; entrar; próximo artigo; artigo anterior; fechar; ver tudo; ouvir
            vai al contenuto; cerca; accedi; articolo successivo; articolo precedente; chiudi; mostra altro; ascolta
            الرئيسية; القائمة; بحث; تسجيل الدخول; المقال التالي; المقال السابق; التالي; السابق; إغلاق; المزيد; عرض المزيد; استمع
            """
        ),
        (
            .navigation, .start,
            """
            vous avez trouvé une erreur; vous souhaitez signaler une erreur; vous avez repéré une erreur; une erreur dans cet article; the audio version of this article is
            log in register or subscribe to; add articles to your saved list; suivre la vie du site; toutes les versions de cet article; voir toutes les versions; votre navigateur ne; javascript est désactivé; activez javascript; cookies; ce site utilise des cookies
            nous utilisons des cookies; your browser does not support; javascript is disabled; please enable javascript
            this site uses cookies; we use cookies; this website uses cookies; este sitio utiliza cookies; utilizamos cookies
            diese website verwendet cookies; usamos cookies; este site usa cookies; questo sito utilizza cookie
            متصفحك لا يدعم; يستخدم هذا الموقع ملفات
            """
        ),
        (.credit, .only, "dr; d r; photo dr; ph dr"),
        (.separator, .only, "fin; the end; fin de l'article"),
        (.share, .within, "save articles for later; articles to your saved list"),
        (.newsletter, .within, "email protected"),
        (
            .newsletter, .only,
            "votre adresse e mail; votre adresse email; s'inscrire; sign up; je m'inscris; je m'abonne; tu correo electrónico; anmelden"
        ),
        (.blurb, .start, "dieses thema im programm; über dieses thema berichtete"),
        (
            .byline, .within,
            """
            contributed to this report; contributed to this story; contributed to this article; contributed reporting
            ont contribué à cet article; a contribué à cet article; contribuyó a este reportaje; contribuyeron a este
            ha contribuito a questo; ont contribué à ce reportage; a contribué à ce reportage
            """
        ),
        (
            .blurb, .start,
            "about the author; à propos de l'auteur; sobre el autor; über den autor; sobre o autor; sull'autore; allafrica publishes"
        ),
        (
            .copyright, .start,
            "les articles commentaires et propos; les commentaires et propos; reprinted with permission; copyright"
        ),
        (
            .credit, .start,
            """
            photo d'illustration; photo illustration; image d'illustration; photo d'archives; photo d'archive; image d'archives
            photo prétexte; photo by; photograph by; abbildung; crédit; crédits; crédit photo; crédits photo; crédit photos; crédits photos; photo; photos; photo credit
            image credit; image; images; image source; picture; photograph; getty images; file photo; foto; fotos; imagen; bild
            bildquelle; symbolbild; archivbild; crédito; créditos; foto de archivo; foto di; immagine; légende; caption
            d.r.; source photo; source image; visuel; illustration; ph; d r; dr; صورة; الصورة; صور; تصوير; مصدر الصورة
            """
        ),
    ]
}
