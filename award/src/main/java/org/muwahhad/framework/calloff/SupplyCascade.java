package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.framework.CascadeQueries;
import org.muwahhad.shared.Refusal;

/** The order in which suppliers are used where a lot is supplied in cascade. */
@Singleton
class SupplyCascade {
  private final CascadeQueries queries;

  SupplyCascade(CascadeQueries queries) {
    this.queries = queries;
  }

  /**
   * Lets pass what an entity orders of items.
   *
   * @throws Refusal.RuleBroken {@code contract.not-first} when another supplier is ordered from
   *     before
   */
  void requireFirst(long agreementId, long entityId, List<Long> lotItems) {
    queries.list(agreementId, entityId).stream()
        .filter(e -> lotItems.contains(e.lotItemId()))
        .findFirst()
        .ifPresent(
            e -> {
              throw new Refusal.RuleBroken(
                  "contract.not-first",
                  e.item(),
                  e.supplier(),
                  e.number(),
                  e.balanceLeft().stripTrailingZeros());
            });
  }
}
