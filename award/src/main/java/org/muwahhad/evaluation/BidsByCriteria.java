package org.muwahhad.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;

/**
 * The cells that an evaluator fills in: bids by criteria.
 *
 * @param bids in the order shown
 * @param criteria in the order shown
 */
public record BidsByCriteria(
    List<EvaluationQueries.Bidder> bids, List<TenderQueries.Criterion> criteria) {

  /** One bid and one criterion. */
  public record CriterionCell(long bidId, long criterionId) {}

  public static BidsByCriteria of(
      List<EvaluationQueries.Bidder> bids, List<TenderQueries.Criterion> all, CriterionKind kind) {
    return new BidsByCriteria(bids, all.stream().filter(c -> c.kind() == kind).toList());
  }

  /** All cells, criterion by criterion. */
  public List<CriterionCell> cells() {
    return criteria.stream()
        .flatMap(c -> bids.stream().map(b -> new CriterionCell(b.bidId(), c.id())))
        .toList();
  }

  /** Notes every given cell that is not of this grid, or is given twice. */
  public void check(Faults faults, String list, List<CriterionCell> given) {
    Set<Long> bidIds =
        bids.stream().map(EvaluationQueries.Bidder::bidId).collect(Collectors.toSet());
    Set<Long> criterionIds =
        criteria.stream().map(TenderQueries.Criterion::id).collect(Collectors.toSet());
    Set<CriterionCell> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      String path = list + "[" + i + "]";
      CriterionCell cell = given.get(i);
      faults
          .check(bidIds.contains(cell.bidId()), path + ".bidId", "evaluation.unknown-bid")
          .check(
              criterionIds.contains(cell.criterionId()),
              path + ".criterionId",
              "evaluation.unknown-criterion")
          .check(seen.add(cell), path + ".criterionId", "evaluation.given-twice");
    }
  }
}
