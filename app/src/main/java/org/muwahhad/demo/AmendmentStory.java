package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.framework.amendment.AgreementChange;
import org.muwahhad.framework.amendment.AmendmentProposal;
import org.muwahhad.framework.amendment.DeclineAmendment;
import org.muwahhad.framework.amendment.OfferAmendment;
import org.muwahhad.framework.amendment.SignAmendment;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.shared.Rounding;

/**
 * Amendments of the agreements of the tender awarded last. The price of an item falls from a later
 * day on, as both sides have signed; a renewal waits for the supplier; prices by an index wait for
 * the central purchasing body; and the supplier has declined more of an item.
 */
@Singleton
class AmendmentStory {
  private static final Duration SINCE_LOWER_PRICE = Duration.ofDays(6);
  private static final Duration SINCE_SIGNATURE = Duration.ofDays(5);
  private static final Duration SINCE_QUANTITY = Duration.ofDays(8);
  private static final Duration SINCE_DECLINED = Duration.ofDays(7);
  private static final Duration SINCE_RENEWAL = Duration.ofDays(3);
  private static final Duration SINCE_INDEX = Duration.ofDays(2);
  private static final int DAYS_AHEAD = 20;
  private static final int REVIEW_MONTHS = 6;
  private static final BigDecimal LOWER = new BigDecimal("0.97");
  private final OfferAmendment offerAmendment;
  private final SignAmendment signAmendment;
  private final DeclineAmendment declineAmendment;
  private final Actors actors;
  private final JdbcOperations jdbc;

  AmendmentStory(
      OfferAmendment offerAmendment,
      SignAmendment signAmendment,
      DeclineAmendment declineAmendment,
      Actors actors,
      JdbcOperations jdbc) {
    this.offerAmendment = offerAmendment;
    this.signAmendment = signAmendment;
    this.declineAmendment = declineAmendment;
    this.actors = actors;
    this.jdbc = jdbc;
  }

  /**
   * An agreement with its first item, an entity with a balance of it and a person of its supplier.
   *
   * @param more units that the dossier lets an amendment add
   */
  private record AmendedAgreement(
      long id,
      LocalDate startsOn,
      LocalDate endsOn,
      long supplierPerson,
      long lotItemId,
      BigDecimal unitPrice,
      String currency,
      long entityId,
      BigDecimal more) {}

  void enter(
      DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> numbers, Instant now) {
    List<DemoTender> awarded =
        plan.tenders().stream().filter(t -> t.dates().awardedAt() != null).toList();
    DemoTender last = awarded.get(awarded.size() - 1);
    Actor buyer = cast.person(last.preparedBy());
    List<Long> declined = new ArrayList<>();
    List<Long> lower = new ArrayList<>();
    timetable.add(
        now.minus(SINCE_QUANTITY),
        () ->
            newest(numbers, last)
                .filter(a -> a.more().signum() > 0)
                .ifPresent(a -> declined.add(offerAmendment.run(buyer, a.id(), more(a)))));
    timetable.add(
        now.minus(SINCE_DECLINED),
        () ->
            newest(numbers, last)
                .ifPresent(
                    a ->
                        declined.forEach(
                            id ->
                                declineAmendment.run(
                                    actors.get(a.supplierPerson()),
                                    id,
                                    "طاقة المصنع محجوزة بالكامل حتى نهاية السنة."))));
    timetable.add(
        now.minus(SINCE_LOWER_PRICE),
        () ->
            oldest(numbers, last)
                .ifPresent(
                    a ->
                        lower.add(
                            offerAmendment.run(
                                actors.get(a.supplierPerson()),
                                a.id(),
                                lower(a, day(now).plusDays(DAYS_AHEAD))))));
    timetable.add(
        now.minus(SINCE_SIGNATURE),
        () ->
            oldest(numbers, last)
                .ifPresent(
                    a ->
                        lower.forEach(
                            id -> {
                              signAmendment.run(actors.get(a.supplierPerson()), id);
                              signAmendment.run(buyer, id);
                            })));
    timetable.add(
        now.minus(SINCE_RENEWAL),
        () ->
            oldest(numbers, last)
                .ifPresent(
                    a -> signAmendment.run(buyer, offerAmendment.run(buyer, a.id(), renewal(a)))));
    timetable.add(
        now.minus(SINCE_INDEX),
        () -> newest(numbers, last).ifPresent(a -> offerIndex(a, day(now.minus(SINCE_INDEX)))));
  }

