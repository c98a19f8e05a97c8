package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.framework.calloff.PlaceCallOff;

/**
 * A tender whose awards become agreements, and an officer of a Saudi entity who orders under the
 * first.
 */
public final class AgreedTender {
  public static final Instant LATER = Instant.now().plus(Duration.ofDays(11));
  public final PlaceCallOff placeCallOff;
  public final Actor officer;
  public final AwardFixture.Tender tender;
  private final TestApp app;
  private final AwardFixture fixture;

  public AgreedTender(TestApp app, AwardFixture fixture) {
    this.app = app;
    this.fixture = fixture;
    placeCallOff = app.get(PlaceCallOff.class);
    officer = fixture.world().anOfficerOf(fixture.saudi);
    tender = fixture.aTender();
  }

  public long agreement() {
    fixture.adopt(tender);
    DemoTime.run(LATER, () -> app.get(ConfirmAwards.class).run(fixture.buyer, tender.id()));
    return Long.parseLong(
        app.ask("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + tender.id()));
  }

  public long order(Actor actor, long agreement, String key, String quantity) {
    return place(actor, agreement, key, List.of(line(tender.items().get(0), quantity)));
  }

  public long place(Actor actor, long agreement, String key, List<PlaceCallOff.OrderLine> lines) {
    return DemoTime.at(
        LATER, () -> placeCallOff.run(actor, agreement, new PlaceCallOff.Order(key, lines)));
  }

  public String called(long agreement) {
    return app.ask(
        "SELECT called_quantity FROM entitlement WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"
            .formatted(agreement, fixture.saudi, tender.items().get(0)));
  }

  public PlaceCallOff.OrderLine line(long item, String quantity) {
    return new PlaceCallOff.OrderLine(item, new BigDecimal(quantity));
  }

  public void refused(String rule, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(TestApp.SqlRefused.class).hasMessageContaining(rule);
  }
}
