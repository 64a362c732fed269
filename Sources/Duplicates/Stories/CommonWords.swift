/// Words too common to tell what a text is about, in the languages most of the news is in.
enum CommonWords {
    static func contains(_ word: UInt64) -> Bool { words.contains(word) }

    /// To be asked of many words at once.
    static let words = WordSet(
        FoldedText(
            """
            le la les un une des de du et est en au aux dans que qui pour pas sur avec ce cette ces son sa ses leur
            leurs il elle ils elles on nous vous par plus ne se qu été être avoir fait comme mais ou où si tout tous
            toute toutes même aussi après avant entre sans sous dont cet ainsi selon ont sont était
            the of and to in is that for it was on are with as he his be by at this have from which had an or not but
            they she her has its will been were who would their said more when there what about also one two can could
            after than into other some new if out up all no over so you we our my me do did just
            der die das und ist in den dem des ein eine einen einem einer nicht mit auf für von zu im am bei nach auch
            sich als wie aus hat haben war sind wird werden es er sie wir ich noch über nur oder aber um bis vor durch
            el los las una del y que por con para no es su sus lo al como más pero sus este esta entre cuando muy sin
            sobre también ha han fue era son ser hasta desde nos donde ya todo
            il lo gli di che è per una non con del della dei delle nel nella alla al dal sono ha hanno più anche come
            ma si da su questo questa era stato
            o os as do da dos das em um uma para com não por mais ao na no nas nos que se foi como mas ele ela são tem
            het een van en de dat die te zijn met voor niet op aan ook er bij om als maar naar door heeft hij wordt
            في من على إلى عن أن التي الذي هذا هذه مع ما لا كان كما بعد قبل بين أو ثم قد لم كل ذلك حيث عند خلال
            и в не на что с по как это из за от для но его к у был она они мы
            """
        ).words
    )
}
