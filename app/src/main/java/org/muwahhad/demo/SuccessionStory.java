package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.demo.AmendedAgreements.AmendedAgreement;
import org.muwahhad.framework.amendment.AgreementChange;
import org.muwahhad.framework.amendment.AmendmentProposal;
import org.muwahhad.framework.amendment.OfferAmendment;
import org.muwahhad.framework.amendment.SignAmendment;
import org.muwahhad.framework.amendment.SuccessionGround;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.requirement.Claim;
import org.muwahhad.tender.requirement.Comparison;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Requirements;

/**
 * Amendments by which something follows another: a successor takes the place of an item, a state is
 * taxed from next month on, and a supplier that is to take the place of another has not consented
 * yet.
 */
@Singleton
class SuccessionStory {
  private static final Duration SINCE_CATALOGUED = Duration.ofHours(30);
  private static final Duration SINCE_RATE = Duration.ofHours(26);
  private static final Duration SINCE_MERGER = Duration.ofHours(20);

  /** After all orders of the demonstration, which name the item as it was. */
  private static final Duration SINCE_SUCCESSOR = Duration.ofHours(5);

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
  private static final int DAYS_AHEAD = 20;
  private final AmendedAgreements agreements;
  private final OfferAmendment offerAmendment;
  private final SignAmendment signAmendment;
  private final AddItem addItem;
  private final ViewCatalog catalog;
  private final Requirements requirements;
  private final Actors actors;

  SuccessionStory(
      AmendedAgreements agreements,
      OfferAmendment offerAmendment,
      SignAmendment signAmendment,
      AddItem addItem,
      ViewCatalog catalog,
      Requirements requirements,
      Actors actors) {
    this.agreements = agreements;
    this.offerAmendment = offerAmendment;
    this.signAmendment = signAmendment;
    this.addItem = addItem;
    this.catalog = catalog;
    this.requirements = requirements;
    this.actors = actors;
  }

  /** Enters them for the tender awarded last. */
  void enter(
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
            agreements
                .find(numbers, last, WITH_SUCCESSOR)
                .ifPresent(
                    a ->
                        addSuccessor(
                            cast.person(MANAGER), a, RiyadhDay.of(now.minus(SINCE_CATALOGUED)))));
    timetable.add(
        now.minus(SINCE_RATE),
        () ->
            agreements
                .find(numbers, last, WITH_RATE)
                .ifPresent(
                    a ->
                        signedByBoth(
                            buyer, a, offerAmendment.run(buyer, a.id(), rate(RiyadhDay.of(now))))));
    timetable.add(
        now.minus(SINCE_MERGER),
        () ->
            agreements
                .find(numbers, last, WITH_MERGER)
                .ifPresent(a -> merge(plan, a, RiyadhDay.of(now))));
    timetable.add(
        now.minus(SINCE_SUCCESSOR),
        () ->
            agreements
                .find(numbers, last, WITH_SUCCESSOR)
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
                    .map(SuccessionStory::answer)
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
}
