package org.muwahhad.award;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Review;

/** What is read before an act on the awards of a tender: each lot, its supplier and its price. */
public final class AwardReview {
  private static final List<String> PRICED =
      List.of("award.lot", "award.supplier", "award.review-price");

  private AwardReview() {}

  /** Begins the review with the awards of a tender that stand. */
  public static Review of(ViewAwards.TenderAwardsView awards, String actKey, String back) {
    return begun(awards, awards.live(), actKey, back)
        .sheet(
            awards.isDecided() ? "award.by-lot" : "award.by-lot-recommended",
            PRICED,
            awards.live().stream().map(AwardReview::priced).toList());
  }

  /**
   * Begins the review of a recommendation as it was just recorded: beside each bid its rank, and
   * the reason where it is not the first.
   */
  public static Review ofRecommendation(ViewAwards.TenderAwardsView awards, String back) {
    return begun(awards, awards.live(), "award.recommend", back)
        .sheet(
            "award.by-lot-recommended",
            List.of(
                "award.lot",
                "award.supplier",
                "award.review-price",
                "award.scenario.rank",
                "award.why"),
            awards.live().stream().map(AwardReview::ranked).toList());
  }

  /**
   * Begins the review of awards as they were just put into force: only these and their sum, and
   * apart from them the lots that wait.
   *
   * @param before the awards that were in force already
   */
  static Review ofConfirmation(ViewAwards.TenderAwardsView awards, Set<Long> before, String back) {
    List<AwardQueries.Award> now =
        awards.live().stream()
            .filter(a -> a.state() == AwardStatus.ACTIVE && !before.contains(a.id()))
            .toList();
    List<List<Object>> waiting =
        awards.live().stream()
            .filter(a -> a.state() == AwardStatus.PENDING)
            .map(
                a ->
                    List.<Object>of(
                        lot(a),
                        a.supplier(),
                        Review.Wording.of(
                            a.suspended() ? "award.suspended-hint" : "award.review-waits-for")))
            .toList();
    return begun(awards, now, "award.confirm", back)
        .sheet("award.review-in-force", PRICED, now.stream().map(AwardReview::priced).toList())
        .sheet(
            "award.review-waiting", List.of("award.lot", "award.supplier", "award.why"), waiting);
  }

  private static Review begun(
      ViewAwards.TenderAwardsView awards,
      List<AwardQueries.Award> summed,
      String actKey,
      String back) {
    return Review.of(actKey, back)
        .fact("tender.number", awards.tender().number())
        .fact("tender.title", awards.tender().title())
        .fact(
            "award.review-sum",
            summed.stream().map(AwardQueries.Award::converted).reduce(Money::plus).orElse(null));
  }

  private static Review.Wording lot(AwardQueries.Award award) {
    return Review.Wording.of("award.scenario.lot-of", award.lotNumber(), award.lotTitle());
  }

  private static List<Object> priced(AwardQueries.Award award) {
    return List.of(lot(award), award.supplier(), award.price());
  }

  private static List<Object> ranked(AwardQueries.Award award) {
    List<Object> cells = new ArrayList<>(priced(award));
    Integer rank = award.rankPosition();
    cells.add(rank == null ? "–" : rank);
    cells.add(award.reason().isBlank() ? Review.Wording.of("award.first-in-rank") : award.reason());
    return cells;
  }
}
