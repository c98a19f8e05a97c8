package org.muwahhad.framework.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.contract.LiftSuspension;
import org.muwahhad.framework.contract.SuspendAgreement;
import org.muwahhad.organisation.register.ReinstateSupplier;
import org.muwahhad.organisation.register.SuspendSupplier;
import org.muwahhad.organisation.supplier.DecideDebarment;
import org.muwahhad.organisation.supplier.LiftDebarment;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.shared.Bilingual;

/** An order that waits for a second officer goes out only while it could still be placed. */
@Tag("long")
class LateApprovalTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final Ordering ORDERING = everyOrderIsApproved();
  private final ApproveOrder approve = APP.get(ApproveOrder.class);
  private final long order = ORDERING.order("1");

  private static Ordering everyOrderIsApproved() {
    Ordering ordering = Ordering.in(APP, FIXTURE);
    ordering.approveAbove("0");
    return ordering;
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void none_goes_out_under_an_agreement_that_is_no_longer_in_force() {
    APP.get(SuspendAgreement.class)
        .run(
            FIXTURE.buyer,
            ORDERING.first,
            new SuspendAgreement.SuspensionTerms(ORDERING.today(), null, "تُفحص عينات"));

    assertHeldBack("order.agreement-not-in-force", "framework.outside-period");

    long suspension =
        Long.parseLong(
            APP.ask(
                "SELECT MAX(id) FROM agreement_suspension WHERE agreement_id = " + ORDERING.first));
    APP.get(LiftSuspension.class).run(FIXTURE.buyer, suspension, "سُلّمت العينات");
    assertGoesOut();
  }

  @Test
  void none_goes_out_to_a_supplier_whose_registration_is_suspended() {
    long supplier = FIXTURE.dinarSupplier;
    APP.get(SuspendSupplier.class).run(FIXTURE.buyer, supplier, "تحقيق جارٍ", null);
    try {
      assertHeldBack("order.supplier-suspended", "order.supplier-suspended");
    } finally {
      APP.get(ReinstateSupplier.class).run(FIXTURE.buyer, supplier, "انتهى التحقيق");
    }
    assertGoesOut();
  }

  @Test
  void none_goes_out_to_a_supplier_that_is_debarred() {
    long supplier = FIXTURE.dinarSupplier;
    Actor other = FIXTURE.world().aPersonWho(Role.CENTRAL_BUYER);
    long debarment =
        APP.get(ProposeDebarment.class)
            .run(
                FIXTURE.buyer,
                supplier,
                new ProposeDebarment.Proposal(
                    ORDERING.today(), null, new Bilingual("غش", "Fraud"), "تقرير التحقيق"));
    APP.get(DecideDebarment.class).run(other, supplier, debarment, true);
    try {
      assertHeldBack("framework.supplier-debarred", "framework.supplier-debarred");
    } finally {
      APP.get(LiftDebarment.class).run(other, supplier, debarment, "حُكم بالبراءة");
    }
    assertGoesOut();
  }

  /** Neither the act nor a statement past it approves the order. */
  private void assertHeldBack(String code, String rule) {
    assertThatThrownBy(() -> approve.run(ORDERING.second, order, "")).hasMessage(code);
    // The clock of the service was moved on here, so the statement gets its evening.
    long evening = ORDERING.today().atTime(20, 0).toEpochSecond(ZoneOffset.UTC);
    ORDERING.refused(
        rule,
        """
        SET STATEMENT timestamp = %d FOR
        UPDATE order_approval SET decision = 'APPROVED', decided_by = %d,
               decided_at = UTC_TIMESTAMP(6) WHERE call_off_id = %d"""
            .formatted(evening, ORDERING.second.personId(), order));
    assertThat(ORDERING.status(order)).isEqualTo("AWAITING_APPROVAL");
  }

  private void assertGoesOut() {
    approve.run(ORDERING.second, order, "");
    assertThat(ORDERING.status(order)).isEqualTo("PLACED");
  }
}
