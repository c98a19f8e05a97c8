package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.opening.BidSecurityQueries;
import org.muwahhad.organisation.supplier.ExpiringCertificateQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.BidderMaskQueries;

/**
 * The bidders of an examination as its reader may see them: with their names, or as A, B, C in the
 * order of the letters.
 */
@Singleton
public class BidderNames {
  private static final Bilingual UNNAMED = new Bilingual("مقدّم عرض", "Bidder");
  private final EvaluationQueries queries;
  private final BidderMaskQueries masks;
  private final ExpiringCertificateQueries certificates;
  private final BidSecurityQueries securities;

  BidderNames(
      EvaluationQueries queries,
      BidderMaskQueries masks,
      ExpiringCertificateQueries certificates,
      BidSecurityQueries securities) {
    this.queries = queries;
    this.masks = masks;
    this.certificates = certificates;
    this.securities = securities;
  }

  /** Whether the reader sees letters. */
  public boolean areMasked(Actor actor, long tenderId) {
    return masks.isMaskedTo(tenderId, actor.personId());
  }

  /** The bids of the examination under way, or of the last one. */
  public List<EvaluationQueries.Bidder> list(Actor actor, long tenderId) {
    return list(actor, tenderId, queries.examination(tenderId));
  }

  public List<EvaluationQueries.Bidder> list(Actor actor, long tenderId, int examination) {
    List<EvaluationQueries.Bidder> bidders = queries.listBidders(tenderId, examination);
    if (!areMasked(actor, tenderId)) {
      return bidders;
    }
    Map<Long, BidderMaskQueries.Mask> byBid =
        masks.list(tenderId).stream()
            .collect(Collectors.toMap(BidderMaskQueries.Mask::bidId, Function.identity()));
    return bidders.stream()
        .map(b -> masked(b, Optional.ofNullable(byBid.get(b.bidId()))))
        .sorted(
            Comparator.comparing((EvaluationQueries.Bidder b) -> b.registrationNumber().length())
                .thenComparing(EvaluationQueries.Bidder::registrationNumber))
        .toList();
  }

  /** Certificates of the bidders that have expired, without the name where it is masked. */
  public List<ExpiringCertificateQueries.Certificate> expired(Actor actor, long tenderId) {
    List<ExpiringCertificateQueries.Certificate> expired = certificates.listExpiredIn(tenderId);
    if (!areMasked(actor, tenderId)) {
      return expired;
    }
    Map<Long, Bilingual> names =
        masks.list(tenderId).stream()
            .collect(
                Collectors.toMap(BidderMaskQueries.Mask::supplierId, BidderMaskQueries.Mask::name));
    return expired.stream()
        .map(
            c -> {
              Bilingual name = names.getOrDefault(c.supplierId(), UNNAMED);
              return new ExpiringCertificateQueries.Certificate(
                  c.id(), 0, name, c.kind(), c.expiresOn(), c.daysLeft());
            })
        .sorted(Comparator.comparing(c -> c.name().en()))
        .toList();
  }

  /** What is found of the bid securities, of those that would fail the check. */
  public List<SecurityNote> securities(List<EvaluationQueries.Bidder> shown, long tenderId) {
    Map<Long, Bilingual> names =
        shown.stream()
            .collect(
                Collectors.toMap(EvaluationQueries.Bidder::bidId, EvaluationQueries.Bidder::name));
    return securities.listOf(tenderId).stream()
        .filter(s -> s.finding().isFault() && names.containsKey(s.bidId()))
        .map(s -> new SecurityNote(names.getOrDefault(s.bidId(), UNNAMED), s.finding()))
        .sorted(Comparator.comparing(n -> n.bidder().en()))
        .toList();
  }

  private static EvaluationQueries.Bidder masked(
      EvaluationQueries.Bidder bidder, Optional<BidderMaskQueries.Mask> mask) {
    Bilingual name = mask.map(BidderMaskQueries.Mask::name).orElse(UNNAMED);
    return new EvaluationQueries.Bidder(
        bidder.bidId(),
        0,
        mask.map(BidderMaskQueries.Mask::letter).orElse("?"),
        name,
        "",
        bidder.compliant());
  }
}
