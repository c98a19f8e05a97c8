package org.muwahhad.aggregation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/**
 * Opens a figure of the aggregation desk to the demand lines it was summed from. Central buyers and
 * auditors see the lines of all states; nobody else sees any.
 */
@Singleton
public class ViewSourceLines {
  /** Lines on a page. */
  public static final int PAGE_SIZE = 50;

  /** Lines in a file at most; a figure behind which more stand is opened state by state. */
  static final int MOST_IN_A_FILE = 100_000;

  private final SourceLineQueries lines;
  private final PlanLots planLots;

  ViewSourceLines(SourceLineQueries lines, PlanLots planLots) {
    this.lines = lines;
    this.planLots = planLots;
  }

  /**
   * A figure of a plan or of a tender.
   *
   * @param lot number of the lot; 0 for all
   * @param revision item revision; 0 for all
   * @param state code of the state; empty for all
   */
  public record Figure(int lot, long revision, String state) {}

  /** One page of the lines behind a figure, and how many there are. */
  public record LinesPage(List<SourceLineQueries.DemandLineBehind> lines, long total) {
    public LinesPage {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The lines behind a figure of a tender.
   *
   * @param page from 1; 0 for all
   */
  @Transactional
  public LinesPage ofTender(Actor actor, long tenderId, Figure figure, int page) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR);
    long total = lines.countOfTender(tenderId, figure.lot(), figure.revision(), figure.state());
    return new LinesPage(
        lines.listOfTender(
            tenderId, figure.lot(), figure.revision(), figure.state(), size(page), skipped(page)),
        total);
  }

  /**
   * The lines behind a figure of a plan that a strategy proposes.
   *
   * @param page from 1; 0 for all
   * @throws Refusal.NotFound when the plan has no such lot
   */
  @Transactional
  public LinesPage ofPlan(
      Actor actor, long roundId, LotStrategy strategy, Figure figure, int page) {
    LotPlan plan = planLots.run(actor, roundId, strategy);
    List<LotPlan.PlannedItem> items = items(plan, figure);
    List<Long> revisions = items.stream().map(i -> i.item().revisionId()).distinct().toList();
    String area = figure.lot() == 0 || items.isEmpty() ? "" : items.get(0).areaCode();
    String region = strategy.area() == LotStrategy.Area.REGION ? area : "";
    String city = strategy.area() == LotStrategy.Area.CITY ? area : "";
    long total = lines.countOfRound(roundId, revisions, figure.state(), region, city);
    return new LinesPage(
        lines.listOfRound(
            roundId, revisions, figure.state(), region, city, size(page), skipped(page)),
        total);
  }

  private static List<LotPlan.PlannedItem> items(LotPlan plan, Figure figure) {
    if (figure.lot() != 0 && plan.find(figure.lot()).isEmpty()) {
      throw new Refusal.NotFound("lot " + figure.lot());
    }
    return plan.lots().stream()
        .filter(l -> figure.lot() == 0 || l.number() == figure.lot())
        .flatMap(l -> l.items().stream())
        .filter(i -> figure.revision() == 0 || i.item().revisionId() == figure.revision())
        .toList();
  }

  private static int size(int page) {
    return page == 0 ? MOST_IN_A_FILE : PAGE_SIZE;
  }

  private static long skipped(int page) {
    return page == 0 ? 0 : (page - 1L) * PAGE_SIZE;
  }
}
