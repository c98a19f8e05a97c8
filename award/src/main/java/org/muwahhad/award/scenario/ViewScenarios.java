package org.muwahhad.award.scenario;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.LotsToRecommend;
import org.muwahhad.award.RankedBidQueries;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.ReadAwardProblem;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Texts;

/** Scenarios for those who may read them; see {@link ScenarioAccess}. */
@Singleton
public class ViewScenarios {
  private final ScenarioAccess access;
  private final Scenarios scenarios;
  private final ScenarioMaterialQueries queries;
  private final ScenarioMaterials materials;
  private final TenderQueries tenders;
  private final RankedBidQueries rankings;
  private final LotsToRecommend lotsToRecommend;
  private final Solutions solutions;
  private final CostSolution costSolution;
  private final CompareScenarios compareScenarios;

  ViewScenarios(
      ScenarioAccess access,
      Scenarios scenarios,
      ScenarioMaterialQueries queries,
      ScenarioMaterials materials,
      TenderQueries tenders,
      RankedBidQueries rankings,
      LotsToRecommend lotsToRecommend,
      Solutions solutions,
      CostSolution costSolution,
      CompareScenarios compareScenarios) {
    this.access = access;
    this.scenarios = scenarios;
    this.queries = queries;
    this.materials = materials;
    this.tenders = tenders;
    this.rankings = rankings;
    this.lotsToRecommend = lotsToRecommend;
    this.solutions = solutions;
    this.costSolution = costSolution;
    this.compareScenarios = compareScenarios;
  }

  /**
   * A piece of work and its answer. What the best award costs is told as awards would have it, see
   * {@link CostSolution}; the answer as it is kept has a digest and an address of its own.
   *
   * @param sha256 of the answer as it is kept
   * @param error code of the refusal when it failed
   */
  public record ScenarioRunView(
      RunKind kind,
      RunStatus status,
      int attempts,
      Instant queuedAt,
      @Nullable Instant startedAt,
      @Nullable Instant doneAt,
      @Nullable String sha256,
      @Nullable String error,
      @Nullable Solution solution) {}

  /** A scenario with the work on it. */
  public record Scenario(
      int number,
      Bilingual name,
      ScenarioTerms terms,
      String problemSha256,
      Instant createdAt,
      Bilingual creator,
      List<ScenarioRunView> works) {
    /** The work of a kind; null when it was not asked for. */
    public @Nullable ScenarioRunView work(RunKind kind) {
      return works.stream().filter(w -> w.kind() == kind).findFirst().orElse(null);
    }

    /** The best award, once it was found; null before, and when there is none. */
    public @Nullable Solution found() {
      ScenarioRunView work = work(RunKind.SOLVE);
      Solution solution = work == null ? null : work.solution();
      return solution != null && solution.isFound() ? solution : null;
    }

    /** Whether an answer is still to come. */
    public boolean isPending() {
      return works.stream().anyMatch(w -> w.status().isPending());
    }
  }

  /**
   * All scenarios of a tender.
   *
   * @param comparison of those that found an award; null while the tender has no ranking
   * @param leftOut active lots that no bid may win, which are no part of a new scenario; empty once
   *     no scenario can be stated any longer
   * @param settled active lots of which an award is in force, or for which the reserve is called,
   *     and which are no part of a new scenario either; empty as above
   * @param waits why no scenario can be stated now, such as an open complaint; null when nothing is
   *     against it, or none can be stated any longer
   */
  public record TenderScenariosView(
      TenderQueries.Tender tender,
      List<Scenario> scenarios,
      @Nullable ScenarioComparison comparison,
      List<ScenarioComparison.AwardableLot> leftOut,
      List<ScenarioComparison.AwardableLot> settled,
      @Nullable Bilingual waits,
      List<ChosenScenario> chosen,
      boolean mayState,
      boolean mayChoose) {
    public boolean isPending() {
      return scenarios.stream().anyMatch(Scenario::isPending);
    }
  }

  /** What a form of terms offers to choose. */
  public record TermChoices(
      TenderQueries.Tender tender,
      List<ScenarioComparison.BuyingState> states,
      List<BidderChoice> bidders) {}

  /** A bidder that a rule may name. */
  public record BidderChoice(String registrationNumber, Bilingual name) {}

  /** Names of bidders, lots and states, as a problem calls them. */
  public record ScenarioNames(
      Map<String, Bilingual> bidders, Map<String, Bilingual> lots, Map<String, Bilingual> states) {}

