package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.PriceTerms;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.room.WithdrawBid;
import org.muwahhad.seeds.demo.DemoBid;
import org.muwahhad.seeds.demo.DemoPerson;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRole;
import org.muwahhad.seeds.demo.DemoSupplier;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.AwardCriteria;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.Expertise;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.approval.ApproveTender;
import org.muwahhad.tender.approval.AskForApproval;
import org.muwahhad.tender.approval.PublishTender;
import org.muwahhad.tender.lot.AggregateRound;
import org.muwahhad.tender.lot.ConfirmLotNames;
import org.muwahhad.tender.lot.RenameLot;
import org.muwahhad.tender.panel.AppointPanel;
import org.muwahhad.tender.panel.Appointment;
import org.muwahhad.tender.requirement.Requirements;
import org.muwahhad.tender.terms.CriterionInput;
import org.muwahhad.tender.terms.PriceIndexInput;
import org.muwahhad.tender.terms.SetCriteria;
import org.muwahhad.tender.terms.SetPriceIndex;
import org.muwahhad.tender.terms.SetTerms;
import org.muwahhad.tender.terms.Terms;

/** The tenders from aggregation to sealed bids; {@link AwardStory} goes on from the opening. */
@Singleton
class TenderStory {

  /** The category that screens, printers and accessories have in common says little of them. */
  private static final String WIDEST = "Computer-related equipment";

  private static final Bilingual SCREENS_AND_PRINTERS =
      new Bilingual("شاشات وطابعات وملحقات حاسوب", "Screens, printers and computer accessories");

  private static final Bilingual INDEX =
      new Bilingual("الرقم القياسي لأسعار المنتجين", "Producer price index");

  private static final Bilingual INDEX_SOURCE =
      new Bilingual(
          "المركز الإحصائي لدول مجلس التعاون، النشرة الشهرية",
          "Statistical Centre for the Cooperation Council (GCC-Stat), monthly bulletin");

  private static final BigDecimal INDEX_VALUE = new BigDecimal("108.4");

  /** An index is published some weeks after its month. */
  private static final int INDEX_AGE_MONTHS = 2;

  private final AggregateRound aggregateRound;
  private final SetTerms setTerms;
  private final SetCriteria setCriteria;
  private final SetPriceIndex setPriceIndex;
  private final AppointPanel appointPanel;
  private final RenameLot renameLot;
  private final ConfirmLotNames confirmLotNames;
  private final AskForApproval askForApproval;
  private final ApproveTender approveTender;
  private final PublishTender publishTender;
  private final SubmitBid submitBid;
  private final WithdrawBid withdrawBid;
  private final DemoSealedBids sealedBids;
  private final DemoDocuments documents;
  private final DemoDeclarations declarations;
  private final TenderQueries tenders;
  private final Requirements requirements;
  private final BidQueries bids;

  TenderStory(
      AggregateRound aggregateRound,
      SetTerms setTerms,
      SetCriteria setCriteria,
      SetPriceIndex setPriceIndex,
      AppointPanel appointPanel,
      RenameLot renameLot,
      ConfirmLotNames confirmLotNames,
      AskForApproval askForApproval,
      ApproveTender approveTender,
      PublishTender publishTender,
      SubmitBid submitBid,
      WithdrawBid withdrawBid,
      DemoSealedBids sealedBids,
      DemoDocuments documents,
      DemoDeclarations declarations,
      TenderQueries tenders,
      Requirements requirements,
      BidQueries bids) {
    this.aggregateRound = aggregateRound;
    this.setTerms = setTerms;
    this.setCriteria = setCriteria;
    this.setPriceIndex = setPriceIndex;
    this.appointPanel = appointPanel;
    this.renameLot = renameLot;
    this.confirmLotNames = confirmLotNames;
    this.askForApproval = askForApproval;
    this.approveTender = approveTender;
    this.publishTender = publishTender;
    this.submitBid = submitBid;
    this.withdrawBid = withdrawBid;
    this.sealedBids = sealedBids;
    this.documents = documents;
    this.declarations = declarations;
    this.tenders = tenders;
    this.requirements = requirements;
    this.bids = bids;
  }

