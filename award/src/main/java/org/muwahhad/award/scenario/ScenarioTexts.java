package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.RankedBidQueries;
import org.muwahhad.award.optimum.Limit;
import org.muwahhad.award.optimum.LimitTexts;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;

/** What the page of a scenario shows, in words of one language. */
public final class ScenarioTexts {
  private final Texts t;
  private final ViewScenarios.ScenarioView one;
  private final String currency;

  ScenarioTexts(Texts t, ViewScenarios.ScenarioView one) {
    this.t = t;
    this.one = one;
    this.currency = one.tender().currency();
  }

  /** One line of a list of what was asked for. */
  public record ScenarioTerm(String label, String value) {}

  /**
   * A lot with who is to have it.
   *
   * @param firstInRank whether its one winner is the first in rank
   */
  public record LotLine(
      int number, Bilingual title, String winners, Money price, boolean firstInRank) {}

  /** A state with what its goods cost. */
  public record StateLine(Bilingual name, Money price) {}

  /** What it costs beside the award lot by lot, and why; empty while that is not known. */
  public String difference() {
    ScenarioComparison.ScenarioColumn column = column();
    return column == null || one.comparison() == null
        ? ""
        : new ScenarioDifferenceText(t, one.comparison()).of(column);
  }

  /** The sum of the winners' final scores; empty where quality is not weighed. */
  public String score(Solution solution) {
    ScenarioComparison.ScenarioColumn column = column();
    BigDecimal score = column == null ? solution.score() : column.score();
    return score == null ? "" : t.score(score);
  }

  private ScenarioComparison.@Nullable ScenarioColumn column() {
    ScenarioComparison comparison = one.comparison();
    return comparison == null ? null : comparison.column(one.scenario().number());
  }

  /** What was asked for, only what limits something. */
  public List<ScenarioTerm> terms() {
    ScenarioTerms terms = one.scenario().terms();
    List<ScenarioTerm> lines = new ArrayList<>();
    lines.add(term("aim", t.get("award.scenario.aim." + terms.aimed())));
    lines.add(term("with-preference", yesNo(terms.prefers())));
    lines.add(term("with-discounts", yesNo(terms.discounts())));
    number(lines, "max-lots", terms.maxLotsPerBidder());
    money(lines, "max-value", terms.maxValuePerBidder());
    number(lines, "max-suppliers", terms.suppliersPerLot());
    BigDecimal share = terms.minSharePercent();
    if (share != null) {
      lines.add(term("min-share", t.percent(share.movePointLeft(2))));
    }
    number(lines, "min-suppliers", terms.minSuppliers());
    money(lines, "further-supplier", terms.costPerFurtherSupplier());
    money(lines, "budget", terms.budget());
    number(lines, "max-suppliers-in-all", terms.maxSuppliers());
    terms
        .costs()
        .forEach(
            (bidder, amount) ->
                lines.add(
                    new ScenarioTerm(
                        t.get("award.scenario.cost-of-supplier", bidder(bidder)), money(amount))));
    for (int i = 0; i < one.problem().rules().size(); i++) {
      String place = Integer.toString(i + 1);
      lines.add(new ScenarioTerm(t.get("award.rule.numbered", i + 1), rule(place)));
    }
    terms
        .budgets()
        .forEach(
            (state, amount) ->
                lines.add(
                    new ScenarioTerm(
                        t.get("award.scenario.state-budget", state(state)), money(amount))));
    lines.add(term("time-limit", t.get("award.scenario.seconds", terms.seconds())));
    return lines;
  }

  /**
   * Whether it looks for the lowest price in a tender published to weigh quality and price, or its
   * limits or discounts pass by the first in rank.
   */
  public boolean departs(Solution solution) {
    return leavesQualityAside() || countNotFirst(solution) > 0;
  }

  private boolean leavesQualityAside() {
    return one.tender().weighsQuality()
        && one.scenario().terms().aimed() == ScenarioTerms.Aim.LOWEST_PRICE;
  }

  /** What is said of a scenario that departs, with the lots where it leaves the ranking. */
  public String departure(Solution solution) {
    return t.get(departureKey(), countNotFirst(solution));
  }

  /** The message that a scenario that departs is told with; its argument counts the lots. */
  String departureKey() {
    return leavesQualityAside() ? "award.scenario.departs" : "award.scenario.departs-by-limits";
  }

