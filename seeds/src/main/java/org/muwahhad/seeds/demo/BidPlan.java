package org.muwahhad.seeds.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.seeds.reference.ReferenceData;

/** Prices the bids of a tender. */
final class BidPlan {

  private final DemoCalendar calendar;
  private final PeoplePlan people;
  private final Prices prices;
  private final long seed;

  BidPlan(ReferenceData reference, DemoCalendar calendar, PeoplePlan people, long seed) {
    this.calendar = calendar;
    this.people = people;
    this.prices = new Prices(reference);
    this.seed = seed;
  }

  List<DemoBid> bids(String tender, TenderOutline outline, DemoRound round, TenderDemand demand) {
    List<DemoBid> bids = new ArrayList<>();
    for (TenderOutline.BidOutline bid : outline.bids()) {
      String code = tender + "/B" + (bids.size() + 1);
      bids.add(bid(code, outline, bid, round, demand));
    }
    return List.copyOf(bids);
  }

  private DemoBid bid(
      String code,
      TenderOutline outline,
      TenderOutline.BidOutline bid,
      DemoRound round,
      TenderDemand demand) {
    DemoSupplier supplier = supplier(bid.supplier());
    Draws draws = new Draws(seed, "bid " + outline.round() + bid.supplier());
    List<String> classes =
        demand.itemsByClass().keySet().stream()
            .filter(digits -> bid.classes().isEmpty() || bid.classes().contains(digits))
            .toList();
    List<Offer> offers = offers(classes, demand, round, draws);
    int last = Math.min(outline.deadline(), 0) - 2;
    int first = outline.published() + 10;
    int submitted = draws.between(first, last - 4);
    List<DemoBid.DemoBidVersion> versions = new ArrayList<>();
    if (bid.course() == TenderOutline.Course.REPLACED) {
      BigDecimal level = BigDecimal.valueOf(bid.factor() + 42, 3);
      versions.add(version(1, submitted, supplier, offers, level));
      submitted = submitted + 3;
    }
    BigDecimal level = BigDecimal.valueOf(bid.factor(), 3);
    versions.add(version(versions.size() + 1, submitted, supplier, offers, level));
    boolean withdrawn = bid.course() == TenderOutline.Course.WITHDRAWN;
    return new DemoBid(
        code,
        supplier.code(),
        supplier.currency(),
        supplier.gccOrigin(),
        classes,
        List.copyOf(versions),
        withdrawn ? calendar.at(submitted + 4, 16, 20) : null);
  }

  private DemoBid.DemoBidVersion version(
      int number, int submitted, DemoSupplier supplier, List<Offer> offers, BigDecimal level) {
    LocalDate day = calendar.day(submitted);
    List<DemoBid.Price> priced =
        offers.stream()
            .map(
                offer ->
                    new DemoBid.Price(
                        offer.item,
                        prices.exact(offer.usd.multiply(level), supplier.currency(), day)))
            .toList();
    return new DemoBid.DemoBidVersion(number, calendar.at(submitted, 9 + number, 10), priced);
  }

  /**
   * What the supplier would ask at the benchmark's level: it is stronger in some lots than others.
   */
  private List<Offer> offers(
      List<String> classes, TenderDemand demand, DemoRound round, Draws draws) {
    List<Offer> offers = new ArrayList<>();
    for (String digits : classes) {
      BigDecimal strength = draws.factor(925, 1075);
      for (DemoItem item : demand.itemsByClass().getOrDefault(digits, List.of())) {
        DemoItem.Revision revision = item.revisionAt(round.opensAt());
        BigDecimal usd =
            prices.toUsd(
                revision.benchmarkPrice(), revision.benchmarkCurrency(), revision.benchmarkDate());
        offers.add(
            new Offer(item.code(), usd.multiply(strength).multiply(draws.factor(955, 1045))));
      }
    }
    return offers;
  }

  private DemoSupplier supplier(String code) {
    return people.suppliers().stream()
        .filter(supplier -> supplier.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No supplier " + code));
  }

  private record Offer(String item, BigDecimal usd) {}
}
