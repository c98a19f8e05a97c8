package org.muwahhad.plan.joint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Which figures an edition of the joint plan tells everybody. Nobody works out of them what a
 * single state plans:
 *
 * <ul>
 *   <li>What fewer states than the rule says plan for a quarter is left out. Of two states, each
 *       could subtract its own estimate.
 *   <li>Where fewer states than that plan otherwise than in some edition that published a figure,
 *       the last figure stands: the difference of two editions would tell what one of them changed.
 *       An edition is read beside all before it, not beside the last alone.
 * </ul>
 */
final class PublishedFigures {
  private PublishedFigures() {}

  /** A group of categories in a quarter. */
  private record GroupQuarter(String code, int quarter) {}

  /**
   * The figures.
   *
   * @param edition its key
   * @param contributions of the states to it
   * @param published what earlier editions published of each group and quarter, the oldest first
   * @param earlier gives the contributions of the states to an earlier edition
   * @param least how many states there must be
   */
  static List<JointPlanQueries.PublishedFigure> of(
      long edition,
      List<JointPlanQueries.Contribution> contributions,
      List<JointPlanQueries.PublishedFigure> published,
      LongFunction<List<JointPlanQueries.Contribution>> earlier,
      int least) {
    Map<GroupQuarter, List<JointPlanQueries.PublishedFigure>> before = new HashMap<>();
    published.forEach(
        f ->
            before
                .computeIfAbsent(new GroupQuarter(f.code(), f.quarter()), q -> new ArrayList<>())
                .add(f));
    Map<Long, Map<GroupQuarter, Map<String, BigDecimal>>> editions = new HashMap<>();
    List<JointPlanQueries.PublishedFigure> figures = new ArrayList<>();
    Map<GroupQuarter, BigDecimal> sums = sums(contributions);
    planned(contributions)
        .forEach(
            (quarter, now) -> {
              if (now.size() < least) {
                return;
              }
              List<JointPlanQueries.PublishedFigure> ofQuarter =
                  before.getOrDefault(quarter, List.of());
              boolean isStanding =
                  ofQuarter.stream()
                      .anyMatch(
                          f ->
                              countChanged(
                                      editions
                                          .computeIfAbsent(
                                              f.figureOf(), id -> planned(earlier.apply(id)))
                                          .getOrDefault(quarter, Map.of()),
                                      now)
                                  < least);
              figures.add(
                  isStanding
                      ? ofQuarter.get(ofQuarter.size() - 1)
                      : new JointPlanQueries.PublishedFigure(
                          quarter.code(),
                          quarter.quarter(),
                          edition,
                          sums.getOrDefault(quarter, BigDecimal.ZERO)));
            });
    return List.copyOf(figures);
  }

  private static int countChanged(Map<String, BigDecimal> then, Map<String, BigDecimal> now) {
    Set<String> states = new HashSet<>(then.keySet());
    states.addAll(now.keySet());
    return (int)
        states.stream()
            .filter(
                s ->
                    then.getOrDefault(s, BigDecimal.ZERO)
                            .compareTo(now.getOrDefault(s, BigDecimal.ZERO))
                        != 0)
            .count();
  }

  /** What each state plans, in its own currency. */
  private static Map<GroupQuarter, Map<String, BigDecimal>> planned(
      List<JointPlanQueries.Contribution> contributions) {
    Map<GroupQuarter, Map<String, BigDecimal>> planned = new LinkedHashMap<>();
    contributions.forEach(
        c ->
            planned
                .computeIfAbsent(
                    new GroupQuarter(c.code(), c.quarter()), quarter -> new LinkedHashMap<>())
                .put(c.stateCode(), c.planned()));
    return planned;
  }

  private static Map<GroupQuarter, BigDecimal> sums(
      List<JointPlanQueries.Contribution> contributions) {
    Map<GroupQuarter, BigDecimal> sums = new HashMap<>();
    contributions.forEach(
        c -> sums.merge(new GroupQuarter(c.code(), c.quarter()), c.amount(), BigDecimal::add));
    return sums;
  }
}