  /** Lots that are not simply given to the first in rank. */
  int countNotFirst(Solution solution) {
    return (int) lots(solution).stream().filter(l -> !l.firstInRank()).count();
  }

  /** How sure it is that no award is better. */
  public String proof(Solution solution) {
    if (solution.isProven()) {
      return t.get(
          solution.isChosenByRule() ? "award.scenario.proven-by-rule" : "award.scenario.proven");
    }
    BigDecimal percent = solution.gapPercent();
    return percent == null
        ? t.get("award.scenario.gap-unknown")
        : t.get("award.scenario.gap", t.percent(percent.movePointLeft(2)));
  }

  /** Limits that cannot all be kept. */
  public List<String> conflicts(Solution solution) {
    LimitTexts texts = new LimitTexts(one.problem(), this::name);
    return solution.conflict() == null
        ? List.of()
        : solution.conflict().stream().map(c -> sentence(texts, c)).toList();
  }

  private String sentence(LimitTexts texts, Solution.Conflict conflict) {
    BigDecimal bound = conflict.bound() == null ? BigDecimal.ONE : conflict.bound();
    String item = conflict.item() == null ? "" : conflict.item();
    return Limit.LimitKind.of(conflict.limit())
        .map(kind -> texts.text(new Limit(kind, conflict.subject(), item, bound), t.language()))
        .orElse(conflict.limit());
  }

  /** What each limit costs that costs something, or of which it is not known. */
  public List<String> costs(Solution solution) {
    return costs(solution, false).map(this::cost).toList();
  }

  /** The limits that cost nothing, in one sentence; empty when there is none. */
  public String costless(Solution solution) {
    List<String> limits = costs(solution, true).map(this::limit).toList();
    return limits.isEmpty()
        ? ""
        : t.get("award.scenario.costless", limits.size(), String.join(t.formats().comma(), limits));
  }

  private Stream<Solution.LimitCostFigure> costs(Solution solution, boolean nothing) {
    return Stream.ofNullable(solution.costs())
        .flatMap(List::stream)
        .filter(c -> costsNothing(c) == nothing);
  }

  private boolean costsNothing(Solution.LimitCostFigure cost) {
    BigDecimal score = cost.scoreLost();
    return cost.cost() != null
        && rounded(cost.cost()).amount().signum() == 0
        && (score == null || score.signum() == 0);
  }

  /** The rule at a place of the problem, in words. */
  private String rule(String place) {
    return new LimitTexts(one.problem(), this::name).rule(place, t.language());
  }

  private String limit(Solution.LimitCostFigure cost) {
    Limit.LimitKind kind = Limit.LimitKind.of(cost.limit()).orElseThrow();
    if (kind == Limit.LimitKind.RULE) {
      return t.get("award.scenario.limit", rule(cost.subject()));
    }
    String limit = t.get("award.limit.kind." + kind);
    return cost.subject().isEmpty()
        ? t.get("award.scenario.limit", limit)
        : t.get("award.scenario.limit-for", limit, name(kind, cost.subject(), t.language()));
  }

  private String cost(Solution.LimitCostFigure cost) {
    Limit.LimitKind kind = Limit.LimitKind.of(cost.limit()).orElseThrow();
    String limit = t.get("award.limit.kind." + kind);
    BigDecimal amount = cost.cost();
    if (amount == null) {
      String of = kind == Limit.LimitKind.RULE ? rule(cost.subject()) : limit;
      return t.get("award.scenario.cost-unknown", of);
    }
    BigDecimal lost = cost.scoreLost();
    String price = price(cost, amount);
    return lost == null || lost.signum() == 0
        ? price
        : t.get("award.scenario.score-lost", price, t.score(lost));
  }

  private String price(Solution.LimitCostFigure cost, BigDecimal amount) {
    if (rounded(amount).amount().signum() < 0) {
      return t.get("award.scenario.cost-less", limit(cost), money(amount.negate()));
    }
    Limit.LimitKind kind = Limit.LimitKind.of(cost.limit()).orElseThrow();
    String limit = t.get("award.limit.kind." + kind);
    String subject = cost.subject();
    if (kind == Limit.LimitKind.RULE) {
      return t.get("award.limit.cost", rule(subject), money(amount));
    }
    return subject.isEmpty()
        ? t.get("award.limit.cost", limit, money(amount))
        : t.get("award.limit.cost-for", limit, name(kind, subject, t.language()), money(amount));
  }

