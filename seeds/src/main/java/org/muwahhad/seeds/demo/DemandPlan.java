package org.muwahhad.seeds.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.reference.ReferenceData;

/** Fills the demand rounds with submissions of the entities. */
final class DemandPlan {

  /** Line budgets in US dollars by the entity's size, lowest and highest. */
  private static final int[][] BUDGETS = {{8_000, 50_000}, {15_000, 120_000}, {30_000, 320_000}};

  /** Officers with a login find a draft of theirs here, or nothing yet; so they have work to do. */
  private static final List<String> OFFICERS_WITH_DRAFT = List.of("BH-IGA", "OM-MTCIT", "QA-MOPH");

  /** Beginnings of the categories of equipment that stands on desks. */
  private static final List<String> WORKPLACE =
      List.of("3021", "30231", "30232", "30233300", "30237", "3255");

  private final ReferenceData reference;
  private final DemoCalendar calendar;
  private final Phrases phrases;
  private final PeoplePlan people;
  private final List<DemoItem> items;
  private final Prices prices;
  private final long seed;

  DemandPlan(
      ReferenceData reference,
      DemoCalendar calendar,
      Phrases phrases,
      PeoplePlan people,
      List<DemoItem> items,
      long seed) {
    this.reference = reference;
    this.calendar = calendar;
    this.phrases = phrases;
    this.people = people;
    this.items = items;
    this.prices = new Prices(reference);
    this.seed = seed;
  }

  DemoRound round(RoundOutline outline) {
    int year = calendar.year(outline.opens());
    Instant opensAt = calendar.at(outline.opens(), 9, 0);
    List<DemoItem> offered =
        items.stream()
            .filter(item -> outline.covers(item.category()) && item.isOfferedAt(opensAt))
            .toList();
    String code = String.format("DR-%d-%02d", year, outline.ordinal());
    return new DemoRound(
        code,
        new Bilingual(
            "جولة الطلب الموحد " + year + ": " + outline.subject().ar(),
            "Joint demand round " + year + ": " + outline.subject().en()),
        outline.categories(),
        outline.states(),
        opensAt,
        calendar.at(outline.closes(), 15, 0),
        calendar.at(outline.closes() + RoundOutline.ENDORSEMENT_DAYS, 15, 0),
        outline.state(),
        participants(outline).stream()
            .map(entity -> submission(code, outline, entity, offered))
            .toList());
  }

  private List<DemoEntity> participants(RoundOutline outline) {
    List<DemoEntity> invited =
        people.entities().stream()
            .filter(entity -> outline.states().contains(entity.state()))
            .toList();
    List<String> always =
        (isOpen(outline) ? OFFICERS_WITH_DRAFT : PeoplePlan.ENTITIES_WITH_LOGIN)
            .stream()
                .filter(code -> invited.stream().anyMatch(entity -> entity.code().equals(code)))
                .toList();
    List<DemoEntity> others =
        invited.stream()
            .filter(entity -> !PeoplePlan.ENTITIES_WITH_LOGIN.contains(entity.code()))
            .toList();
    Draws draws = new Draws(seed, "participants " + outline.ordinal());
    List<String> drawn =
        draws.sample(others, outline.entities() - always.size()).stream()
            .map(DemoEntity::code)
            .toList();
    return invited.stream()
        .filter(entity -> always.contains(entity.code()) || drawn.contains(entity.code()))
        .toList();
  }

  private DemoSubmission submission(
      String round, RoundOutline outline, DemoEntity entity, List<DemoItem> offered) {
    Draws draws = new Draws(seed, "submission " + outline.ordinal() + entity.code());
    DemoSubmission.DemoSubmissionState state = state(outline, entity, draws);
    List<DemoSubmission.DemoAct> acts = acts(outline, entity, state, draws);
    int count = 7 + 2 * entity.size() + draws.between(0, 5);
    if (state == DemoSubmission.DemoSubmissionState.DRAFT) {
      count = count / 2;
    }
    List<DemoSubmission.DemoDemandLine> lines = new ArrayList<>();
    for (DemoItem item : draws.sample(offered, count)) {
      lines.add(line(outline, entity, item, lines.size() + 1, draws));
    }
    return new DemoSubmission(
        round + "/" + entity.code(), entity.code(), state, List.copyOf(lines), acts);
  }

  private static boolean isOpen(RoundOutline outline) {
    return outline.state() == DemoRound.DemoRoundState.OPEN;
  }

  private static DemoSubmission.DemoSubmissionState state(
      RoundOutline outline, DemoEntity entity, Draws draws) {
    int drawn = draws.between(1, 100);
    if (PeoplePlan.ENTITIES_WITH_LOGIN.contains(entity.code())) {
      return isOpen(outline)
          ? DemoSubmission.DemoSubmissionState.DRAFT
          : DemoSubmission.DemoSubmissionState.ENDORSED;
    }
    if (isOpen(outline)) {
      return drawn <= 20
          ? DemoSubmission.DemoSubmissionState.DRAFT
          : drawn <= 45
              ? DemoSubmission.DemoSubmissionState.SUBMITTED
              : drawn <= 57
                  ? DemoSubmission.DemoSubmissionState.RETURNED
                  : DemoSubmission.DemoSubmissionState.ENDORSED;
    }
    return drawn <= 4
        ? DemoSubmission.DemoSubmissionState.WITHDRAWN
        : drawn <= 8
            ? DemoSubmission.DemoSubmissionState.RETURNED
            : DemoSubmission.DemoSubmissionState.ENDORSED;
  }

