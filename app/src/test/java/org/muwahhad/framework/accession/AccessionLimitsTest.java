package org.muwahhad.framework.accession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.ProposeReset;
import org.muwahhad.shared.Refusal;

/**
 * How much of an item may be joined for, and when and by whom nothing may: of the first item 35.5
 * pieces were awarded, so one entity may join for 17, and all together for 21.
 */
@Tag("long")
class AccessionLimitsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final World WORLD = FIXTURE.world();
  private final Joining joining = new Joining(APP, FIXTURE);

  @BeforeAll
  static void rules() {
    FIXTURE.rule("accession.entity-percent", "50", "PERCENT");
    FIXTURE.rule("accession.total-percent", "60", "PERCENT");
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void one_entity_joins_for_its_share_of_what_was_awarded_at_the_most() {
    assertFault(joining.officer, "framework.joined-beyond-left", joining.item, "18");
    assertFault(joining.officer, "framework.whole-units", joining.item, "1.5");
    assertFault(joining.officer, "shared.not-positive", joining.item, "0");
    assertFault(joining.officer, "framework.not-joinable-item", 1L, "1");
    joining.request(joining.officer, "10");
    // What waits counts too.
    assertFault(joining.officer, "framework.joined-beyond-left", joining.item, "8");
    long rest = joining.request(joining.officer, "7");

    APP.sql(
        """
        INSERT INTO accession (agreement_id, entity_id, reason, request_key, requested_by,
                               requested_at)
        SELECT agreement_id, entity_id, reason, 'past', requested_by, requested_at
          FROM accession WHERE id = %d"""
            .formatted(rest));
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO accession_item (accession_id, agreement_id, lot_item_id, quantity)
                    SELECT id, agreement_id, %d, 1 FROM accession
                     WHERE request_key = 'past' AND agreement_id = %d"""
                        .formatted(joining.item, joining.agreement)))
        .hasMessageContaining("framework.joined-beyond-entity");
  }

  @Test
  void all_entities_join_for_their_share_of_what_was_awarded_at_the_most() {
    joining.join(joining.officer, "17");
    Actor second = WORLD.anOfficerOf(WORLD.anEntityIn("QA"));
    long bahraini = WORLD.anEntityIn("BH");
    Actor third = WORLD.anOfficerOf(bahraini);
    assertFault(second, "framework.joined-beyond-left", joining.item, "5");
    long first = joining.accepted(second, "3");
    long late = joining.accepted(third, "2");
    joining.approve.run(FIXTURE.buyer, first);

    assertThatThrownBy(() -> joining.approve.run(FIXTURE.buyer, late))
        .hasMessage("framework.joined-beyond-total");
    // Nor does it go past the code.
    assertThatThrownBy(() -> joinPastTheCode(late, bahraini, "2"))
        .hasMessageContaining("framework.joined-beyond-total");
  }

  @Test
  void past_the_code_nobody_joins_without_consent() {
    long accession = joining.request(joining.officer, "5");

    assertThatThrownBy(() -> joinPastTheCode(accession, joining.omani, "5"))
        .hasMessageContaining("framework.accession-immutable");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE accession SET status = 'ACCEPTED', accepted_by = %d,
                           accepted_at = UTC_TIMESTAMP(6), supplies_from = UTC_DATE()
                     WHERE id = %d"""
                        .formatted(joining.rival.personId(), accession)))
        .hasMessageContaining("framework.not-asked");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE entitlement SET joined_quantity = 1 WHERE agreement_id = "
                        + joining.agreement))
        .hasMessageContaining("framework.accession-differs");
    assertThatThrownBy(
            () ->
                APP.sql("UPDATE accession_item SET quantity = 6 WHERE accession_id = " + accession))
        .hasMessageContaining("framework.accession-immutable");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO accession (agreement_id, entity_id, reason, request_key,
                      requested_by, requested_at)
                    VALUES (%d, %d, 'x', 'past', %d, UTC_TIMESTAMP(6))"""
                        .formatted(joining.agreement, joining.omani, joining.rival.personId())))
        .hasMessageContaining("framework.not-asked");
  }

  @Test
  void past_the_code_no_held_account_consents_or_declines() {
    Actor held = WORLD.aBidderFor(FIXTURE.dinarSupplier);
    long waiting = joining.request(joining.officer, "1");
    long consented = joining.request(joining.officer, "1");
    joining.accept.run(held, consented, joining.today().plusDays(10));
    APP.get(DecideProposal.class)
        .confirm(
            WORLD.aPersonWho(Role.ADMINISTRATOR),
            APP.get(ProposeReset.class).run(WORLD.aPersonWho(Role.ADMINISTRATOR), held.personId()));

    assertThatThrownBy(() -> joining.accept.run(held, waiting, joining.today()))
        .hasMessage("bid.account-held");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE accession SET status = 'ACCEPTED', accepted_by = %d,
                           accepted_at = UTC_TIMESTAMP(6), supplies_from = UTC_DATE()
                     WHERE id = %d"""
                        .formatted(held.personId(), waiting)))
        .hasMessageContaining("bid.account-held");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE accession SET status = 'DECLINED', ended_by = %d,
                           ended_at = UTC_TIMESTAMP(6), end_reason = 'x'
                     WHERE id = %d"""
                        .formatted(held.personId(), waiting)))
        .hasMessageContaining("bid.account-held");
    // What it consented to before the hold stands.
    joining.approve.run(FIXTURE.buyer, consented);
    assertThat(joining.status(consented)).isEqualTo("JOINED");
  }

  @Test
  void nobody_joins_where_the_rules_let_nobody() {
    FIXTURE.rule("accession.entity-percent", "0", "PERCENT");
    try {
      joining.awarded();
    } finally {
      FIXTURE.rule("accession.entity-percent", "50", "PERCENT");
    }

    assertThatThrownBy(() -> joining.request(joining.officer, "1"))
        .hasMessage("framework.not-joinable");
    assertThatThrownBy(() -> joining.view.getJoinable(joining.officer, joining.agreement))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void nobody_joins_an_agreement_that_has_ended() {
    long accession = joining.request(joining.officer, "1");
    APP.without(
        "tr_framework_agreement_fixed",
        () ->
            APP.sql(
                "UPDATE framework_agreement SET starts_on = starts_on - INTERVAL 500 DAY,"
                    + " ends_on = UTC_DATE() - INTERVAL 2 DAY WHERE id = "
                    + joining.agreement));

    assertThatThrownBy(() -> joining.request(joining.officer, "1"))
        .hasMessage("framework.not-in-period");
    assertThatThrownBy(() -> joining.accept.run(joining.supplier, accession, joining.today()))
        .hasMessage("framework.not-in-period");
  }

  private void joinPastTheCode(long accession, long entity, String quantity) {
    APP.sql(
        """
        UPDATE accession SET status = 'JOINED', ended_by = %d, ended_at = UTC_TIMESTAMP(6)
         WHERE id = %d"""
            .formatted(FIXTURE.buyer.personId(), accession));
    APP.sql(
        """
        INSERT INTO entitlement (agreement_id, entity_id, lot_item_id, awarded_quantity, unit_price,
                                 currency)
        SELECT agreement_id, %d, lot_item_id, 0, MIN(unit_price), MIN(currency)
          FROM entitlement WHERE agreement_id = %d AND lot_item_id = %d
         GROUP BY agreement_id, lot_item_id"""
            .formatted(entity, joining.agreement, joining.item));
    APP.sql(
        """
        UPDATE entitlement SET joined_quantity = %s
         WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"""
            .formatted(quantity, joining.agreement, entity, joining.item));
  }

  private void assertFault(Actor asking, String code, long item, String quantity) {
    assertThatThrownBy(
            () ->
                joining.request.run(
                    asking,
                    joining.agreement,
                    joining.asked(UUID.randomUUID().toString(), item, quantity)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(Refusal.Fault::code).contains(code));
  }
}
