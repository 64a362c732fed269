extension NameTable {
    /// The words that publishers name the parts of their pages by.
    static let pages = NameTable([
        (
            .share,
            """
            share shares sharing sharer sharebar shareaholic addtoany sharethis addthis social socials sociable partager partage follow
            feedback print printbutton jp sd rating ratings vote poll like
            """
        ),
        (
            .related,
            """
            related relateds recommend recommended recommendation recommendations recirc recirculation trending popular mostread
            mostpopular teaser teasers readmore more seealso taboola outbrain plista ligatus aktuell meistgelesen weiterlesen mehr
            verwandte relacionadas relacionados relacionada lire aussi read+more read+next read+also see+also you+may up+next
            next+article next+post next+story previous+article previous+post previous+story prev+article prev+post jp+relatedposts
            inline+link inline+related
            """
        ),
        (
            .appeal,
            """
            newsletter newsletters promo promos promotion signup donate donation crowdfunding login register registration livre
            call+to sign+up inline+promo cta+card signup+card
            """
        ),
        (
            .ad,
            """
            advert adverts advertisement advertising advertisment ad ads adslot adunit dfp gpt sponsor sponsored sponsors criteo pub
            publicite anzeige werbung publicidad anuncio partner partners
            """
        ),
        (
            .comments,
            "comment comments commentlist disqus respond reply replies discussion discussions kommentare kommentar commentaires comentarios"
        ),
        (
            .navigation,
            """
            breadcrumb breadcrumbs nav navi navigation navbar menu masthead pagination pager toolbar toc tableofcontents skip+link
            back+to
            """
        ),
        (.paywall, "paywall piano subscribe subscription subscriptions abo abonnement abonnez"),
        (
            .byline,
            """
            byline bylines author authors autor auteur writer contributor contributors bio biography biographie profile aboutauthor
            about+author
            """
        ),
        (.date, "timestamp dateline pubdate"),
        (.tags, "tags taglist tag topics keywords etiquetas post+tags entry+tags"),
        (.caption, "caption captions credit credits legend legende figcaption"),
        (
            .widget,
            "gallery carousel slideshow slider swiper widget widgets outils tools cookie cookies consent gdpr popup modal lightbox"
        ),
        (.hidden, "hidden hide visuallyhidden invisible screenreader noprint"),
        (.box, "recipe infobox factbox wpcnt"),
        (.pullQuote, "pull+quote pullquote pullout"),
        (
            .kicker,
            "kicker eyebrow surtitre dachzeile overline roofline topline spitzmarke antetitulo occhiello sopratitolo"
        ),
        (
            .margin,
            """
            sidebar footer copyright disclaimer post+nav post+meta post+footer entry+meta entry+footer entry+utility article+meta
            article+footer article+tools article+info
            """
        ),
        (
            .media,
            "video videos player videoplayer jwplayer mediaembed embed audio podcast photo photos picture image images picbox bild foto fotos media"
        ),
        (
            .aside,
            "box infobox factbox information factsheet faktenbox kasten encadre encart bullet+points highlights keypoints key+points expandable accordion bottom aside quiz umfrage"
        ),
        (
            .dated,
            "date datum fecha data published pubdate posted publish publishdate timestamp dateline time datetime pubtime timedata"
        ),
        (.spoken, "sr+only screen+reader visually+hidden visuallyhidden screenreader tooltip vh"),
        (
            .surelyDeck,
            "deck chapo chapeau standfirst dek entradilla bajada perex unterzeile sapo subheadline sottotitolo"
        ),
        (
            .deck,
            """
            standfirst subtitle subheadline subhead subheading dek deck chapo chapeau lead lede intro introduction excerpt summary
            sub+headline sub+title post+sub abstract teaser perex entradilla bajada vorspann unterzeile sommario ingress sumario description descripcion sapo
            """
        ),
        (
            .body,
            """
            articlebody articlecontent articletext article+body article+content article+text article+copy article+main bodytext
            body+text bodycopy body+copy bodycontent body+content entrycontent entry+content postcontent post+content postbody post+body
            posttext post+text post+entry post+article storybody story+body storycontent story+content storytext story+text content+body
            contentbody content+article content+text newscontent news+content newstext news+text news+body newsbody news+detail
            newsdetail art+content art+text art+body textcontent text+content blog+content blog+post blog+body single+content maintext
            main+text node+body name+body block+post texte+article corps+article article+texte content+blog
            """
        ),
    ])
}
