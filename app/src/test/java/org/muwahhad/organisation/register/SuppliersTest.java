package org.muwahhad.organisation.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/** The register of suppliers and their suspensions. */
class SuppliersTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final ViewSuppliers view = APP.get(ViewSuppliers.class);

  @Test
  void a_buyer_registers_a_supplier_with_its_usual_origin() {
    long id = APP.get(RegisterSupplier.class).run(buyer, company("1010-1"));

    SupplierQueries.SupplierRow row = view.get(WORLD.aPersonWho(Role.AUDITOR), id).supplier();
    assertThat(row.status()).isEqualTo(SupplierStatus.REGISTERED);
    assertThat(row.gccOrigin()).isTrue();
    assertThat(lastAct(id)).isEqualTo("organisation.supplier-registered");
  }

  @Test
  void a_register_number_is_taken_once_and_the_country_exists() {
    APP.get(RegisterSupplier.class).run(buyer, company("1010-2"));

    assertThatThrownBy(() -> APP.get(RegisterSupplier.class).run(buyer, company("1010-2")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults().get(0).code())
                    .isEqualTo("organisation.register-number-taken"));
    assertThatThrownBy(
            () ->
                APP.get(RegisterSupplier.class)
                    .run(buyer, new RegisterSupplier.Registration(null, null, "ZZ", false)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field)
                    .containsExactly("number", "name.ar", "name.en", "country"));
  }

  @Test
  void a_suspension_has_a_reason_and_is_lifted_with_one() {
    long id = WORLD.aSupplier();

    APP.get(SuspendSupplier.class).run(buyer, id, "Decision 7 of 2026", null);
    assertThat(view.get(buyer, id).supplier().isSuspended()).isTrue();
    assertThatThrownBy(() -> APP.get(SuspendSupplier.class).run(buyer, id, "again", null))
        .hasMessage("organisation.supplier-suspended");
    APP.get(ReinstateSupplier.class).run(buyer, id, "Appeal upheld");

    ViewSuppliers.SupplierView sheet = view.get(buyer, id);
    assertThat(sheet.supplier().isSuspended()).isFalse();
    assertThat(sheet.suspensions())
        .singleElement()
        .satisfies(s -> assertThat(s.endReason()).isEqualTo("Appeal upheld"));
    assertThat(lastAct(id)).isEqualTo("organisation.supplier-reinstated");
    assertThatThrownBy(() -> APP.get(ReinstateSupplier.class).run(buyer, id, "again"))
        .hasMessage("organisation.supplier-not-suspended");
  }

  @Test
  void a_suspension_with_a_term_ends_by_itself_the_day_after() {
    long id = WORLD.aSupplier();
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Riyadh"));

    APP.get(SuspendSupplier.class).run(buyer, id, "Late deliveries", today.plusDays(10));

    DemoTime.run(
        Instant.now().plus(Duration.ofDays(9)),
        () -> assertThat(APP.get(EndSuspensionsOnTime.class).run()).isZero());
    DemoTime.run(
        Instant.now().plus(Duration.ofDays(11)),
        () -> assertThat(APP.get(EndSuspensionsOnTime.class).run()).isEqualTo(1));
    assertThat(view.get(buyer, id).supplier().status()).isEqualTo(SupplierStatus.REGISTERED);
    assertThat(lastAct(id)).isEqualTo("organisation.suspension-ran-out");
  }

  @Test
  void a_suspension_that_cannot_be_ended_holds_up_no_other() {
    long stuck = WORLD.aSupplier();
    long other = WORLD.aSupplier();
    LocalDate until = LocalDate.now(ZoneId.of("Asia/Riyadh")).plusDays(10);
    APP.get(SuspendSupplier.class).run(buyer, stuck, "Late deliveries", until);
    APP.get(SuspendSupplier.class).run(buyer, other, "Late deliveries", until);
    Instant after = Instant.now().plus(Duration.ofDays(11));
    EndSuspensionsOnTime endSuspensions = APP.get(EndSuspensionsOnTime.class);
    APP.sql(
        """
        CREATE TRIGGER trial_supplier BEFORE UPDATE ON supplier FOR EACH ROW
        IF NEW.id = %d AND NEW.status = 'REGISTERED' THEN
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'trial.stuck';
        END IF"""
            .formatted(stuck));

    try {
      DemoTime.run(
          after,
          () -> assertThatThrownBy(endSuspensions::run).hasStackTraceContaining("trial.stuck"));
    } finally {
      APP.sql("DROP TRIGGER trial_supplier");
    }

    assertThat(view.get(buyer, stuck).supplier().isSuspended()).isTrue();
    assertThat(view.get(buyer, other).supplier().isSuspended()).isFalse();
    assertThat(lastAct(other)).isEqualTo("organisation.suspension-ran-out");
    DemoTime.run(after, () -> assertThat(endSuspensions.run()).isEqualTo(1));
    assertThat(view.get(buyer, stuck).supplier().isSuspended()).isFalse();
  }

  @Test
  void a_term_lies_ahead_and_a_reason_is_given() {
    long id = WORLD.aSupplier();

    assertThatThrownBy(
            () -> APP.get(SuspendSupplier.class).run(buyer, id, "", LocalDate.of(2020, 1, 1)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field)
                    .containsExactly("reason", "until"));
  }

  @Test
  void others_neither_register_nor_suspend_and_bidders_do_not_read_the_register() {
    long id = WORLD.aSupplier();
    Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);

    assertNotPermitted(() -> APP.get(RegisterSupplier.class).run(admin, company("1010-3")));
    assertNotPermitted(() -> APP.get(SuspendSupplier.class).run(admin, id, "x", null));
    assertNotPermitted(() -> APP.get(ReinstateSupplier.class).run(admin, id, "x"));
    assertNotPermitted(() -> view.list(WORLD.aBidderFor(id), new ListChoice("/", "", "", "", 1)));
    assertNotPermitted(() -> view.get(WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "OM"), id));
  }

  @Test
  void a_suspension_stays_on_record_and_runs_once_past_the_code() {
    long id = WORLD.aSupplier();
    APP.get(SuspendSupplier.class).run(buyer, id, "Decision 8", null);

    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO supplier_suspension (supplier_id, suspended_at, reason,"
                        + " suspended_by) VALUES ("
                        + id
                        + ", UTC_TIMESTAMP(6), 'twice', "
                        + buyer.personId()
                        + ")"))
        .hasMessageContaining("uq_supplier_suspension_running");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE supplier_suspension SET reason = 'other' WHERE supplier_id = " + id))
        .hasMessageContaining("organisation.suspension-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM supplier_suspension WHERE supplier_id = " + id))
        .hasMessageContaining("organisation.suspension-fixed");
  }

  private static RegisterSupplier.Registration company(String number) {
    return new RegisterSupplier.Registration(
        number, new Bilingual("شركة الاختبار", "Test Company"), "SA", true);
  }

  private static String lastAct(long id) {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'supplier' AND object_id = '"
            + id
            + "' ORDER BY id DESC LIMIT 1");
  }

  private static void assertNotPermitted(Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(Refusal.NotPermitted.class);
  }
}
