//! What a way of scoring prices is prone to, said before it is published.

named! {
    /// What a way of scoring is prone to.
    Trap {
        DependsOnOthers "depends_on_others" "A tender's points depend on the other tenders: taking a loser away, or a late withdrawal, can change who wins";
        LowOutlierSqueezes "low_outlier_squeezes" "One very low price squeezes the points of all others together";
        NotLinear "not_linear" "A pound saved on a high price earns fewer points than a pound saved on a low one";
        NothingAtTwice "nothing_at_twice" "A price of twice the lowest or more gets nothing, however good the rest";
        HighDummyDistorts "high_dummy_distorts" "One very high price, meant or not, gives all others more points and lets them lie closer";
        OutlierMovesMean "outlier_moves_mean" "Very high or low prices move the mean that all are measured by";
        LowestNotFull "lowest_not_full" "The lowest price may not get all points";
        CheapIsPunished "cheap_is_punished" "A valid cheap tender gets fewer points than a dearer one nearer the mean: say why that is value for money";
        CanBeManipulated "can_be_manipulated" "Tenderers who know each other can move the average";
        FixedTradeOff "fixed_trade_off" "Quality and price trade at a rate nobody chose: set a least quality";
        QualityOfNothing "quality_of_nothing" "A quality of nothing has no price per point";
        NeedsGoodBenchmark "needs_good_benchmark" "The published prices decide the spread of points: base them on evidence";
        CliffEdge "cliff_edge" "A tender one point under the mark is out, and quality above the mark counts for nothing";
        PriceCountsNothing "price_counts_nothing" "No tender gains by a lower price: publish the fixed price";
    }
}
