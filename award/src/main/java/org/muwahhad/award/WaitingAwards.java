package org.muwahhad.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which pending awards may take effect now. Those that a complaint suspends wait, and so does an
 * award with a discount while an award on which the discount depends waits: else it could be in
 * force at a price whose condition fails later.
 */
final class WaitingAwards {
  private WaitingAwards() {}

  /** A pending award. */
  @Introspected
  @MappedEntity("award")
  record PendingAward(@Id long id, long lotId, long bidId, boolean suspended) {}

  /** A lot that the discount of a pending award depends on. */
  @Introspected
  @MappedEntity("award_discount")
  record Condition(@Id long id, long lotId, long bidId) {}

  /** The awards that need not wait. */
  static List<Long> ready(List<PendingAward> pending, List<Condition> conditions) {
    Set<Long> waiting =
        pending.stream()
            .filter(PendingAward::suspended)
            .map(PendingAward::id)
            .collect(Collectors.toCollection(HashSet::new));
    boolean grew = !waiting.isEmpty();
    while (grew) {
      Set<List<Long>> held =
          pending.stream()
              .filter(p -> waiting.contains(p.id()))
              .map(p -> List.of(p.lotId(), p.bidId()))
              .collect(Collectors.toSet());
      grew =
          waiting.addAll(
              conditions.stream()
                  .filter(c -> held.contains(List.of(c.lotId(), c.bidId())))
                  .map(Condition::id)
                  .toList());
    }
    return pending.stream().map(PendingAward::id).filter(id -> !waiting.contains(id)).toList();
  }
}
