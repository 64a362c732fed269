extension MarkPhrases {
    /// What walls, offers and pages of errors say, in French, English, Spanish, German, Portuguese, Italian and Arabic.
    static let pages = MarkPhrases([
        (.paywall, paywall), (.remainder, remainder), (.subscriber, subscriber), (.consent, consent),
        (.missing, missing),
        (.challenge, challenge),
    ])

    /// Words of the matter of consent, each alone.
    static let consentWords: Set<UInt64> = Set(
        PageWords.words(
            """
            cookie cookies traceurs traceur consentement consentir consent partenaires partners confidentialité privacy
            personnalisés personnalisées personalised personalized terminal audience finalités purposes identifiants
            identifiers einwilligung zustimmung zustimmen datenschutz datenschutzerklärung endgerät tracking partnern
            consentimiento privacidad socios dispositivo finalidades consentimento privacidade parceiros
            consenso finalità dispositivo partner الارتباط خصوصيتك الخصوصية شركاؤنا موافقتك publicités annunci anuncios
            """
        )
    )

    private static let paywall = """
        la suite est réservée aux abonnés; la suite de cet article est réservée; la suite de l'article est réservée;
        cet article est réservé; cet article est exclusivement réservé; contenu réservé aux abonnés; article réservé aux abonnés;
        la lecture de ce contenu est réservée; la lecture de cet article est réservée; réservé à nos abonnés;
        pour lire la suite; pour lire l'intégralité; pour accéder à l'intégralité; abonnez-vous pour lire;
        abonnez-vous pour continuer; abonnez-vous pour accéder; connectez-vous pour lire; connectez-vous pour continuer;
        continuez votre lecture; poursuivez votre lecture; débloquez cet article; débloquer cet article;
        il vous reste * articles gratuits;
        subscribe to continue; subscribe to read; subscribe to keep reading; subscribe now to continue; to continue reading;
        continue reading with; continue reading by; keep reading with; keep reading for; to read the full;
        to read the rest; to keep reading; this article is for subscribers; this article is only available to;
        this article is reserved; this article is available to subscribers; this content is for subscribers;
        this content is only available to; this story is for subscribers; this story is available exclusively;
        exclusively for subscribers; exclusive to subscribers; available to subscribers only; for subscribers only;
        only for subscribers; unlock this article; unlock the full; sign in to continue reading; log in to continue reading;
        sign in to read; log in to read; register to continue reading; register to read; create a free account to continue;
        you ve reached your limit; you have reached your limit; you ve read your last free; you have read your last free;
        you have * free articles; become a member to read; join to read;
        contenido exclusivo para suscriptores; artículo exclusivo para suscriptores; exclusivo para suscriptores;
        solo para suscriptores; sólo para suscriptores; este artículo es solo para; este contenido es exclusivo;
        este contenido es solo para; para seguir leyendo; para continuar leyendo; suscríbete para seguir; suscríbete para leer;
        suscríbase para seguir; suscríbase para leer; inicia sesión para seguir leyendo; regístrate para seguir leyendo;
        has alcanzado el límite de artículos;
        jetzt weiterlesen; um weiterzulesen; um den artikel weiterzulesen; diesen artikel weiterlesen; den artikel weiterlesen;
        um diesen artikel zu lesen; dieser artikel ist für abonnenten; dieser artikel ist exklusiv; dieser artikel ist nur für;
        dieser inhalt ist exklusiv; dieser inhalt ist nur für; dieser beitrag ist exklusiv; exklusiv für abonnenten;
        exklusiv für abonnentinnen; nur für abonnenten; nur für abonnentinnen; mit einem abo weiterlesen; weiterlesen mit;
        lesen sie weiter mit; lesen sie diesen artikel mit; alle artikel lesen mit; wie es weitergeht lesen sie mit;
        conteúdo exclusivo para assinantes; artigo exclusivo para assinantes; exclusivo para assinantes;
        apenas para assinantes; só para assinantes; este artigo é exclusivo; este conteúdo é exclusivo; para continuar a ler;
        para continuar lendo; para ler na íntegra; assine para ler; assine para continuar; já atingiu o limite de artigos;
        contenuto riservato agli abbonati; articolo riservato agli abbonati; riservato agli abbonati; solo per gli abbonati;
        questo articolo è riservato; questo contenuto è riservato; per continuare a leggere; per leggere l'articolo completo;
        abbonati per leggere; abbonati per continuare; continua a leggere con; accedi per continuare a leggere;
        هذا المحتوى متاح للمشتركين; هذا المقال متاح للمشتركين; هذا المحتوى مخصص للمشتركين; هذا المقال مخصص للمشتركين;
        هذا المقال حصري; محتوى حصري للمشتركين; للمشتركين فقط; اشترك لمتابعة القراءة; اشترك لقراءة; لمتابعة القراءة;
        لمواصلة القراءة; سجل الدخول لمتابعة; سجل دخولك لمتابعة; لقراءة المقال كاملا
        """

    private static let remainder = """
        il vous reste * de cet article; il vous reste * à lire; il vous reste * à découvrir; il vous reste * de l'article;
        il reste * de cet article; il reste * de l'article; il reste * à lire;
        you have * of this article left; * of this article remains; te queda * de este artículo; te queda * por leer;
        te queda un * por leer; sie haben * des artikels gelesen; noch * des artikels; restam * deste artigo;
        ti resta * dell'articolo; ti rimane * da leggere; تبقى لك * من هذا المقال
        """

    private static let subscriber = """
        déjà abonné; vous êtes abonné; already a subscriber; already subscribed; already a member; have an account;
        ya eres suscriptor; ya soy suscriptor; eres suscriptor; ya estás suscrito; bereits abonnent; sie sind bereits;
        sie haben bereits; wählen sie ihren zugang; já é assinante; já sou assinante; sei già abbonato; hai già un abbonamento;
        مشترك بالفعل; هل أنت مشترك; لديك اشتراك
        """

    private static let consent = """
        nous et nos partenaires; nos partenaires et nous; avec nos partenaires; nous utilisons des cookies;
        nous respectons votre vie privée; le respect de votre vie privée; accepter et continuer; continuer sans accepter;
        tout accepter; tout refuser; accepter les cookies; paramétrer les cookies; en cliquant sur accepter; gérer mes choix;
        avant de continuer; avec votre accord; vos choix en matière de cookies;
        we and our partners; our partners and we; together with our partners; we value your privacy; we care about your privacy;
        we use cookies; this site uses cookies; before you continue to; accept all; accept cookies; reject all;
        by clicking accept; by clicking i accept; manage your preferences; your privacy choices; we need your consent;
        wir und unsere partner; wir verwenden cookies; wir nutzen cookies; wir setzen cookies; alle akzeptieren; alle ablehnen;
        mit werbung weiterlesen; weiter mit werbung; mit werbung lesen; zustimmen und weiter; akzeptieren und weiter;
        bevor sie fortfahren; bevor sie zu; wir benötigen ihre zustimmung; wir brauchen ihre zustimmung;
        wir benötigen ihre einwilligung; wir schätzen ihre privatsphäre;
        nosotros y nuestros socios; nosotros y nuestros partners; utilizamos cookies; usamos cookies; aceptar todo;
        aceptar y continuar; aceptar todas las cookies; rechazar todo; valoramos tu privacidad; valoramos su privacidad;
        nos importa tu privacidad; respetamos tu privacidad; antes de continuar a;
        nós e os nossos parceiros; nós e nossos parceiros; os nossos parceiros e nós; aceitar tudo; aceitar e continuar;
        rejeitar tudo; valorizamos a sua privacidade; valorizamos sua privacidade; antes de continuar para;
        noi e i nostri partner; noi e i nostri * partner; utilizziamo i cookie; usiamo i cookie; utilizziamo cookie;
        accetta tutto; accetta e continua; rifiuta tutto; continua senza accettare; teniamo alla tua privacy;
        rispettiamo la tua privacy; prima di continuare;
        نحن وشركاؤنا; نستخدم ملفات تعريف الارتباط; يستخدم هذا الموقع ملفات تعريف الارتباط; قبول الكل; رفض الكل;
        نحن نهتم بخصوصيتك; نحترم خصوصيتك; قبل المتابعة
        """

    private static let missing = """
        error 404; erreur 404; fehler 404; errore 404; erro 404; 404 error; 404 not found; 404 page; page 404; خطأ 404;
        page not found; page cannot be found; page can t be found; page could not be found; page you requested;
        page you are looking for; page you re looking for; page doesn t exist; page does not exist; this page is gone;
        page isn t available; page is no longer available; article is no longer available; story is no longer available;
        content is no longer available; article not found; content not found; story not found; we can t find that page;
        we couldn t find; sorry we can t find;
        page introuvable; page non trouvée; page n'a pas été trouvée; page est introuvable; page n'existe pas;
        page n'existe plus; page que vous cherchez; page que vous recherchez; page que vous avez demandée; page demandée;
        cette page n'est plus disponible; cet article n'est plus disponible; ce contenu n'est plus disponible;
        article introuvable; contenu introuvable; cet article n'existe;
        seite nicht gefunden; seite wurde nicht gefunden; seite konnte nicht gefunden; seite existiert nicht; gesuchte seite;
        angeforderte seite; seite ist nicht mehr verfügbar; artikel ist nicht mehr verfügbar; artikel nicht gefunden;
        inhalt ist nicht mehr verfügbar; inhalt wurde nicht gefunden;
        página no encontrada; página no existe; página que buscas; página que busca; página solicitada;
        página no está disponible; página ya no está disponible; no se encuentra la página; no se ha encontrado la página;
        no hemos encontrado la página; artículo no encontrado; contenido no encontrado; contenido ya no está disponible;
        artículo ya no está disponible;
        página não encontrada; página não existe; página que procura; página que você procura; página solicitada não;
        página não está disponível; não encontramos a página; artigo não encontrado; conteúdo não encontrado;
        conteúdo já não está disponível; conteúdo não está mais disponível;
        pagina non trovata; pagina non esiste; pagina che stai cercando; pagina cercata; pagina richiesta;
        pagina non è disponibile; pagina non è più disponibile; articolo non trovato; contenuto non trovato;
        articolo non è più disponibile; contenuto non è più disponibile;
        الصفحة غير موجودة; الصفحة المطلوبة; الصفحة التي تبحث عنها; لم يتم العثور على الصفحة; لم يتم العثور على المقال;
        هذه الصفحة غير متوفرة; هذا المحتوى لم يعد متاحا; هذا المحتوى غير متوفر; صفحة غير موجودة
        """

    private static let challenge = """
        just a moment; checking your browser; checking if the site connection is secure; verify you are human;
        verify that you are human; verify you re human; verify that you are not a robot; verifying you are human;
        are you a robot; you are a robot; you are not a robot; you re not a robot; i m not a robot; are you human;
        pardon our interruption; attention required; access to this page has been denied; please enable js;
        please enable javascript and cookies; enable javascript and cookies to continue; unusual traffic from your;
        unusual activity from your; complete the captcha; solve the captcha; complete the security check;
        needs to review the security of your connection; ddos protection by; making sure you re not a bot;
        sorry you have been blocked; you have been blocked;
        un instant; vérification de votre navigateur; vérifiez que vous êtes humain; vérifier que vous êtes humain;
        vérifier que vous n'êtes pas un robot; êtes-vous un robot; vous n'êtes pas un robot; je ne suis pas un robot;
        confirmez que vous êtes humain; confirmer que vous êtes humain; activer javascript et les cookies;
        nur einen moment; einen moment bitte; ihr browser wird überprüft; bestätigen sie dass sie ein mensch;
        bestätigen sie dass sie kein roboter; sind sie ein roboter; ich bin kein roboter; sie kein roboter sind;
        un momento; comprobando su navegador; verifica que eres humano; verifique que es humano; verificar que eres humano;
        eres un robot; no soy un robot; no eres un robot; confirma que eres humano;
        um momento; verificando seu navegador; verifique que é humano; verifique se você é humano; confirme que é humano;
        não sou um robô; não é um robô; você é um robô;
        verifica di essere umano; verifica che sei umano; stiamo verificando il tuo browser; non sono un robot;
        non sei un robot; sei un robot; conferma di essere umano;
        لحظة من فضلك; مجرد لحظة; التحقق من أنك إنسان; تحقق من أنك إنسان; أنا لست روبوت; لست برنامج روبوت; هل أنت روبوت;
        جار التحقق من متصفحك
        """
}