  private List<DemoSubmission.DemoAct> acts(
      RoundOutline outline,
      DemoEntity entity,
      DemoSubmission.DemoSubmissionState state,
      Draws draws) {
    int longestStep = isOpen(outline) ? 2 : 3;
    int last = Math.min(outline.closes(), 0) - 1;
    int first = draws.between(outline.opens() + 1, last - 4 * longestStep);
    String officer = entity.officer();
    String coordinator = PeoplePlan.coordinator(entity.state());
    Acts acts = new Acts(first, longestStep, draws);
    acts.add(DemoSubmission.ActKind.SAVED, officer);
    if (state == DemoSubmission.DemoSubmissionState.DRAFT) {
      return acts.done();
    }
    acts.add(DemoSubmission.ActKind.SUBMITTED, officer);
    boolean detour = state == DemoSubmission.DemoSubmissionState.ENDORSED && draws.chance(15);
    if (state == DemoSubmission.DemoSubmissionState.RETURNED || detour) {
      acts.add(DemoSubmission.ActKind.RETURNED, coordinator, "return");
    }
    if (detour) {
      acts.add(DemoSubmission.ActKind.SUBMITTED, officer);
    }
    if (state == DemoSubmission.DemoSubmissionState.WITHDRAWN) {
      acts.add(DemoSubmission.ActKind.WITHDRAWN, officer, "withdrawn");
    } else if (state == DemoSubmission.DemoSubmissionState.ENDORSED) {
      acts.add(DemoSubmission.ActKind.ENDORSED, coordinator);
    }
    return acts.done();
  }

  private DemoSubmission.DemoDemandLine line(
      RoundOutline outline, DemoEntity entity, DemoItem item, int number, Draws draws) {
    DemoItem.Revision revision = item.revisionAt(calendar.at(outline.opens(), 9, 0));
    String currency = reference.memberState(entity.state()).currency();
    LocalDate estimated = calendar.day(outline.opens());
    BigDecimal usd =
        prices.toUsd(
            revision.benchmarkPrice(), revision.benchmarkCurrency(), revision.benchmarkDate());
    String budgetLine =
        String.format(
            "%s/%d/%04d",
            entity.code(), calendar.year(outline.closes()), draws.between(1, 60) * 10 + 3000);
    return new DemoSubmission.DemoDemandLine(
        number,
        item.code(),
        revision.number(),
        quantity(entity, item, usd, draws),
        calendar.today().plusDays(outline.closes() + draws.between(180, 420)),
        draws.pick(entity.sites()).code(),
        prices.round(usd.multiply(draws.factor(960, 1100)), currency, estimated),
        currency,
        draws.chance(80),
        budgetLine,
        draws.pick(phrases.of("need-" + need(item))));
  }

  private static String need(DemoItem item) {
    boolean workplace = WORKPLACE.stream().anyMatch(item.category()::startsWith);
    return workplace ? "workplace" : item.kind().name().toLowerCase(Locale.ROOT);
  }

  /** As many as the line's budget buys, in numbers people write. */
  private static int quantity(DemoEntity entity, DemoItem item, BigDecimal usd, Draws draws) {
    int[] budget = BUDGETS[entity.size() - 1];
    int amount = draws.between(budget[0], budget[1]);
    int affordable = BigDecimal.valueOf(amount).divide(usd, 0, RoundingMode.DOWN).intValueExact();
    if (item.unit().equals("MON")) {
      return 12 * Math.max(1, Math.min(affordable / 12, 20));
    }
    int capped = Math.min(affordable, 400 * entity.size());
    int step = capped > 100 ? 10 : capped > 20 ? 5 : 1;
    return Math.max(1, capped / step * step);
  }

  /** Collects acts; each is some days after the one before and later in the day. */
  private final class Acts {

    private final List<DemoSubmission.DemoAct> acts = new ArrayList<>();
    private final int longestStep;
    private final Draws draws;
    private int day;

    Acts(int firstDay, int longestStep, Draws draws) {
      this.day = firstDay;
      this.longestStep = longestStep;
      this.draws = draws;
    }

    void add(DemoSubmission.ActKind kind, String person) {
      acts.add(new DemoSubmission.DemoAct(kind, next(), person, null));
    }

    void add(DemoSubmission.ActKind kind, String person, String reasons) {
      acts.add(new DemoSubmission.DemoAct(kind, next(), person, draws.pick(phrases.of(reasons))));
    }

    private Instant next() {
      int hour = 9 + acts.size();
      Instant at = calendar.at(day, hour, draws.between(5, 55));
      day += draws.between(1, longestStep);
      return at;
    }

    List<DemoSubmission.DemoAct> done() {
      return List.copyOf(acts);
    }
  }
}
