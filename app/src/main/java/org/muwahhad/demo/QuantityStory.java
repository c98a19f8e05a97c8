package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.muwahhad.access.Actor;
import org.muwahhad.award.quantity.ConfirmQuantities;
import org.muwahhad.award.quantity.QuantityQueries;
import org.muwahhad.award.quantity.SettleQuantities;
import org.muwahhad.award.quantity.ViewQuantities;
import org.muwahhad.seeds.demo.DemoTender;

/**
 * The states confirm their quantities: all of them where the tender was awarded, one of them a
 * little more of an item where quality counts; the first alone where the others are still to answer
 * today.
 */
@Singleton
class QuantityStory {
  private final ViewQuantities viewQuantities;
  private final ConfirmQuantities confirmQuantities;
  private final SettleQuantities settleQuantities;

  QuantityStory(
      ViewQuantities viewQuantities,
      ConfirmQuantities confirmQuantities,
      SettleQuantities settleQuantities) {
    this.viewQuantities = viewQuantities;
    this.confirmQuantities = confirmQuantities;
    this.settleQuantities = settleQuantities;
  }

  void confirm(DemoCast cast, DemoTender tender, long tenderId) {
    boolean all = tender.state() == DemoTender.DemoTenderState.AWARDED;
    List<QuantityQueries.AskedState> asked =
        viewQuantities.get(cast.person(tender.preparedBy()), tenderId).states();
    for (QuantityQueries.AskedState state : all ? asked : asked.subList(0, 1)) {
      Actor coordinator = cast.person("coordinator." + state.code().toLowerCase(Locale.ROOT));
      boolean more =
          tender.method() == DemoTender.Method.QUALITY_PRICE && state.equals(asked.get(0));
      confirmQuantities.run(
          coordinator,
          tenderId,
          more ? oneMore(coordinator, tenderId) : ConfirmQuantities.QuantityAnswer.asAsked());
    }
    if (all) {
      settleQuantities.run();
    }
  }

  /** The most of the first item of which more can be taken. */
  private ConfirmQuantities.QuantityAnswer oneMore(Actor coordinator, long tenderId) {
    return new ConfirmQuantities.QuantityAnswer(
        viewQuantities.get(coordinator, tenderId).lots().stream()
            .flatMap(l -> l.parts().stream())
            .filter(p -> p.highest().compareTo(p.asked()) > 0)
            .limit(1)
            .map(p -> new ConfirmQuantities.ConfirmedItem(p.lotItemId(), p.highest()))
            .toList(),
        List.of());
  }
}
