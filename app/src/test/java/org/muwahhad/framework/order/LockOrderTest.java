package org.muwahhad.framework.order;

import static org.muwahhad.framework.order.Ordering.key;
import static org.muwahhad.framework.order.Ordering.line;
import static org.muwahhad.framework.order.Ordering.under;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.AgreementLock;
import org.muwahhad.framework.calloff.CancelCallOff;
import org.muwahhad.framework.contract.SuspendAgreement;
import org.muwahhad.framework.transfer.ConsentToTransfer;
import org.muwahhad.framework.transfer.EndTransfer;
import org.muwahhad.framework.transfer.OfferTransfer;

/** Acts on orders and balances hold the agreement before anything else of it. */
@Tag("long")
class LockOrderTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Ordering ordering = Ordering.in(APP, FIXTURE);
  private final Actor officer = ordering.officer;

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void one_who_orders_holds_all_agreements_before_the_first_balance() throws Exception {
    ordering.order("1");

    assertHeldFirst(() -> ordering.order("1"));
    AgreementLock.assertHeldFirst(
        APP,
        ordering.other,
        AgreementLock.rowsOf(ordering.first),
        () ->
            ordering.basket(
                officer,
                key(),
                under(ordering.first, line(ordering.item(0), "1")),
                under(ordering.other, line(ordering.item(2), "1"))));
  }

  @Test
  void one_who_answers_delivers_or_cancels_an_order_holds_its_agreement_first() throws Exception {
    long delivered = ordering.order("2");
    long cancelled = ordering.order("1");

    assertHeldFirst(() -> ordering.confirm(delivered));
    assertHeldFirst(() -> ordering.deliver(delivered, "1"));
    assertHeldFirst(() -> APP.get(CancelCallOff.class).run(officer, cancelled, "لا حاجة"));
  }

  @Test
  void one_who_offers_or_takes_over_a_balance_holds_the_agreement_first() throws Exception {
    long neighbour = FIXTURE.world().anEntityIn("SA");
    Actor receiver = FIXTURE.world().anOfficerOf(neighbour);
    long taken = offer(neighbour);
    long withdrawn = offer(neighbour);

    assertHeldFirst(() -> offer(neighbour));
    assertHeldFirst(() -> APP.get(ConsentToTransfer.class).run(receiver, taken));
    assertHeldFirst(() -> APP.get(EndTransfer.class).run(officer, withdrawn, ""));
  }

  @Test
  void one_who_suspends_an_agreement_holds_it_first() throws Exception {
    SuspendAgreement.SuspensionTerms terms =
        new SuspendAgreement.SuspensionTerms(ordering.today(), null, "فحص");

    assertHeldFirst(
        () -> APP.get(SuspendAgreement.class).run(FIXTURE.buyer, ordering.first, terms));
  }

  private void assertHeldFirst(Runnable act) throws Exception {
    AgreementLock.assertHeldFirst(APP, ordering.first, act);
  }

  private long offer(long receiver) {
    return APP.get(OfferTransfer.class)
        .run(
            officer,
            ordering.first,
            new OfferTransfer.Offer(
                key(),
                ordering.item(0),
                APP.ask("SELECT code FROM procuring_entity WHERE id = " + receiver),
                BigDecimal.ONE,
                "فائض عن الحاجة"));
  }
}
