package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.inStandstill;

import java.time.Duration;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.played.PlayedTender;

/** An agreement, and an officer of a Kuwaiti entity with a balance in it. */
record Agreement(PlayedTender tender, long id, long item, long entity, Actor officer) {
  Instant now() {
    return tender.afterStandstill().plus(Duration.ofDays(2));
  }

  /** When the guarantee of its winner is overdue. */
  Instant overdue() {
    return tender.afterStandstill().plus(Duration.ofDays(60));
  }

  /** With a tender of its own. */
  static Agreement inForce() {
    PlayedTender tender = inStandstill().award();
    long item = tender.items(0).get(0);
    String balance =
        """
        SELECT CONCAT(e.agreement_id, ' ', e.entity_id)
          FROM entitlement e JOIN procuring_entity p ON p.id = e.entity_id
         WHERE e.lot_item_id = %d AND p.state_code = 'KW'"""
            .formatted(item);
    String[] ids = APP.ask(balance).split(" ");
    long entity = Long.parseLong(ids[1]);
    return new Agreement(
        tender, Long.parseLong(ids[0]), item, entity, STAGE.world().anOfficerOf(entity));
  }
}
