import Duplicates

/// Texts to judge, and streams of them.
enum Telling {
    static let harbour = """
        Le port de Tanger Med a battu en octobre son record de trafic, annonce l’autorité portuaire. Plus de neuf cent mille \
        conteneurs ont été manutentionnés au cours du mois, soit une hausse de douze pour cent sur un an.

        « Nos équipes ont absorbé l’essentiel des détournements venus de la mer Rouge », explique la directrice des \
        opérations, Samira Belkadi, qui salue la mobilisation des dockers et des pilotes. Deux nouvelles grues doivent être \
        livrées avant l’été.

        Les compagnies maritimes réclament toutefois un allègement des contrôles, jugés trop lents aux heures de pointe. \
        Une réunion est prévue jeudi avec l’administration des douanes pour examiner un guichet unique.

        L’extension du quai nord, dont le chantier a débuté au printemps, portera la capacité annuelle à onze millions de \
        boîtes. Les syndicats attendent des engagements écrits sur les embauches.
        """

    static let harvest = """
        La récolte d’olives s’annonce maigre dans la province de Kelaa, où trois années de sécheresse ont épuisé les nappes. \
        Les coopératives estiment la baisse à près de la moitié d’une campagne ordinaire.

        Dans le douar de Bouya, Hassan Mernissi a renoncé à embaucher des cueilleurs. « Ma famille suffira », soupire \
        l’agriculteur devant ses arbres centenaires. Le prix de l’huile, lui, a doublé en deux ans sur les marchés.

        Le ministère promet des subventions pour l’irrigation au goutte-à-goutte et la distribution de jeunes plants \
        résistants. Les associations de consommateurs demandent un plafonnement temporaire des marges.
        """

    static func item(
        _ source: String,
        _ title: String?,
        _ text: String,
        address: String? = nil,
        day: Double = 0
    ) -> StreamJudge.Item {
        StreamJudge.Item(
            source: source,
            address: address,
            title: title,
            text: text,
            contentKey: FoldedArticle(title: title, text: text).contentKey,
            published: 1_760_000_000 + day * 86_400
        )
    }

    static func findings(_ items: [StreamJudge.Item]) -> [StreamJudge.Finding] {
        var judge = StreamJudge()
        return items.map { judge.judge($0) }
    }

    /// What the last of the items is.
    static func verdict(_ items: StreamJudge.Item...) -> StreamJudge.Finding.Verdict? {
        findings(items).last?.verdict
    }
}