  /** The lots in their order, with their suppliers. */
  public List<LotLine> lots(Solution solution) {
    Map<String, List<ScenarioComparison.SupplierShare>> winners =
        ScenarioComparison.winners(solution, one.names().bidders());
    Map<String, BigDecimal> prices = solution.lots() == null ? Map.of() : solution.lots();
    return winners.entrySet().stream()
        .map(
            e ->
                new LotLine(
                    Integer.parseInt(e.getKey()),
                    one.names().lots().getOrDefault(e.getKey(), new Bilingual("", "")),
                    winners(t, e.getValue()),
                    rounded(prices.getOrDefault(e.getKey(), BigDecimal.ZERO)),
                    isFirst(e.getKey(), e.getValue())))
        .toList();
  }

  /** The suppliers of a lot; with their shares when there are several. */
  static String winners(Texts t, List<ScenarioComparison.SupplierShare> shares) {
    if (shares.size() == 1) {
      return t.of(shares.get(0).name());
    }
    return shares.stream()
        .map(
            s ->
                t.get(
                    "award.scenario.share",
                    t.of(s.name()),
                    t.percent(s.percent().movePointLeft(2))))
        .collect(Collectors.joining(t.language() == Language.AR ? "، " : ", "));
  }

  private boolean isFirst(String lot, List<ScenarioComparison.SupplierShare> shares) {
    Long bid = shares.size() == 1 ? one.bids().get(shares.get(0).bidder()) : null;
    return bid != null
        && one.ranking().stream()
            .filter(r -> r.bidId() == bid && Integer.valueOf(1).equals(r.rank()))
            .map(RankedBidQueries.RankedBid::lotId)
            .anyMatch(id -> Long.valueOf(id).equals(one.lotIds().get(lot)));
  }

  /** What the goods of each state cost, in the order of the states. */
  public List<StateLine> states(Solution solution) {
    Map<String, BigDecimal> costs = solution.states() == null ? Map.of() : solution.states();
    return one.names().states().entrySet().stream()
        .filter(s -> costs.containsKey(s.getKey()))
        .map(s -> new StateLine(s.getValue(), rounded(costs.get(s.getKey()))))
        .toList();
  }

  /** The discounts and bundles that apply, each with what it saves. */
  public List<String> discounts(Solution solution) {
    Stream<String> off =
        Stream.ofNullable(solution.discounts())
            .flatMap(List::stream)
            .map(
                d ->
                    t.get(
                        "award.scenario.discount",
                        bidder(d.bidder()),
                        t.percent(d.percent().movePointLeft(2)),
                        money(d.saving())));
    Stream<String> bundled =
        solution.allBundles().stream()
            .map(b -> t.get("award.scenario.bundle", bidder(b.bidder()), money(b.saving())));
    return Stream.concat(off, bundled).toList();
  }

  /** Why a piece of work failed. */
  public String failure(@Nullable String code) {
    String key = code == null ? "" : Refusal.messageKey(code);
    return code != null && code.startsWith("award.") && t.has(key)
        ? t.get(key)
        : t.get("award.refusal.scenario-unexpected");
  }

  /** An amount in the tender's currency, rounded to it. */
  public Money rounded(@Nullable BigDecimal amount) {
    return Money.rounded(amount == null ? BigDecimal.ZERO : amount, currency);
  }

  private String name(Limit.LimitKind kind, String subject, Language language) {
    return switch (kind.subjectKind()) {
      case "bidder" -> bidder(subject);
      case "state" -> state(subject);
      default -> subject;
    };
  }

  private String bidder(String registration) {
    return named(one.names().bidders(), registration);
  }

  private String state(String code) {
    return named(one.names().states(), code);
  }

  private String named(Map<String, Bilingual> names, String key) {
    Bilingual name = names.get(key);
    return name == null ? key : t.of(name);
  }

  private ScenarioTerm term(String key, String value) {
    return new ScenarioTerm(t.get("award.scenario." + key), value);
  }

  private void number(List<ScenarioTerm> lines, String key, @Nullable Integer value) {
    if (value != null) {
      lines.add(term(key, t.number(value)));
    }
  }

  private void money(List<ScenarioTerm> lines, String key, @Nullable BigDecimal value) {
    if (value != null) {
      lines.add(term(key, money(value)));
    }
  }

  private String money(BigDecimal amount) {
    return t.money(rounded(amount));
  }

  private String yesNo(boolean yes) {
    return t.get(yes ? "award.scenario.yes" : "award.scenario.no");
  }
}
