package org.muwahhad.award;

import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.AwardFixture.Tender;

/**
 * Two lots of which the dinar bid is the first in rank. Lot 1 asks for 10 and 20 of its first item
 * for Kuwait and Saudi Arabia, and for 6 and 4 of its second; lot 2 for 5 and 5 of one item.
 */
public final class SharedLots {
  private SharedLots() {}

  public static Tender in(AwardFixture fixture) {
    return fixture.aTender(
        List.of(
            new Lot(
                List.of(
                    new Item(List.of("10", "20"), "100", "1300"),
                    new Item(List.of("6", "4"), "7.005", "90.50")),
                Judged.FIRST,
                Judged.SECOND),
            new Lot(
                List.of(new Item(List.of("5", "5"), "40", "500")), Judged.FIRST, Judged.SECOND)));
  }

  /**
   * Lot 1 divided: of the first item 24 by the dinar bid (4 for Kuwait, 20 for Saudi Arabia) and 6
   * by the riyal bid (for Kuwait), of the second 7 (6 and 1) and 3 (for Saudi Arabia).
   */
  public static List<LotShare> shares(Tender tender) {
    return List.of(
        share(tender, 0, true, "KW", "4"),
        share(tender, 0, true, "SA", "20"),
        share(tender, 1, true, "KW", "6"),
        share(tender, 1, true, "SA", "1"),
        share(tender, 0, false, "KW", "6"),
        share(tender, 1, false, "SA", "3"));
  }

  /** A share of an item of lot 1. */
  public static LotShare share(
      Tender tender, int item, boolean dinar, String state, String quantity) {
    return new LotShare(
        tender.lots().get(0),
        dinar ? tender.dinarBid() : tender.riyalBid(),
        tender.items().get(item),
        state,
        new BigDecimal(quantity));
  }
}
