package org.muwahhad.organisation.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.organisation.supplier.RegistrationFixture.content;
import static org.muwahhad.organisation.supplier.RegistrationFixture.inDays;

import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.notification.reminder.RemindOfCertificates;

/** Suppliers of the register change their data, and are told what expires. */
class RegisteredSupplierTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final RegistrationFixture companies = new RegistrationFixture(APP, buyer);

  @Test
  void contact_data_change_at_once_and_owners_through_vetting_in_the_database_too() {
    Actor bidder = companies.accepted("changes@oasis.example", "5500");
    Holder holder = APP.get(Holders.class).of(bidder);
    RegistrationContent before = content("5500", "Huda", "100");
    companies.save(holder, content("5500", "Maha", "100"));
    assertThat(APP.get(SubmitRegistration.class).run(holder))
        .isEqualTo(RegistrationStatus.ACCEPTED);

    companies.save(holder, content("5500", "Maha", "90"));
    long draft = version(holder);
    String unseen =
        "UPDATE registration_version SET status = 'ACCEPTED', submitted_at = UTC_TIMESTAMP(6),"
            + " submitted_by = "
            + bidder.personId()
            + ", decided_at = UTC_TIMESTAMP(6) WHERE id = "
            + draft;
    assertThatThrownBy(() -> APP.sql(unseen)).hasMessageContaining("supplier.needs-vetting");
    APP.sql(
        "INSERT INTO registration_owner (version_id, name, nationality, share_percent)"
            + " VALUES ("
            + draft
            + ", 'Hidden', 'SA', 50)");
    assertThatThrownBy(
            () ->
                APP.sql(
                    unseen
                        .replace("'ACCEPTED'", "'SUBMITTED'")
                        .replace(", decided_at = UTC_TIMESTAMP(6)", "")))
        .hasMessageContaining("supplier.shares-above-hundred");
    APP.sql("DELETE FROM registration_owner WHERE name = 'Hidden'");
    assertThat(APP.get(SubmitRegistration.class).run(holder))
        .isEqualTo(RegistrationStatus.SUBMITTED);

    assertThatThrownBy(() -> companies.save(holder, before)).hasMessage("supplier.being-vetted");
    assertThatThrownBy(
            () -> APP.sql("UPDATE registration_version SET phone = '1' WHERE id = " + draft))
        .hasMessageContaining("supplier.version-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM registration_owner WHERE version_id = " + draft))
        .hasMessageContaining("supplier.version-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM registration_version WHERE id = " + draft))
        .hasMessageContaining("supplier.version-fixed");
  }

  @Test
  void
      a_supplier_keeps_its_number_but_for_an_accepted_change_and_its_standing_but_for_a_suspension() {
    Actor bidder = companies.accepted("number@oasis.example", "6600");
    long supplier = bidder.require(Role.BIDDER).supplier();
    String rename = "UPDATE supplier SET registration_number = '%s' WHERE id = " + supplier;

    assertThatThrownBy(() -> APP.sql(rename.formatted("6699")))
        .hasMessageContaining("organisation.identity-fixed");
    Holder holder = APP.get(Holders.class).of(bidder);
    companies.submitted(holder, "6601", "Huda");
    APP.get(AcceptRegistration.class).run(buyer, holder.registrationId(), 2);

    assertThat(APP.ask("SELECT registration_number FROM supplier WHERE id = " + supplier))
        .isEqualTo("6601");
    assertThatThrownBy(
            () -> APP.sql("UPDATE supplier SET status = 'SUSPENDED' WHERE id = " + supplier))
        .hasMessageContaining("organisation.standing-differs");
  }

  @Test
  void a_certificate_that_expires_is_told_of_60_and_14_days_before_and_once_each() {
    Actor bidder = companies.accepted("expiry@oasis.example", "7700");
    long supplier = bidder.require(Role.BIDDER).supplier();

    inDays(30, () -> remind(bidder, 0));
    inDays(41, () -> remind(bidder, 3));
    inDays(42, () -> remind(bidder, 3));
    inDays(87, () -> remind(bidder, 6));
    inDays(
        99,
        () ->
            assertThat(APP.get(ExpiringCertificateQueries.class).listExpiredOf(supplier))
                .isEmpty());
    inDays(
        102,
        () ->
            assertThat(APP.get(ExpiringCertificateQueries.class).listExpiredOf(supplier))
                .hasSize(3));
  }

  private static void remind(Actor bidder, int told) {
    APP.get(RemindOfCertificates.class).run();
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id WHERE"
                    + " n.kind = 'certificate-expiring' AND i.person_id = "
                    + bidder.personId()))
        .isEqualTo(Integer.toString(told));
  }

  private static long version(Holder holder) {
    return Long.parseLong(
        APP.ask(
            "SELECT MAX(id) FROM registration_version WHERE registration_id = "
                + holder.registrationId()));
  }
}