  /** Enters all tenders; returns where their numbers will stand, by code, once played. */
  Map<String, Long> enter(
      DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> rounds) {
    Map<String, Long> numbers = new HashMap<>();
    Map<String, DemoSupplier> suppliers =
        plan.suppliers().stream().collect(Collectors.toMap(DemoSupplier::code, s -> s));
    for (DemoTender tender : plan.tenders()) {
      Actor preparer = cast.person(tender.preparedBy());
      DemoTender.Dates dates = tender.dates();
      timetable.add(
          dates.preparedAt(),
          () -> {
            long id =
                aggregateRound.run(
                    preparer,
                    DemandStory.number(rounds, tender.round()),
                    CatalogStory.text(tender.title()));
            numbers.put(tender.code(), id);
            prepare(plan, cast, tender, preparer, id);
          });
      timetable.add(
          dates.approvedAt(),
          () -> {
            nameLots(preparer, number(numbers, tender));
            askForApproval.run(preparer, number(numbers, tender));
            approveTender.run(cast.person(tender.approvedBy()), number(numbers, tender));
          });
      timetable.add(
          dates.publishedAt(), () -> publishTender.run(preparer, number(numbers, tender)));
      for (DemoBid bid : tender.bids()) {
        enter(tender, bid, bidder(cast, suppliers, bid), timetable, numbers);
      }
    }
    return numbers;
  }

  /** The preparer finds a better name for a lot of all sorts, and confirms the others. */
  private void nameLots(Actor preparer, long tender) {
    for (TenderQueries.TenderLot lot : tenders.listLots(tender)) {
      if (lot.title().en().equals(WIDEST)) {
        renameLot.run(preparer, tender, lot.id(), SCREENS_AND_PRINTERS);
      }
    }
    if (!tenders.listLotsAsProposed(tender).isEmpty()) {
      confirmLotNames.run(preparer, tender);
    }
  }

  static long number(Map<String, Long> numbers, DemoTender tender) {
    return DemandStory.number(numbers, tender.code());
  }

  private static Actor bidder(DemoCast cast, Map<String, DemoSupplier> suppliers, DemoBid bid) {
    return Optional.ofNullable(suppliers.get(bid.supplier()))
        .map(s -> cast.person(s.bidder()))
        .orElseThrow(() -> new IllegalStateException("No supplier " + bid.supplier()));
  }

  private void prepare(DemoPlan plan, DemoCast cast, DemoTender tender, Actor preparer, long id) {
    setTerms.run(preparer, id, terms(tender, tenders.getTender(id)));
    setCriteria.run(preparer, id, criteria(tender));
    setPriceIndex.run(preparer, id, index(RiyadhDay.of(tender.dates().preparedAt())));
    documents.addTo(preparer, id);
    appoint(plan, cast, preparer, id, Panel.OPENING, DemoRole.OPENING_MEMBER);
    appoint(plan, cast, preparer, id, Panel.EXAMINATION, DemoRole.EVALUATOR);
  }

  private static PriceIndexInput index(LocalDate today) {
    return new PriceIndexInput(
        INDEX, INDEX_SOURCE, today.minusMonths(INDEX_AGE_MONTHS).withDayOfMonth(1), INDEX_VALUE);
  }

  private static Terms terms(DemoTender tender, TenderQueries.Tender stored) {
    boolean weighted = tender.method() == DemoTender.Method.QUALITY_PRICE;
    Map<String, BigDecimal> rules = new HashMap<>();
    rules.put(TenderRule.TECHNICAL_PASS_MARK.code(), BigDecimal.valueOf(tender.passMark()));
    if (weighted) {
      rules.put(TenderRule.WEIGHT_QUALITY.code(), BigDecimal.valueOf(tender.qualityWeight()));
      rules.put(TenderRule.WEIGHT_PRICE.code(), BigDecimal.valueOf(tender.priceWeight()));
    }
    if (tender.dates().awardedAt() != null) {
      // Concluded by the notice of their award; those to come are signed by both sides.
      rules.put(TenderRule.AGREEMENT_SIGNATURE.code(), BigDecimal.ZERO);
    } else {
      rules.put(TenderRule.PERFORMANCE_NO_BREACH_MONTHS.code(), BigDecimal.valueOf(24));
      rules.put(PriceTerms.TIERS.code(), BigDecimal.ONE);
      rules.put(PriceTerms.BUNDLES.code(), BigDecimal.ONE);
      if (tender.dates().openedAt() != null) {
        rules.put(PriceTerms.DELIVERY.code(), BigDecimal.valueOf(90));
      }
    }
    return new Terms(
        CatalogStory.text(tender.title()),
        "open",
        (weighted ? AwardCriteria.RATED_CRITERIA : AwardCriteria.PRICE_ONLY).code(),
        tender.currency(),
        false,
        tender.dates().deadline(),
        RiyadhDay.of(tender.dates().publishedAt()),
        null,
        rules,
        stored.version());
  }

