package org.muwahhad.award.quantity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.demo.DemoTime;

/** Tenders whose rules ask Kuwait and Saudi Arabia to confirm their quantities. */
public final class QuantityFixture {
  static final Map<String, String> RULES =
      Map.of(
          "quantities.band-percent", "20",
          "quantities.confirmation-days", "5",
          "technical.pass-mark", "0",
          "preference.gcc-percent", "10",
          "weight.quality", "60",
          "weight.price", "40",
          "abnormal.mean-percent", "90",
          "abnormal.next-percent", "90");

  final TestApp app;
  public final AwardFixture awards;
  public final Actor kuwaiti;
  public final Actor saudi;

  private QuantityFixture(TestApp app) {
    this.app = app;
    awards = AwardFixture.in(app);
    awards.addRules(RULES);
    kuwaiti = awards.world().aPersonWho(Role.NATIONAL_COORDINATOR, "KW");
    saudi = awards.world().aPersonWho(Role.NATIONAL_COORDINATOR, "SA");
  }

  public static QuantityFixture in(TestApp app) {
    return new QuantityFixture(app);
  }

  /**
   * Decided on: a lot that the dinar bid wins for both states together and the riyal bid would win
   * for Saudi Arabia alone, and one that the riyal bid wins in any quantity. A dinar is 12.21
   * riyals.
   */
  public AwardFixture.Tender decided() {
    return adopted(
        List.of(
            new Lot(
                List.of(
                    new Item(List.of("60", "1", "40"), "10", "200"),
                    new Item(List.of("1", "100"), "10", "100")),
                Judged.FIRST,
                Judged.SECOND),
            new Lot(
                List.of(new Item(List.of("10", "20", "7", "3"), "50", "500.25")),
                Judged.SECOND,
                Judged.FIRST)));
  }

  public AwardFixture.Tender adopted(List<Lot> lots) {
    AwardFixture.Tender tender = awards.aTender(lots);
    awards.adopt(tender);
    return tender;
  }

  /** What a state takes, as pairs of a lot item and a quantity. */
  public static ConfirmQuantities.QuantityAnswer takes(Object... pairs) {
    return new ConfirmQuantities.QuantityAnswer(
        java.util.stream.IntStream.range(0, pairs.length / 2)
            .mapToObj(
                i ->
                    new ConfirmQuantities.ConfirmedItem(
                        (Long) pairs[2 * i], new BigDecimal((String) pairs[2 * i + 1])))
            .toList(),
        List.of());
  }

  /** A state takes nothing of these lots. */
  public static ConfirmQuantities.QuantityAnswer optsOut(Long... lots) {
    return new ConfirmQuantities.QuantityAnswer(
        List.of(),
        Arrays.stream(lots).map(l -> new ConfirmQuantities.OptOut(l, "أُلغي المشروع")).toList());
  }

  public void confirm(
      Actor coordinator, AwardFixture.Tender tender, ConfirmQuantities.QuantityAnswer answer) {
    app.get(ConfirmQuantities.class).run(coordinator, tender.id(), answer);
  }

  /** Both states answered; what follows is worked out. */
  public void settle() {
    app.get(SettleQuantities.class).run();
  }

  public static void inDays(int days, Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(days)), act);
  }

  public String status(AwardFixture.Tender tender) {
    return app.ask("SELECT status FROM joint_tender WHERE id = " + tender.id());
  }

  /** The outcome of every lot asked about, by its number. */
  public String outcomes(AwardFixture.Tender tender) {
    return app.ask(
        """
        SELECT GROUP_CONCAT(CONCAT(o.number, ':', COALESCE(l.outcome, '-')) ORDER BY o.number)
          FROM confirmation_lot l JOIN lot o ON o.id = l.lot_id WHERE l.tender_id = %d"""
            .formatted(tender.id()));
  }

  /** Every award of the tender by lot: status, reason of its end, amount. */
  public String awards(AwardFixture.Tender tender) {
    return app.ask(
        """
        SELECT GROUP_CONCAT(CONCAT(l.number, ':', a.status, ':', COALESCE(a.end_reason, '-'), ':',
                 a.amount) ORDER BY l.number, a.id)
          FROM award a JOIN lot l ON l.id = a.lot_id WHERE a.tender_id = %d"""
            .formatted(tender.id()));
  }

  String asked(long item) {
    return app.ask(
        "SELECT asked FROM state_quantity WHERE state_code = 'KW' AND lot_item_id = " + item);
  }

  long confirmation(AwardFixture.Tender tender) {
    return Long.parseLong(
        app.ask("SELECT MAX(id) FROM quantity_confirmation WHERE tender_id = " + tender.id()));
  }
}
