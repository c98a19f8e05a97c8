package org.muwahhad.seeds.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.reference.ReferenceData;

/** Makes the joint tenders of the rounds that were aggregated. */
final class TenderPlan {

  private static final String CURRENCY = "SAR";
  private static final int QUALITY_WEIGHT = 60;
  private static final int PASS_MARK = 70;

  /** Ten working days with the weekends and a holiday that may lie between. */
  private static final int STANDSTILL_DAYS = 17;

  private static final int CALL_OFFS = 70;

  /** Orders older than the given number of days have been delivered. */
  private static final int LATE_DAYS = 150;

  private static final List<DemoTender.Criterion> CRITERIA =
      List.of(
          criterion(
              "T1", "مطابقة المواصفات الفنية", "Conformity with the technical specifications", 40),
          criterion("T2", "خطة التوريد والتنفيذ", "Delivery and implementation plan", 25),
          criterion(
              "T3",
              "الدعم الفني والصيانة في دول المجلس",
              "Support and maintenance in the member states",
              20),
          criterion("T4", "الخبرة السابقة المماثلة", "Comparable experience", 15));

  private static final List<DemoTender.DemoCheck> CHECKS =
      List.of(
          check("A1", "الضمان الابتدائي", "Bid security"),
          check("A2", "سريان السجل التجاري", "Valid commercial registration"),
          check(
              "A3",
              "شهادات الوفاء بالالتزامات الضريبية والتأمينية",
              "Certificates of tax and social insurance obligations"),
          check("A4", "توقيع المفوض بالتوقيع", "Signature by an authorised person"));

  private final DemoCalendar calendar;
  private final Phrases phrases;
  private final List<DemoItem> items;
  private final BidPlan bids;
  private final EvaluationPlan evaluations;
  private final long seed;

  TenderPlan(
      ReferenceData reference,
      DemoCalendar calendar,
      Phrases phrases,
      PeoplePlan people,
      List<DemoItem> items,
      long seed) {
    this.calendar = calendar;
    this.phrases = phrases;
    this.items = items;
    this.bids = new BidPlan(reference, calendar, people, seed);
    this.evaluations = new EvaluationPlan(calendar, phrases, people, seed);
    this.seed = seed;
  }

  DemoTender tender(TenderOutline outline, DemoRound round) {
    RoundOutline source = RoundOutline.ALL.get(outline.round());
    int year = calendar.year(outline.published());
    String code = String.format("JT-%d-%02d", year, source.ordinal());
    TenderDemand demand = TenderDemand.of(round, items);
    List<DemoBid> offers = bids.bids(code, outline, round, demand);
    boolean weighted = outline.method() == DemoTender.Method.QUALITY_PRICE;
    return new DemoTender(
        code,
        round.code(),
        new Bilingual(
            "المنافسة المشتركة " + year + ": " + source.subject().ar(),
            "Joint tender " + year + ": " + source.subject().en()),
        CURRENCY,
        "buyer",
        "buyer.2",
        outline.method(),
        weighted ? QUALITY_WEIGHT : 0,
        weighted ? 100 - QUALITY_WEIGHT : 100,
        PASS_MARK,
        CRITERIA,
        CHECKS,
        dates(outline),
        outline.state(),
        offers,
        evaluations.evaluation(outline, offers, CRITERIA, CHECKS),
        votes(outline, source),
        callOffs(code, outline, demand));
  }

  private DemoTender.Dates dates(TenderOutline outline) {
    boolean opened = outline.state() != DemoTender.DemoTenderState.PUBLISHED;
    boolean decided = outline.state().isDecided();
    boolean awarded = outline.state() == DemoTender.DemoTenderState.AWARDED;
    int opening = outline.deadline();
    Instant decidedAt = calendar.at(opening + TenderOutline.DECIDED, 12, 0);
    return new DemoTender.Dates(
        calendar.at(outline.prepared(), 10, 0),
        calendar.at(outline.approved(), 11, 0),
        calendar.at(outline.published(), 12, 0),
        calendar.at(opening, 13, 0),
        opened ? calendar.at(opening, 14, 0) : null,
        decided ? calendar.at(opening + TenderOutline.EVALUATED, 16, 0) : null,
        decided ? calendar.at(opening + TenderOutline.RECOMMENDED, 10, 0) : null,
        decided ? decidedAt : null,
        decided ? decidedAt.plus(Duration.ofDays(TenderOutline.CONFIRMED_AFTER)) : null,
        awarded
            ? decidedAt.plus(Duration.ofDays(TenderOutline.CONFIRMED_AFTER + STANDSTILL_DAYS))
            : null,
        awarded ? calendar.at(opening + TenderOutline.AWARDED, 13, 0) : null);
  }

