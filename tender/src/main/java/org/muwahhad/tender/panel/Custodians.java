package org.muwahhad.tender.panel;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * Whether the opening panel of a tender can hold the shares of its key: three members at least,
 * each with an opening key, from two states at least, and no state with as many members as are
 * needed to open, so that none can open alone.
 */
@Singleton
public class Custodians {
  private static final int FEWEST_NEEDED = 2;
  private static final int FEWEST_STATES = 2;
  private final CustodianQueries queries;

  Custodians(CustodianQueries queries) {
    this.queries = queries;
  }

  /** How the panel of a tender stands. */
  public record PanelStanding(List<CustodianQueries.Custodian> members) {

    /** Who has no opening key yet. */
    public Optional<Bilingual> withoutKey() {
      List<CustodianQueries.Custodian> without = members.stream().filter(m -> !m.hasKey()).toList();
      return without.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Bilingual(
                  without.stream().map(m -> m.name().ar()).collect(Collectors.joining("، ")),
                  without.stream().map(m -> m.name().en()).collect(Collectors.joining(", "))));
    }

    /** Whether the members are of enough states, and no state has enough members to open alone. */
    public boolean isSpread() {
      var byState =
          members.stream()
              .collect(Collectors.groupingBy(m -> state(m.stateCode()), Collectors.counting()));
      long largest = byState.values().stream().mapToLong(Long::longValue).max().orElse(0);
      long states = byState.keySet().stream().filter(s -> !s.isEmpty()).count();
      return states >= FEWEST_STATES && largest < threshold(members.size());
    }

    private static String state(@Nullable String code) {
      return code == null ? "" : code;
    }
  }

  @Transactional
  public PanelStanding standing(long tenderId) {
    return new PanelStanding(queries.listOpening(tenderId));
  }

  /**
   * The panel must be able to hold the shares now.
   *
   * @throws Refusal.RuleBroken {@code tender.panel-incomplete}, {@code tender.opening-keys-missing}
   *     with the names of those who have none, or {@code tender.opening-one-state}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void requireReady(long tenderId) {
    PanelStanding standing = standing(tenderId);
    if (standing.members().size() < AppointPanel.FEWEST) {
      throw new Refusal.RuleBroken("tender.panel-incomplete");
    }
    standing
        .withoutKey()
        .ifPresent(
            names -> {
              throw new Refusal.RuleBroken("tender.opening-keys-missing", names);
            });
    if (!standing.isSpread()) {
      throw new Refusal.RuleBroken("tender.opening-one-state");
    }
  }

  /** How many of the shares are needed to open: more than half, and never one alone. */
  public static int threshold(int shares) {
    return Math.max(FEWEST_NEEDED, shares / 2 + 1);
  }
}