  private static List<CriterionInput> criteria(DemoTender tender) {
    Stream<CriterionInput> checks =
        tender.checks().stream()
            .map(
                c ->
                    new CriterionInput(
                        CriterionKind.ADMINISTRATIVE,
                        c.code(),
                        c.name().ar(),
                        c.name().en(),
                        null));
    Stream<CriterionInput> technical =
        tender.criteria().stream()
            .map(
                c ->
                    new CriterionInput(
                        CriterionKind.TECHNICAL,
                        c.code(),
                        c.name().ar(),
                        c.name().en(),
                        BigDecimal.valueOf(c.weight())));
    return Stream.concat(checks, technical).toList();
  }

  private void appoint(
      DemoPlan plan, DemoCast cast, Actor preparer, long tenderId, Panel panel, DemoRole role) {
    List<DemoPerson> members = plan.people().stream().filter(p -> p.role() == role).toList();
    DemoPerson chair =
        members.stream().filter(DemoPerson::chair).findFirst().orElse(members.get(0));
    appointPanel.run(
        preparer,
        tenderId,
        panel,
        new Appointment(
            members.stream()
                .map(m -> new Appointment.PanelSeat(cast.person(m.code()).personId(), expertise(m)))
                .toList(),
            cast.person(chair.code()).personId(),
            null));
  }

  private static @Nullable Expertise expertise(DemoPerson member) {
    DemoPerson.Expertise expertise = member.expertise();
    return expertise == null
        ? null
        : switch (expertise) {
          case FINANCE -> Expertise.FINANCIAL;
          case LEGAL -> Expertise.LEGAL;
          case TECHNICAL -> Expertise.TECHNICAL;
        };
  }

  private void enter(
      DemoTender tender,
      DemoBid bid,
      Actor bidder,
      Timetable timetable,
      Map<String, Long> numbers) {
    for (DemoBid.DemoBidVersion version : bid.versions()) {
      timetable.add(
          version.submittedAt(),
          () -> {
            if (version == bid.versions().get(0)) {
              documents.addTo(bidder, number(numbers, tender), bid.code());
            }
            submit(bidder, number(numbers, tender), bid, version);
            if (version == bid.versions().get(0)) {
              declarations.declare(bidder, number(numbers, tender));
            }
          });
    }
    if (bid.withdrawnAt() != null) {
      timetable.add(
          bid.withdrawnAt(),
          () -> withdrawBid.run(bidder, ownBid(bidder, number(numbers, tender))));
    }
  }

  /** Who bids again seals the last version without showing it to the service. */
  private void submit(Actor bidder, long tender, DemoBid bid, DemoBid.DemoBidVersion version) {
    int versions = bid.versions().size();
    if (versions > 1 && version == bid.versions().get(versions - 1)) {
      sealedBids.submit(bidder, tender, offer(bid, version, tender));
      return;
    }
    submitBid.run(
        bidder, tender, offer(bid, version, tender), bid.code() + "-" + version.number(), true);
  }

  private long ownBid(Actor bidder, long tenderId) {
    return bids.listOwn(bidder.require(Role.BIDDER).supplier()).stream()
        .filter(b -> b.tenderId() == tenderId)
        .map(BidQueries.OwnBid::id)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No bid of " + bidder.login()));
  }

  private Offer offer(DemoBid bid, DemoBid.DemoBidVersion version, long tenderId) {
    List<TenderQueries.LotItem> asked = tenders.listItems(tenderId);
    Map<String, Long> items =
        asked.stream()
            .collect(Collectors.toMap(TenderQueries.LotItem::itemCode, TenderQueries.LotItem::id));
    List<Offer.Price> prices =
        version.prices().stream()
            .filter(p -> items.containsKey(p.item()))
            .map(p -> Offer.Price.of(DemandStory.number(items, p.item()), p.unitPrice()))
            .toList();
    Set<Long> priced = prices.stream().map(Offer.Price::lotItemId).collect(Collectors.toSet());
    DemoPriceTerms stated =
        new DemoPriceTerms(
            PriceTerms.of(tenders, tenders.getTender(tenderId)), bid.currency(), asked);
    return Offer.ofPrices(
            bid.currency(), bid.gccOrigin(), 90, true, "", stated.of(bid.code(), prices))
        .withAnswers(DemoAnswers.of(bid.code(), requirements.list(tenderId), priced));
  }
}