  private List<DemoTender.Vote> votes(TenderOutline outline, RoundOutline round) {
    if (!outline.state().isDecided()) {
      return List.of();
    }
    Draws draws = new Draws(seed, "votes " + outline.round());
    List<DemoTender.Vote> votes = new ArrayList<>();
    for (String state : PeoplePlan.STATES) {
      boolean takesPart = round.states().contains(state);
      votes.add(
          new DemoTender.Vote(
              PeoplePlan.member(state),
              state,
              takesPart ? DemoTender.Choice.FOR : DemoTender.Choice.ABSTAIN,
              draws.pick(phrases.of(takesPart ? "vote-approve" : "vote-abstain")),
              calendar.at(outline.deadline() + TenderOutline.DECIDED, 11, 5 + 5 * votes.size())));
    }
    return List.copyOf(votes);
  }

  private List<DemoTender.CallOff> callOffs(
      String tender, TenderOutline outline, TenderDemand demand) {
    if (outline.state() != DemoTender.DemoTenderState.AWARDED) {
      return List.of();
    }
    Draws draws = new Draws(seed, "call-offs " + outline.round());
    List<PlannedDemand> wanted =
        demand.quantities().entrySet().stream()
            .flatMap(
                item ->
                    item.getValue().entrySet().stream()
                        .map(own -> new PlannedDemand(own.getKey(), item.getKey(), own.getValue())))
            .toList();
    int from = outline.deadline() + TenderOutline.AWARDED + 12;
    // Framework agreements run for a year from the award.
    int until = Math.min(from + 330, -3);
    List<PlannedOrder> orders =
        draws.sample(wanted, CALL_OFFS).stream()
            .map(
                want -> {
                  int percent = draws.between(30, 100);
                  int day = draws.between(from, until);
                  return new PlannedOrder(
                      want, percent, day, calendar.at(day, 10, draws.between(0, 59)));
                })
            .sorted(Comparator.comparing(PlannedOrder::at))
            .toList();
    List<DemoTender.CallOff> callOffs = new ArrayList<>();
    for (PlannedOrder order : orders) {
      int number = callOffs.size() + 1;
      int quantity = Math.max(1, order.wanted.quantity * order.percent / 100);
      callOffs.add(
          new DemoTender.CallOff(
              String.format("%s/C%03d", tender, number),
              order.wanted.entity,
              order.wanted.item,
              quantity,
              order.at,
              deliveries(number, order.day, quantity)));
    }
    return List.copyOf(callOffs);
  }

  /**
   * Most orders are delivered at once within six weeks, every fifth in two parts. Of the latest
   * orders some are late: every seventh wholly, and every seventh in part.
   */
  private List<DemoTender.Delivery> deliveries(int number, int ordered, int quantity) {
    int first = ordered + 14 + number % 7 * 4;
    boolean recent = ordered > -LATE_DAYS;
    if (recent && number % 7 == 3) {
      return List.of();
    }
    int part = quantity * 3 / 5;
    boolean inPart = part > 0 && (number % 5 == 2 || (recent && number % 7 == 5));
    List<DemoTender.Delivery> deliveries = new ArrayList<>();
    add(deliveries, inPart ? part : quantity, first);
    if (inPart && !(recent && number % 7 == 5)) {
      add(deliveries, quantity - part, first + 21);
    }
    return deliveries;
  }

  private void add(List<DemoTender.Delivery> deliveries, int quantity, int day) {
    if (day < -1) {
      deliveries.add(new DemoTender.Delivery(quantity, calendar.at(day, 11, 30)));
    }
  }

  private static DemoTender.Criterion criterion(String code, String ar, String en, int weight) {
    return new DemoTender.Criterion(code, new Bilingual(ar, en), weight);
  }

  private static DemoTender.DemoCheck check(String code, String ar, String en) {
    return new DemoTender.DemoCheck(code, new Bilingual(ar, en));
  }

  private record PlannedDemand(String entity, String item, int quantity) {}

  private record PlannedOrder(PlannedDemand wanted, int percent, int day, Instant at) {}
}
