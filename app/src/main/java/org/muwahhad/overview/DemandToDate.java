package org.muwahhad.overview;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The demand endorsed in all rounds. That of a round whose demand is aggregated does not change: it
 * is summed once on each node.
 */
@Singleton
class DemandToDate {
  private static final int MANY = 5_000;
  private final ProgressQueries queries;
  private final Map<KnownRound, List<ProgressQueries.DemandRow>> known = new ConcurrentHashMap<>();

  DemandToDate(ProgressQueries queries) {
    this.queries = queries;
  }

  private record KnownRound(long id, int version) {
    static KnownRound of(ProgressQueries.RoundRow round) {
      return new KnownRound(round.id(), round.version());
    }
  }

  /** The sums of the rounds, in their order. */
  List<ProgressQueries.DemandRow> of(List<ProgressQueries.RoundRow> rounds) {
    if (known.size() > MANY) {
      known.clear();
    }
    Set<Long> unknown = new HashSet<>();
    List<ProgressQueries.DemandRow> all = new ArrayList<>();
    for (ProgressQueries.RoundRow round : rounds) {
      List<ProgressQueries.DemandRow> sums =
          round.settled() ? known.get(KnownRound.of(round)) : null;
      if (sums == null) {
        unknown.add(round.id());
      } else {
        all.addAll(sums);
      }
    }
    if (!unknown.isEmpty()) {
      Map<Long, List<ProgressQueries.DemandRow>> read =
          queries.listDemand(List.copyOf(unknown)).stream()
              .collect(Collectors.groupingBy(ProgressQueries.DemandRow::roundId));
      for (ProgressQueries.RoundRow round : rounds) {
        if (unknown.contains(round.id())) {
          List<ProgressQueries.DemandRow> sums = read.getOrDefault(round.id(), List.of());
          all.addAll(sums);
          if (round.settled()) {
            known.put(KnownRound.of(round), sums);
          }
        }
      }
    }
    return all;
  }
}
