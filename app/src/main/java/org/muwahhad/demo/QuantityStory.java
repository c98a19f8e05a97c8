package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.muwahhad.access.Actor;
import org.muwahhad.award.quantity.ConfirmQuantities;
import org.muwahhad.award.quantity.QuantityViews;
import org.muwahhad.award.quantity.SeeQuantities;
import org.muwahhad.award.quantity.SettleQuantities;
import org.muwahhad.seeds.demo.DemoTender;

/**
 * The states confirm their quantities: all of them where the tender was awarded, one of them a
 * little more of an item where quality counts; the first alone where the others are still to answer
 * today.
 */
@Singleton
class QuantityStory {
  private final SeeQuantities seeQuantities;
  private final ConfirmQuantities confirmQuantities;
  private final SettleQuantities settleQuantities;

  QuantityStory(
      SeeQuantities seeQuantities,
      ConfirmQuantities confirmQuantities,
      SettleQuantities settleQuantities) {
    this.seeQuantities = seeQuantities;
    this.confirmQuantities = confirmQuantities;
    this.settleQuantities = settleQuantities;
  }

  void confirm(Cast cast, DemoTender tender, long tenderId) {
    boolean all = tender.state() == DemoTender.State.AWARDED;
    List<QuantityViews.State> asked =
        seeQuantities.get(cast.person(tender.preparedBy()), tenderId).states();
    for (QuantityViews.State state : all ? asked : asked.subList(0, 1)) {
      Actor coordinator = cast.person("coordinator." + state.code().toLowerCase(Locale.ROOT));
      boolean more =
          tender.method() == DemoTender.Method.QUALITY_PRICE && state.equals(asked.get(0));
      confirmQuantities.run(
          coordinator,
          tenderId,
          more ? oneMore(coordinator, tenderId) : ConfirmQuantities.Answer.asAsked());
    }
    if (all) {
      settleQuantities.run();
    }
  }

  /** The most of the first item of which more can be taken. */
  private ConfirmQuantities.Answer oneMore(Actor coordinator, long tenderId) {
    return new ConfirmQuantities.Answer(
        seeQuantities.get(coordinator, tenderId).lots().stream()
            .flatMap(l -> l.parts().stream())
            .filter(p -> p.highest().compareTo(p.asked()) > 0)
            .limit(1)
            .map(p -> new ConfirmQuantities.Item(p.lotItemId(), p.highest()))
            .toList(),
        List.of());
  }
}
