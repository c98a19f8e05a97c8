package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.amendment.AmendmentFile;
import org.muwahhad.tender.amendment.AmendmentQueries;

/** What a bidder sees before it confirms its bid: the amendments, and whether it has to. */
@Singleton
public class ViewBidConfirmation {
  private final TenderQueries tenders;
  private final AmendmentQueries amendments;
  private final Confirmations confirmations;
  private final BidGate gate;

  ViewBidConfirmation(
      BidGate gate,
      TenderQueries tenders,
      AmendmentQueries amendments,
      Confirmations confirmations) {
    this.gate = gate;
    this.tenders = tenders;
    this.amendments = amendments;
    this.confirmations = confirmations;
  }

  /**
   * The amendments of a tender for its bidder.
   *
   * @param due number of the amendment after which the bid is to be confirmed; null when it need
   *     not be
   * @param days that bidders keep after an amendment, by the tender's rule
   */
  public record ConfirmationView(
      TenderQueries.Tender tender,
      @Nullable Integer due,
      int days,
      List<AmendmentFile> amendments) {}

  @Transactional
  ConfirmationView get(Actor actor, long tenderId) {
    long supplier = gate.supplierOf(actor);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    if (tender.publishedAt() == null) {
      throw new Refusal.NotFound("tender " + tenderId);
    }
    return new ConfirmationView(
        tender.asTold(),
        due(tenderId, supplier).orElse(null),
        tenders
            .findRule(tenderId, TenderRule.AMENDMENT_EXTENSION_DAYS)
            .map(BigDecimal::intValue)
            .orElse(0),
        AmendmentFile.published(amendments, tenderId));
  }

  /** Number of the amendment after which a supplier has to confirm its bid. */
  Optional<Integer> due(long tenderId, long supplierId) {
    return confirmations
        .findDue(tenderId, supplierId)
        .map(Confirmations.ConfirmationDue::amendment);
  }
}
