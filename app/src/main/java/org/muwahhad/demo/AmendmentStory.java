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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.framework.amendment.AgreementChange;
import org.muwahhad.framework.amendment.AmendmentProposal;
import org.muwahhad.framework.amendment.DeclineAmendment;
import org.muwahhad.framework.amendment.OfferAmendment;
import org.muwahhad.framework.amendment.SignAmendment;
import org.muwahhad.framework.amendment.SuccessionGround;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.shared.Rounding;
import org.muwahhad.tender.requirement.Claim;
import org.muwahhad.tender.requirement.Comparison;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Requirements;

/**
 * Amendments of the agreements of the tender awarded last, of every kind. The price of an item
 * falls from a later day on, as both sides have signed; a renewal waits for the supplier; prices by
 * an index wait for the central purchasing body; and the supplier has declined more of an item. In
 * other agreements of the tender a successor has taken the place of an item, a state is taxed from
 * next month on, and a supplier that is to take the place of another has not consented yet.
 */
@Singleton
class AmendmentStory {
  private static final Duration SINCE_LOWER_PRICE = Duration.ofDays(6);
  private static final Duration SINCE_SIGNATURE = Duration.ofDays(5);
  private static final Duration SINCE_QUANTITY = Duration.ofDays(8);
  private static final Duration SINCE_DECLINED = Duration.ofDays(7);
  private static final Duration SINCE_RENEWAL = Duration.ofDays(3);
  private static final Duration SINCE_INDEX = Duration.ofDays(2);
  private static final Duration SINCE_CATALOGUED = Duration.ofHours(30);
  private static final Duration SINCE_RATE = Duration.ofHours(26);
  private static final Duration SINCE_MERGER = Duration.ofHours(20);

  /** After all orders of the demonstration, which name the item as it was. */
  private static final Duration SINCE_SUCCESSOR = Duration.ofHours(5);

  private static final int DAYS_AHEAD = 20;
  private static final int REVIEW_MONTHS = 6;
  private static final BigDecimal LOWER = new BigDecimal("0.97");

  /** Places of agreements in the order of the tender; that of the lower price is the first. */
  private static final int WITH_SUCCESSOR = 1;

  private static final int WITH_RATE = 2;
  private static final int WITH_MERGER = 3;

  /** Numbers in the catalog, above those of the plan. */
  private static final String SUCCESSOR_NUMBER = "0901";

  private static final int PRICE_AGE_DAYS = 15;

  /** A state that taxes nothing yet. */
  private static final String TAXED = "KW";

  private static final BigDecimal RATE = new BigDecimal("5");
  private static final String MERGED_WITH = "SUP-12";
  private static final String MANAGER = "catalog";
  private final OfferAmendment offerAmendment;
  private final SignAmendment signAmendment;
  private final DeclineAmendment declineAmendment;
  private final AddItem addItem;
  private final ViewCatalog catalog;
  private final Requirements requirements;
  private final Actors actors;
  private final JdbcOperations jdbc;

  AmendmentStory(
      OfferAmendment offerAmendment,
      SignAmendment signAmendment,
      DeclineAmendment declineAmendment,
      AddItem addItem,
      ViewCatalog catalog,
      Requirements requirements,
      Actors actors,
      JdbcOperations jdbc) {
    this.offerAmendment = offerAmendment;
    this.signAmendment = signAmendment;
    this.declineAmendment = declineAmendment;
    this.addItem = addItem;
    this.catalog = catalog;
    this.requirements = requirements;
    this.actors = actors;
    this.jdbc = jdbc;
  }

  /**
   * An agreement with its first item, an entity with a balance of it and a person of its supplier.
   *
   * @param itemCode of the catalog, as the item is delivered now
   * @param more units that the dossier lets an amendment add
   */
  private record AmendedAgreement(
      long id,
      LocalDate startsOn,
      LocalDate endsOn,
      long supplierPerson,
      long lotItemId,
      String itemCode,
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
    enterSuccession(plan, cast, timetable, numbers, last, now);
  }

  /** An item, a supplier and a rate that others follow. */
  private void enterSuccession(
      DemoPlan plan,
      DemoCast cast,
      Timetable timetable,
      Map<String, Long> numbers,
      DemoTender last,
      Instant now) {
    Actor buyer = cast.person(last.preparedBy());
    timetable.add(
        now.minus(SINCE_CATALOGUED),
        () ->
            find(numbers, last, WITH_SUCCESSOR)
                .ifPresent(
                    a -> addSuccessor(cast.person(MANAGER), a, day(now.minus(SINCE_CATALOGUED)))));
    timetable.add(
        now.minus(SINCE_RATE),
        () ->
            find(numbers, last, WITH_RATE)
                .ifPresent(
                    a ->
                        signedByBoth(buyer, a, offerAmendment.run(buyer, a.id(), rate(day(now))))));
    timetable.add(
        now.minus(SINCE_MERGER),
        () -> find(numbers, last, WITH_MERGER).ifPresent(a -> merge(plan, a, day(now))));
    timetable.add(
        now.minus(SINCE_SUCCESSOR),
        () ->
            find(numbers, last, WITH_SUCCESSOR)
                .ifPresent(a -> replace(buyer, a, TenderStory.number(numbers, last))));
  }

