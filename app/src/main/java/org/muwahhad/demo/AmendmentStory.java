package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.AmendedAgreements.AmendedAgreement;
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
 * Amendments of the agreements of the tender awarded last, of every kind. The price of an item
 * falls from a later day on, as both sides have signed; a renewal waits for the supplier; prices by
 * an index wait for the central purchasing body; and the supplier has declined more of an item. The
 * others of its agreements are amended as {@link SuccessionStory} says.
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

  private final AmendedAgreements agreements;
  private final SuccessionStory successions;
  private final OfferAmendment offerAmendment;
  private final SignAmendment signAmendment;
  private final DeclineAmendment declineAmendment;
  private final Actors actors;

  AmendmentStory(
      AmendedAgreements agreements,
      SuccessionStory successions,
      OfferAmendment offerAmendment,
      SignAmendment signAmendment,
      DeclineAmendment declineAmendment,
      Actors actors) {
    this.agreements = agreements;
    this.successions = successions;
    this.offerAmendment = offerAmendment;
    this.signAmendment = signAmendment;
    this.declineAmendment = declineAmendment;
    this.actors = actors;
  }

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
            agreements
                .newest(numbers, last)
                .filter(a -> a.more().signum() > 0)
                .ifPresent(a -> declined.add(offerAmendment.run(buyer, a.id(), more(a)))));
    timetable.add(
        now.minus(SINCE_DECLINED),
        () ->
            agreements
                .newest(numbers, last)
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
            agreements
                .oldest(numbers, last)
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
            agreements
                .oldest(numbers, last)
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
            agreements
                .oldest(numbers, last)
                .ifPresent(
                    a -> signAmendment.run(buyer, offerAmendment.run(buyer, a.id(), renewal(a)))));
    timetable.add(
        now.minus(SINCE_INDEX),
        () ->
            agreements
                .newest(numbers, last)
                .ifPresent(a -> offerIndex(a, day(now.minus(SINCE_INDEX)))));
    successions.enter(plan, cast, timetable, numbers, last, now);
  }

  /** By the index, which rose by 3.2 per cent, from the first day on which it may count. */
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
                    null, null, null, null, current, new BigDecimal("111.9")),
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
}
