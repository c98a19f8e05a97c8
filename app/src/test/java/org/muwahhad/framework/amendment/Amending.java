package org.muwahhad.framework.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;

/** An agreement of 35.5 pieces at 100.125 dinars, and the amendments that are offered of it. */
final class Amending {
  final OfferAmendment offer;
  final SignAmendment sign;
  final ViewAgreementAmendments view;
  final Actor supplier;
  final Actor rival;
  final Actor officer;
  private final TestApp app;
  private final AwardFixture fixture;
  long agreement;
  long item;

  Amending(TestApp app, AwardFixture fixture) {
    this.app = app;
    this.fixture = fixture;
    offer = app.get(OfferAmendment.class);
    sign = app.get(SignAmendment.class);
    view = app.get(ViewAgreementAmendments.class);
    supplier = fixture.world().aBidderFor(fixture.dinarSupplier);
    rival = fixture.world().aBidderFor(fixture.riyalSupplier);
    officer = fixture.world().anOfficerOf(fixture.saudi);
    awarded();
  }

  /** What the dossiers foresee. */
  static void rules(AwardFixture fixture) {
    fixture.letPricesFollowAnIndex(true);
    fixture.rule("agreement.price-rise-percent", "10", "PERCENT");
    fixture.rule("agreement.price-index-percent", "80", "PERCENT");
    fixture.rule("agreement.price-review-months", "0", "MONTHS");
    fixture.rule("agreement.renewal-months", "12", "MONTHS");
    fixture.rule("agreement.quantity-rise-percent", "10", "PERCENT");
    fixture.rule("agreement.quantity-fall-percent", "20", "PERCENT");
  }

  /** Another agreement takes the place of the one before. */
  void awarded() {
    AwardFixture.Tender tender = fixture.aTender();
    item = tender.items().get(0);
    agreement = fixture.conclude(tender);
  }

  void signedByBoth(long amendment) {
    sign.run(supplier, amendment);
    sign.run(fixture.buyer, amendment);
  }

  AmendmentProposal proposal(
      AgreementChange change,
      @Nullable LocalDate effective,
      AmendmentProposal.@Nullable IndexMove index,
      @Nullable List<AmendmentProposal.@Nullable NewPrice> prices) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        change,
        effective,
        "حسب شروط المنافسة",
        "",
        index,
        prices,
        null,
        null,
        null,
        null,
        null);
  }

  AmendmentProposal lower(String price) {
    return lower(price, today());
  }

  AmendmentProposal lower(String price, LocalDate day) {
    return proposal(
        AgreementChange.PRICE,
        day,
        null,
        List.of(new AmendmentProposal.NewPrice(item, new BigDecimal(price))));
  }

  AmendmentProposal vat(String state, String percent) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        AgreementChange.VAT,
        null,
        "تعديل النسبة",
        "",
        null,
        null,
        new AmendmentProposal.NewRate(state, new BigDecimal(percent), "Royal decree"),
        null,
        null,
        null,
        null);
  }

  AmendmentProposal term(LocalDate end) {
    return term(end, null);
  }

  AmendmentProposal term(LocalDate end, @Nullable LocalDate effective) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        AgreementChange.TERM,
        effective,
        "تجديد",
        "",
        null,
        null,
        null,
        null,
        null,
        end,
        null);
  }

  AmendmentProposal quantity(String quantity) {
    return quantities(change(fixture.saudi, quantity));
  }

  AmendmentProposal.QuantityChange change(long entity, String quantity) {
    return new AmendmentProposal.QuantityChange(entity, item, new BigDecimal(quantity));
  }

  AmendmentProposal quantities(AmendmentProposal.QuantityChange... changes) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        AgreementChange.QUANTITY,
        null,
        "مواقع جديدة",
        "",
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(changes));
  }

  void assertFault(AmendmentProposal proposal, String code) {
    assertFault(supplier, proposal, code);
  }

  void assertFault(Actor actor, AmendmentProposal proposal, String code) {
    assertThatThrownBy(() -> offer.run(actor, agreement, proposal))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(Refusal.Fault::code).contains(code));
  }

  /** An amendment that a statement offers. */
  long pastTheCode(String kind) {
    String number =
        app.ask(
            "SELECT COALESCE(MAX(number), 0) + 1 FROM agreement_amendment WHERE agreement_id = "
                + agreement);
    return fixture
        .world()
        .insert(
            """
        INSERT INTO agreement_amendment (agreement_id, number, kind, status, effective_on, reason,
                                         offered_side, offered_by, offered_at)
        VALUES (%d, %s, '%s', 'OFFERED', DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR), 'x', 'CENTRAL',
                %d, UTC_TIMESTAMP(6))"""
                .formatted(agreement, number, kind, fixture.buyer.personId()));
  }

  void putInForcePastTheCode(long amendment) {
    app.sql(
        """
        UPDATE agreement_amendment
           SET status = 'IN_FORCE', ended_at = UTC_TIMESTAMP(6), ended_by = %d
         WHERE id = %d"""
            .formatted(fixture.buyer.personId(), amendment));
  }

  long order(String quantity) {
    return app.get(PlaceCallOff.class)
        .run(
            officer,
            agreement,
            new PlaceCallOff.Order(
                UUID.randomUUID().toString(),
                List.of(new PlaceCallOff.OrderLine(item, new BigDecimal(quantity)))));
  }

  CallOffQueries.CallOffLine line(long callOff) {
    return app.get(ViewCallOff.class).get(officer, callOff).lines().get(0);
  }

  BigDecimal price() {
    return app.get(ViewAgreements.class).get(officer, agreement).entitlements().stream()
        .filter(e -> e.lotItemId() == item)
        .findFirst()
        .orElseThrow()
        .unitPrice();
  }

  LocalDate end() {
    return app.get(ViewAgreements.class).get(officer, agreement).agreement().endsOn();
  }

  String lastAct() {
    return fixture.lastAct("agreement:" + agreement);
  }

  /** How many amendments of this agreement wait for the signature of a person. */
  long waiting(Actor person) {
    return app.get(Home.class).tasks(person).stream()
        .filter(t -> t.kind() == Task.TaskKind.SIGN_AMENDMENT)
        .filter(t -> t.href().equals("/agreements/" + agreement + "/amendments"))
        .mapToLong(Task::count)
        .sum();
  }

  List<Task.TaskKind> tasks(Actor actor) {
    return app.get(Home.class).tasks(actor).stream().map(Task::kind).toList();
  }

  LocalDate today() {
    return LocalDate.parse(app.ask("SELECT DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)"));
  }

  /** How many messages of a kind a person has of this agreement. */
  String told(Actor person, String kind) {
    return app.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s' AND n.href LIKE '/agreements/%d/%%'"""
            .formatted(person.personId(), kind, agreement));
  }
}