  private void signedByBoth(Actor buyer, AmendedAgreement agreement, long amendment) {
    signAmendment.run(actors.get(agreement.supplierPerson()), amendment);
    signAmendment.run(buyer, amendment);
  }

  /** The next model of an item, which does all that the item does. */
  private void addSuccessor(Actor manager, AmendedAgreement agreement, LocalDate today) {
    ItemDetail former = catalog.newest(manager, agreement.itemCode());
    ItemDetail.Revision newest = former.revision();
    Money price = Objects.requireNonNull(newest.benchmark());
    Map<String, String> stated =
        former.attributes().stream()
            .filter(a -> !a.value().isEmpty())
            .collect(
                Collectors.toMap(a -> a.attribute().code(), ItemDetail.AttributeStatement::value));
    addItem.run(
        manager,
        new AddItem.ItemDraft(
            successorCode(agreement),
            former.item().categoryCode(),
            former.item().kind(),
            new ItemContent(
                new Bilingual(
                    newest.name().ar() + "، الطراز اللاحق", newest.name().en() + ", next model"),
                newest.description(),
                newest.unitCode(),
                price.amount(),
                price.currency(),
                today.minusDays(PRICE_AGE_DAYS),
                Objects.requireNonNull(newest.benchmarkSource()),
                stated)));
  }

  private static String successorCode(AmendedAgreement agreement) {
    String code = agreement.itemCode();
    return code.substring(0, code.indexOf('-') + 1) + SUCCESSOR_NUMBER;
  }

  /** At the same price; what the catalog does not measure, the supplier claims. */
  private void replace(Actor buyer, AmendedAgreement agreement, long tenderId) {
    AmendmentProposal proposal =
        new AmendmentProposal(
            "demo-" + AgreementChange.ITEM,
            AgreementChange.ITEM,
            null,
            "أوقف المصنّع إنتاج الطراز، واللاحق مطابق لكل المتطلبات",
            "",
            null,
            null,
            null,
            new AmendmentProposal.Successor(
                agreement.lotItemId(),
                successorCode(agreement),
                null,
                requirements.listOfItem(tenderId, agreement.lotItemId()).stream()
                    .map(AmendmentStory::answer)
                    .toList()),
            null,
            null,
            null);
    Actor supplier = actors.get(agreement.supplierPerson());
    signedByBoth(buyer, agreement, offerAmendment.run(supplier, agreement.id(), proposal));
  }

  private static AmendmentProposal.RequirementAnswer answer(Requirement requirement) {
    return new AmendmentProposal.RequirementAnswer(
        requirement.id(),
        requirement.comparison() == Comparison.AS_DESCRIBED ? Claim.COMPLIES : null,
        null,
        null);
  }

  /** From the first day of the next month. */
  private static AmendmentProposal rate(LocalDate today) {
    return new AmendmentProposal(
        "demo-" + AgreementChange.VAT,
        AgreementChange.VAT,
        today.plusMonths(1).withDayOfMonth(1),
        "تُطبَّق ضريبة القيمة المضافة في الدولة من أول الشهر القادم",
        "",
        null,
        null,
        new AmendmentProposal.NewRate(
            TAXED, RATE, "قانون ضريبة القيمة المضافة (مثال لهذا العرض التوضيحي)"),
        null,
        null,
        null,
        null);
  }

  /** The supplier has signed that another takes its place. */
  private void merge(DemoPlan plan, AmendedAgreement agreement, LocalDate today) {
    AmendmentProposal proposal =
        new AmendmentProposal(
            "demo-" + AgreementChange.PARTY,
            AgreementChange.PARTY,
            today.plusDays(DAYS_AHEAD),
            "اندمجت الشركة في شركة أخرى، وآلت إليها عقودها",
            "عقد الاندماج رقم 118، محفوظ في سجل العقود",
            null,
            null,
            null,
            null,
            new AmendmentProposal.NewParty(
                plan.suppliers().stream()
                    .filter(s -> s.code().equals(MERGED_WITH))
                    .findFirst()
                    .orElseThrow()
                    .registrationNumber(),
                SuccessionGround.MERGER),
            null,
            null);
    Actor supplier = actors.get(agreement.supplierPerson());
    signAmendment.run(supplier, offerAmendment.run(supplier, agreement.id(), proposal));
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

  private Optional<AmendedAgreement> oldest(Map<String, Long> numbers, DemoTender tender) {
    return all(TenderStory.number(numbers, tender)).stream().findFirst();
  }

  /** The agreement at a place in the order of the tender, from 0. */
  private Optional<AmendedAgreement> find(Map<String, Long> numbers, DemoTender tender, int place) {
    return all(TenderStory.number(numbers, tender)).stream().skip(place).findFirst();
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
               p.lot_item_id, i.code, p.unit_price, p.currency, e.entity_id,
               FLOOR(w.quantity / 10)
          FROM framework_agreement f
          JOIN award a ON a.id = f.award_id AND a.status = 'active'
          JOIN agreement_supplier s ON s.agreement_id = f.id
          JOIN agreement_price_in_force p ON p.agreement_id = f.id
          JOIN item_revision r ON r.id = p.revision_id
          JOIN catalog_item i ON i.id = r.item_id
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
                      rows.getString(6),
                      rows.getBigDecimal(7),
                      rows.getString(8),
                      rows.getLong(9),
                      rows.getBigDecimal(10)));
            }
          }
          return found;
        });
  }
}