  /** By an index that rose by 3.2 per cent, from the first day that the dossier lets it count. */
  private void offerIndex(AmendedAgreement agreement, LocalDate today) {
    LocalDate earliest = agreement.startsOn().plusMonths(REVIEW_MONTHS);
    LocalDate current = today.minusMonths(1).withDayOfMonth(1);
    Actor supplier = actors.get(agreement.supplierPerson());
    long id =
        offerAmendment.run(
            supplier,
            agreement.id(),
            proposal(
                AgreementChange.PRICE,
                earliest.isBefore(today) ? today : earliest,
                "ارتفاع كلفة الشحن والمواد منذ الترسية",
                new AmendmentProposal.IndexMove(
                    "الرقم القياسي لأسعار المنتجين",
                    "المركز الإحصائي لدول مجلس التعاون، النشرة الشهرية",
                    current.minusMonths(12),
                    new BigDecimal("108.4"),
                    current,
                    new BigDecimal("111.9")),
                null,
                null,
                null));
    signAmendment.run(supplier, id);
  }

  private static AmendmentProposal lower(AmendedAgreement agreement, LocalDate from) {
    return proposal(
        AgreementChange.PRICE,
        from,
        "خفض المصنّع سعر الطراز",
        null,
        List.of(
            new AmendmentProposal.NewPrice(
                agreement.lotItemId(),
                Rounding.limit(agreement.unitPrice().multiply(LOWER), agreement.currency()))),
        null,
        null);
  }

  private static AmendmentProposal renewal(AmendedAgreement agreement) {
    return proposal(
        AgreementChange.TERM,
        null,
        "ما زالت الجهات تحتاج إلى الأصناف، والأسعار مناسبة",
        null,
        null,
        agreement.endsOn().plusMonths(REVIEW_MONTHS),
        null);
  }

  private static AmendmentProposal more(AmendedAgreement agreement) {
    return proposal(
        AgreementChange.QUANTITY,
        null,
        "افتتاح مواقع جديدة خلال السنة",
        null,
        null,
        null,
        List.of(
            new AmendmentProposal.QuantityChange(
                agreement.entityId(), agreement.lotItemId(), agreement.more())));
  }

  private static AmendmentProposal proposal(
      AgreementChange change,
      @Nullable LocalDate effective,
      String reason,
      AmendmentProposal.@Nullable IndexMove index,
      @Nullable List<AmendmentProposal.@Nullable NewPrice> prices,
      @Nullable LocalDate ends,
      @Nullable List<AmendmentProposal.@Nullable QuantityChange> quantities) {
    return new AmendmentProposal(
        "demo-" + change,
        change,
        effective,
        reason,
        "",
        index,
        prices,
        null,
        null,
        null,
        ends,
        quantities);
  }

  private static LocalDate day(Instant at) {
    return RiyadhDay.of(at);
  }

  private Optional<AmendedAgreement> oldest(Map<String, Long> numbers, DemoTender tender) {
    return all(TenderStory.number(numbers, tender)).stream().findFirst();
  }

  private Optional<AmendedAgreement> newest(Map<String, Long> numbers, DemoTender tender) {
    return all(TenderStory.number(numbers, tender)).stream().reduce((earlier, later) -> later);
  }

  /** The agreements of a tender, each with its first item and who has most of that. */
  private List<AmendedAgreement> all(long tenderId) {
    return jdbc.prepareStatement(
        """
        SELECT f.id, f.starts_on, f.ends_on,
               (SELECT MIN(g.person_id) FROM role_grant g
                 WHERE g.supplier_id = s.supplier_id AND g.role = 'BIDDER'),
               p.lot_item_id, p.unit_price, p.currency, e.entity_id,
               FLOOR(w.quantity / 10)
          FROM framework_agreement f
          JOIN award a ON a.id = f.award_id AND a.status = 'active'
          JOIN agreement_supplier s ON s.agreement_id = f.id
          JOIN agreement_price_in_force p ON p.agreement_id = f.id
          JOIN award_item w ON w.award_id = a.id AND w.lot_item_id = p.lot_item_id
          JOIN (SELECT x.agreement_id, x.lot_item_id, MIN(x.entity_id) AS entity_id
                  FROM entitlement x WHERE x.awarded_quantity > 0
                 GROUP BY x.agreement_id, x.lot_item_id) AS e
            ON e.agreement_id = f.id AND e.lot_item_id = p.lot_item_id
         WHERE f.tender_id = ?
           AND p.lot_item_id = (SELECT MIN(y.lot_item_id) FROM award_item y
                                 WHERE y.award_id = a.id)
         ORDER BY f.id""",
        statement -> {
          statement.setLong(1, tenderId);
          List<AmendedAgreement> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(
                  new AmendedAgreement(
                      rows.getLong(1),
                      rows.getDate(2).toLocalDate(),
                      rows.getDate(3).toLocalDate(),
                      rows.getLong(4),
                      rows.getLong(5),
                      rows.getBigDecimal(6),
                      rows.getString(7),
                      rows.getLong(8),
                      rows.getBigDecimal(9)));
            }
          }
          return found;
        });
  }
}