  /**
   * A scenario with the names of what it speaks of.
   *
   * @param bids the bid of each bidder, by the bidder's name in the problem
   * @param lotIds the lots by their names in the problem
   * @param comparison with the award lot by lot; null while the tender has no ranking
   * @param hindrance why the chair cannot recommend what was found; null when nothing is against it
   */
  public record ScenarioView(
      TenderQueries.Tender tender,
      Scenario scenario,
      AwardProblem problem,
      ScenarioNames names,
      @Nullable ScenarioComparison comparison,
      List<RankedBidQueries.RankedBid> ranking,
      Map<String, Long> bids,
      Map<String, Long> lotIds,
      boolean mayCheck,
      boolean mayState,
      boolean mayChoose,
      Refusal.@Nullable RuleBroken hindrance) {}

  @Transactional
  public TenderScenariosView list(Actor actor, long tenderId, int base) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    List<Scenario> all = scenarios(tender, 0);
    ScenarioMaterial material = material(tender);
    Set<Integer> lots = material == null ? Set.of() : material.lots();
    List<ScenarioComparison.AwardableLot> active = activeLots(tenderId);
    boolean open = material != null && tender.status() == TenderStatus.UNDER_EVALUATION;
    Set<Integer> settled = material == null || !open ? Set.of() : settled(material);
    Bilingual waits =
        open ? lotsToRecommend.hindrance(tenderId).map(ViewScenarios::text).orElse(null) : null;
    return new TenderScenariosView(
        tender,
        all,
        comparison(material, base, active, all),
        open
            ? active.stream().filter(in(lots).negate()).filter(in(settled).negate()).toList()
            : List.of(),
        active.stream().filter(in(settled)).toList(),
        waits,
        scenarios.listChosen(tenderId),
        access.mayState(actor, tender) && !lots.isEmpty() && waits == null,
        access.mayChoose(actor, tender));
  }

  private static Set<Integer> settled(ScenarioMaterial material) {
    return material.settled().stream()
        .map(ScenarioMaterialQueries.SettledLot::lotNumber)
        .collect(Collectors.toSet());
  }

  private static Bilingual text(Refusal.RuleBroken refusal) {
    Object[] arguments = refusal.arguments().toArray();
    return new Bilingual(
        Texts.in(Language.AR).get(refusal.messageKey(), arguments),
        Texts.in(Language.EN).get(refusal.messageKey(), arguments));
  }

  /**
   * The scenarios of a tender beside each other and beside the first in rank of every lot; empty
   * while it has no ranking. Who may read it is asked where it is shown.
   */
  @Transactional
  Optional<ScenarioComparison> compare(TenderQueries.Tender tender) {
    return Optional.ofNullable(
        comparison(material(tender), 0, activeLots(tender.id()), scenarios(tender, 0)));
  }

  /** What scenarios are made of; null while a lot with prices has no ranking. */
  private @Nullable ScenarioMaterial material(TenderQueries.Tender tender) {
    boolean ranked =
        rankings.findUnranked(tender.id()).isEmpty() && !rankings.listRanked(tender.id()).isEmpty();
    return ranked ? materials.of(tender) : null;
  }

  private @Nullable ScenarioComparison comparison(
      @Nullable ScenarioMaterial material,
      int base,
      List<ScenarioComparison.AwardableLot> active,
      List<Scenario> scenarios) {
    return material == null || material.lots().isEmpty()
        ? null
        : compareScenarios.of(
            material,
            base,
            active.stream().filter(in(material.lots())).toList(),
            names(material.tender().id()).bidders(),
            scenarios);
  }

  /** One scenario with its problem and all that its page shows. */
  @Transactional
  public ScenarioView get(Actor actor, long tenderId, int number) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    Scenarios.ScenarioSummary stated = stated(tenderId, number);
    Scenario scenario = scenarios(tender, number).get(0);
    return new ScenarioView(
        tender,
        scenario,
        ReadAwardProblem.from(scenarios.getProblem(stated.id()).getBytes(StandardCharsets.UTF_8)),
        names(tenderId),
        comparison(material(tender), 0, activeLots(tenderId), List.of(scenario)),
        rankings.listRanked(tenderId),
        queries.listBidders(tenderId).stream()
            .collect(
                Collectors.toMap(
                    ScenarioMaterialQueries.Bidder::registrationNumber,
                    ScenarioMaterialQueries.Bidder::bidId)),
        tenders.listLots(tenderId).stream()
            .collect(
                Collectors.toMap(l -> Integer.toString(l.number()), TenderQueries.TenderLot::id)),
        scenario.work(RunKind.CHECK) == null && actor.isAnyOf(Role.EVALUATOR, Role.AUDITOR),
        access.mayState(actor, tender),
        access.mayChoose(actor, tender),
        hindrance(actor, tender, stated, scenario));
  }

  /** What the rules of the tender have against awarding what was found; null for nothing. */
  private Refusal.@Nullable RuleBroken hindrance(
      Actor actor,
      TenderQueries.Tender tender,
      Scenarios.ScenarioSummary stated,
      Scenario scenario) {
    Solution found = scenario.found();
    if (found == null || !found.splitsLots() || !access.mayChoose(actor, tender)) {
      return null;
    }
    ScenarioMaterial material = materials.of(tender);
    String now = materials.write(material, materials.terms(stated.terms())).sha256();
    if (!now.equals(stated.problemSha256())) {
      return new Refusal.RuleBroken("award.scenario-outdated", stated.number());
    }
    return DivisionRule.of(tenders, tender.id())
        .hindrance(ScenarioAwards.of(found, material))
        .orElse(null);
  }

  /** What a form of terms offers, for those who may state a scenario. */
  @Transactional
  public TermChoices offered(Actor actor, long tenderId) {
    access.requireMember(actor, tenderId);
    return new TermChoices(
        tenders.getTender(tenderId),
        queries.listStates(tenderId).stream()
            .map(s -> new ScenarioComparison.BuyingState(s.code(), s.name()))
            .toList(),
        queries.listBidders(tenderId).stream()
            .map(b -> new BidderChoice(b.registrationNumber(), b.name()))
            .toList());
  }

  /** The terms of a scenario, to begin another with. */
  @Transactional
  public ScenarioTerms terms(Actor actor, long tenderId, int number) {
    access.requireReader(actor, tenderId);
    return materials.terms(stated(tenderId, number).terms());
  }

  /** The problem as it is kept, byte by byte. */
  @Transactional
  public String problem(Actor actor, long tenderId, int number) {
    access.requireReader(actor, tenderId);
    return scenarios.getProblem(stated(tenderId, number).id());
  }

  /** An answer as it is kept, byte by byte. */
  @Transactional
  public String result(Actor actor, long tenderId, int number, RunKind kind) {
    access.requireReader(actor, tenderId);
    return scenarios.listRuns(tenderId, number).stream()
        .filter(r -> r.kind() == kind)
        .map(Scenarios.Run::result)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound(kind + " of scenario " + number));
  }

  private Scenarios.ScenarioSummary stated(long tenderId, int number) {
    return scenarios
        .find(tenderId, number)
        .orElseThrow(() -> new Refusal.NotFound("scenario " + number + " of tender " + tenderId));
  }

  private List<Scenario> scenarios(TenderQueries.Tender tender, int number) {
    long tenderId = tender.id();
    Map<Long, List<Scenarios.Run>> runs =
        scenarios.listRuns(tenderId, number).stream()
            .collect(Collectors.groupingBy(Scenarios.Run::scenarioId));
    return scenarios.list(tenderId).stream()
        .filter(s -> number == 0 || s.number() == number)
        .map(s -> scenario(tender, s, runs.getOrDefault(s.id(), List.of())))
        .toList();
  }

  private Scenario scenario(
      TenderQueries.Tender tender, Scenarios.ScenarioSummary stated, List<Scenarios.Run> runs) {
    return new Scenario(
        stated.number(),
        stated.name(),
        materials.terms(stated.terms()),
        stated.problemSha256(),
        stated.createdAt(),
        stated.creator(),
        runs.stream().map(r -> work(tender, r)).toList());
  }

  private ScenarioRunView work(TenderQueries.Tender tender, Scenarios.Run run) {
    return new ScenarioRunView(
        run.kind(),
        run.status(),
        run.attempts(),
        run.queuedAt(),
        run.startedAt(),
        run.doneAt(),
        run.resultSha256(),
        run.error(),
        run.result() == null
            ? null
            : run.kind() == RunKind.SOLVE
                ? costSolution.run(tender, solutions.read(run.result()))
                : solutions.read(run.result()));
  }

  private List<ScenarioComparison.AwardableLot> activeLots(long tenderId) {
    return tenders.listLots(tenderId).stream()
        .filter(l -> l.status() == LotStatus.ACTIVE)
        .map(l -> new ScenarioComparison.AwardableLot(l.number(), l.title()))
        .toList();
  }

  private static Predicate<ScenarioComparison.AwardableLot> in(Set<Integer> numbers) {
    return lot -> numbers.contains(lot.number());
  }

  private ScenarioNames names(long tenderId) {
    Map<String, Bilingual> bidders = new LinkedHashMap<>();
    queries.listBidders(tenderId).forEach(b -> bidders.put(b.registrationNumber(), b.name()));
    Map<String, Bilingual> lots = new LinkedHashMap<>();
    tenders.listLots(tenderId).forEach(l -> lots.put(Integer.toString(l.number()), l.title()));
    Map<String, Bilingual> states = new LinkedHashMap<>();
    queries.listStates(tenderId).forEach(s -> states.put(s.code(), s.name()));
    return new ScenarioNames(bidders, lots, states);
  }
}
