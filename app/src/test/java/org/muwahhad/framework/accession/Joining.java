package org.muwahhad.framework.accession;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;

/** An agreement that an entity of Oman may join, and what it asks for. */
final class Joining {
  final RequestAccession request;
  final AcceptAccession accept;
  final ApproveAccession approve;
  final ViewAccessions view;
  final long omani;
  final Actor officer;
  final Actor supplier;
  final Actor rival;
  private final TestApp app;
  private final AwardFixture fixture;
  long agreement;
  long item;

  Joining(TestApp app, AwardFixture fixture) {
    this.app = app;
    this.fixture = fixture;
    request = app.get(RequestAccession.class);
    accept = app.get(AcceptAccession.class);
    approve = app.get(ApproveAccession.class);
    view = app.get(ViewAccessions.class);
    omani = fixture.world().anEntityIn("OM");
    officer = fixture.world().anOfficerOf(omani);
    supplier = fixture.world().aBidderFor(fixture.dinarSupplier);
    rival = fixture.world().aBidderFor(fixture.riyalSupplier);
    awarded();
  }

  /** Another agreement takes the place of the one before. */
  void awarded() {
    AwardFixture.Tender tender = fixture.aTender();
    item = tender.items().get(0);
    agreement = fixture.conclude(tender);
  }

  void join(Actor asking, String quantity) {
    approve.run(fixture.buyer, accepted(asking, quantity));
  }

  long accepted(Actor asking, String quantity) {
    long id = request(asking, quantity);
    accept.run(supplier, id, today().plusDays(10));
    return id;
  }

  long request(Actor asking, String quantity) {
    return request.run(asking, agreement, asked(UUID.randomUUID().toString(), item, quantity));
  }

  RequestAccession.AccessionRequest asked(String key, long item, String quantity) {
    return new RequestAccession.AccessionRequest(
        key,
        List.of(new RequestAccession.AskedQuantity(item, new BigDecimal(quantity))),
        "حاجة جديدة");
  }

  LocalDate today() {
    return LocalDate.parse(app.ask("SELECT DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)"));
  }

  String joined(long entity) {
    return app.ask(
        """
        SELECT MAX(joined_quantity) FROM entitlement
         WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"""
            .formatted(agreement, entity, item));
  }

  String status(long accession) {
    return app.ask("SELECT status FROM accession WHERE id = " + accession);
  }
}
