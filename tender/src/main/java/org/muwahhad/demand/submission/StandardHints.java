package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.standard.StandardItem;
import org.muwahhad.catalog.standard.StandardItems;

/** Finds the hints about the lines of a submission: a few queries, however many lines. */
@Singleton
public class StandardHints {
  private final StandardItems standards;
  private final AskableItemQueries catalog;

  StandardHints(StandardItems standards, AskableItemQueries catalog) {
    this.standards = standards;
    this.catalog = catalog;
  }

  /** What a line asks for: an item by its code, and a quantity; zero while the field is empty. */
  public record Ask(String item, BigDecimal quantity) {
    public Ask {
      item = item.strip().toUpperCase(Locale.ROOT);
    }
  }

  /** The hints, by what was asked; those without one are absent. */
  public Map<Ask, StandardHint> about(Actor actor, long roundId, List<Ask> asks) {
    List<StandardItems.Ask> asked =
        asks.stream()
            .filter(a -> !a.item().isEmpty())
            .map(a -> new StandardItems.Ask(a.item(), counted(a.quantity())))
            .distinct()
            .toList();
    Map<StandardItems.Ask, StandardItem> near =
        asked.isEmpty() ? Map.of() : standards.listOfGroups(actor, roundId, asked);
    if (near.isEmpty()) {
      return Map.of();
    }
    Set<String> taken = inRound(roundId, near);
    Map<Ask, StandardHint> hints = new HashMap<>();
    for (Ask ask : asks) {
      Optional.ofNullable(near.get(new StandardItems.Ask(ask.item(), counted(ask.quantity()))))
          .filter(n -> taken.contains(n.standard().itemCode()))
          .flatMap(n -> StandardHint.about(n, ask.quantity()))
          .ifPresent(h -> hints.put(ask, h));
    }
    return hints;
  }

  public Optional<StandardHint> find(Actor actor, long roundId, Ask ask) {
    return Optional.ofNullable(about(actor, roundId, List.of(ask)).get(ask));
  }

  private Set<String> inRound(long roundId, Map<StandardItems.Ask, StandardItem> near) {
    List<String> codes =
        near.values().stream().map(n -> n.standard().itemCode()).distinct().toList();
    return catalog.listByCodes(roundId, codes).stream()
        .filter(AskableItemQueries.AskableItem::inRound)
        .map(AskableItemQueries.AskableItem::code)
        .collect(Collectors.toSet());
  }

  /** Without a quantity the effect on the price is not disclosed; one unit stands in for it. */
  private static BigDecimal counted(BigDecimal quantity) {
    return quantity.signum() > 0 ? quantity : BigDecimal.ONE;
  }
}
