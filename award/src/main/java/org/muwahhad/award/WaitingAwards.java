package org.muwahhad.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which pending awards may take effect now. Those that a complaint suspends wait, and so does an
 * award with a discount while the awards that do not wait are too few for the discount: else it
 * could be in force at a price whose condition fails later.
 */
final class WaitingAwards {
  private WaitingAwards() {}

  /** A pending award. */
  @Introspected
  @MappedEntity("award")
  record PendingAward(@Id long id, long lotId, long bidId, boolean suspended) {}

  /**
   * A lot that the bidder of a pending award holds, and on which a discount of the award depends.
   *
   * @param number of the discount
   * @param winning how many such lots the discount asks for
   */
  @Introspected
  @MappedEntity("award_discount")
  record Condition(@Id long id, int number, long lotId, long bidId, int winning) {}

  /** The awards that need not wait. */
  static List<Long> ready(List<PendingAward> pending, List<Condition> conditions) {
    Set<Long> waiting =
        pending.stream()
            .filter(PendingAward::suspended)
            .map(PendingAward::id)
            .collect(Collectors.toCollection(HashSet::new));
    Map<List<Long>, List<Condition>> byDiscount =
        conditions.stream().collect(Collectors.groupingBy(c -> List.of(c.id(), (long) c.number())));
    boolean grew = !waiting.isEmpty();
    while (grew) {
      Set<List<Long>> held =
          pending.stream()
              .filter(p -> waiting.contains(p.id()))
              .map(p -> List.of(p.lotId(), p.bidId()))
              .collect(Collectors.toSet());
      grew =
          waiting.addAll(
              byDiscount.values().stream()
                  .filter(lots -> isWaitedFor(lots, held))
                  .map(lots -> lots.get(0).id())
                  .toList());
    }
    return pending.stream().map(PendingAward::id).filter(id -> !waiting.contains(id)).toList();
  }

  /**
   * Whether a discount hangs on an award that waits.
   *
   * @param lots those of its condition
   * @param waiting keys of lots and bids whose awards wait
   */
  private static boolean isWaitedFor(List<Condition> lots, Set<List<Long>> waiting) {
    long waited =
        lots.stream().filter(c -> waiting.contains(List.of(c.lotId(), c.bidId()))).count();
    return waited > 0 && lots.size() - waited < lots.get(0).winning();
  }
}
