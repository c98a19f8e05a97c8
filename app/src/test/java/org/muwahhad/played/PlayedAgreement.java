package org.muwahhad.played;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.calloff.ConfirmOrder;
import org.muwahhad.framework.calloff.PlaceCallOff;

/**
 * The agreement of the first lot of a tender.
 *
 * @param item the first item of the lot
 * @param entity a Kuwaiti entity with a balance of the item
 * @param officer of that entity
 */
public record PlayedAgreement(
    TestApp app, Stage stage, PlayedTender tender, long id, long item, long entity, Actor officer) {

  /** Of a tender whose awards took effect. */
  public static PlayedAgreement of(TestApp app, Stage stage, PlayedTender tender) {
    long item = tender.items(0).get(0);
    String balance =
        """
        SELECT CONCAT(e.agreement_id, ' ', e.entity_id)
          FROM entitlement e JOIN procuring_entity p ON p.id = e.entity_id
         WHERE e.lot_item_id = %d AND p.state_code = 'KW'
         ORDER BY e.agreement_id, e.entity_id LIMIT 1"""
            .formatted(item);
    String[] ids = app.ask(balance).split(" ");
    long entity = Long.parseLong(ids[1]);
    return new PlayedAgreement(
        app,
        stage,
        tender,
        Long.parseLong(ids[0]),
        item,
        entity,
        stage.world().anOfficerOf(entity));
  }

  /** Of a tender of this plan that the first of two bidders won. */
  public static PlayedAgreement awarded(TestApp app, Stage stage, Plan plan) {
    return of(app, stage, PlayedTender.withTwoBids(stage, plan).playToAward());
  }

  public Instant now() {
    return tender.afterStandstill().plus(Duration.ofDays(2));
  }

  /** When the guarantee of its winner is overdue. */
  public Instant overdue() {
    return tender.afterStandstill().plus(Duration.ofDays(60));
  }

  /** Who bid first. */
  public Actor supplier() {
    return List.copyOf(tender.bids().keySet()).get(0);
  }

  /** The officer orders some of the item. */
  public long order(String quantity) {
    return stage.at(
        now(),
        () ->
            app.get(PlaceCallOff.class)
                .run(
                    officer,
                    id,
                    new PlaceCallOff.Order(
                        UUID.randomUUID().toString(),
                        List.of(new PlaceCallOff.OrderLine(item, new BigDecimal(quantity))))));
  }

  /** The supplier promises an order for a day. */
  public void confirm(Actor supplier, long order, LocalDate day) {
    stage.run(
        now(),
        () ->
            app.get(ConfirmOrder.class)
                .run(supplier, order, new ConfirmOrder.Confirmation(day, "")));
  }

  /** How often an act stands on its record. */
  public String acts(String act) {
    return app.ask(
        """
        SELECT COUNT(*) FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE e.act = '%s' AND c.name = 'agreement:%d'"""
            .formatted(act, id));
  }

  /** How often a person was sent to the page of its contract. */
  public String told(Actor person, String kind) {
    return app.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s' AND n.href = '/agreements/%d/contract'"""
            .formatted(person.personId(), kind, id));
  }
}
