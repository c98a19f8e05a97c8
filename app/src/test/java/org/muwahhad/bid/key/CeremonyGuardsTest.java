package org.muwahhad.bid.key;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.AfterDeadline;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.OpeningMembers;

/** What the database itself refuses of keys, shares and openings, no matter who asks. */
class CeremonyGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final AfterDeadline LATER = new AfterDeadline(APP);
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final OpeningMembers MEMBERS = TENDERS.members();

  @Test
  void one_share_of_several_never_opens() {
    BidFixture.Tender tender = TENDERS.aTender(MEMBERS.add(3));

    refused(key(tender, 1, 3), "ck_tender_key_alone");
    refused(key(tender, 2, 2), "ck_tender_key_alone");
    refused(key(tender, 4, 3), "ck_tender_key_shares");
  }

  @Test
  void persons_hold_the_shares_and_not_the_vault() {
    BidFixture.Tender tender = TENDERS.aTender(MEMBERS.add(3));
    APP.sql(key(tender, 2, 3));

    refused(
        """
        INSERT INTO key_share (tender_id, share_number, custodian, wrapped_share)
        VALUES (%d, 1, 'vault', 'x')"""
            .formatted(tender.id()),
        "bid.share-alone");
  }

  @Test
  void the_only_share_is_held_by_no_person() {
    BidFixture.Tender tender = TENDERS.aTender(MEMBERS.add(3));
    APP.sql(key(tender, 1, 1));

    refused(share(tender, 1, tender.chair()), "bid.share-alone");
  }

  @Test
  void a_holder_sits_on_the_opening_panel_and_holds_one_share_under_the_own_name() {
    BidFixture.Tender tender = TENDERS.aTender(MEMBERS.add(3));
    APP.sql(key(tender, 2, 3));
    Actor stranger = MEMBERS.add();

    refused(share(tender, 1, stranger), "fk_key_share_panel");
    refused(
        share(tender, 1, tender.chair()).replace("'person:", "'person:1"),
        "ck_key_share_custodian");
    refused(
        share(tender, 1, tender.chair()).replace("'OPENING'", "NULL"), "ck_key_share_custodian");
    APP.sql(share(tender, 1, tender.chair()));
    refused(share(tender, 2, tender.chair()), "uq_key_share_person");
    refused(share(tender, 4, tender.member()), "bid.key-immutable");
  }

  @Test
  void the_shares_of_one_state_are_fewer_than_open() {
    BidFixture.Tender tender = TENDERS.aTender(MEMBERS.add(3));
    APP.sql(key(tender, 2, 3));
    APP.sql(share(tender, 1, tender.chair(), "KW"));
    APP.sql(share(tender, 2, tender.member(), "KW"));

    refused(share(tender, 3, tender.third(), "SA"), "tender.opening-one-state");
  }

  @Test
  void no_bid_is_sealed_while_a_share_is_missing() {
    BidFixture.Tender tender = TENDERS.aTender(MEMBERS.add(3));
    APP.sql(key(tender, 2, 3));
    APP.sql(share(tender, 1, tender.chair(), "KW"));
    long supplier = WORLD.aSupplier();
    long bid =
        WORLD.insert(
            """
            INSERT INTO bid (tender_id, supplier_id, status, version_count, created_at, updated_at)
            VALUES (%d, %d, 'DRAFT', 0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                .formatted(tender.id(), supplier));

    refused(
        """
        INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
                                 received_at, received_from, sha256, sealed_content)
        VALUES (%d, %d, 1, 'R-1', 'K-1', UTC_TIMESTAMP(6), %d, REPEAT('0', 64), 'sealed')"""
            .formatted(bid, tender.id(), tender.chair().personId()),
        "bid.no-key");
  }

  @Test
  void keys_and_shares_stay_as_they_were_made() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    String holder = " WHERE person_id = " + tender.chair().personId();

    refused("UPDATE opening_key SET public_keyset = '{}'" + holder, "bid.opening-key-immutable");
    refused(
        "UPDATE opening_key SET fingerprint = REPEAT('0', 64)" + holder,
        "bid.opening-key-immutable");
    refused("DELETE FROM opening_key" + holder, "bid.opening-key-immutable");
    refused("UPDATE key_share SET commitment = REPEAT('0', 64)" + holder, "bid.key-immutable");
    refused("DELETE FROM key_share" + holder, "bid.key-immutable");
    refused("DELETE FROM tender_key WHERE tender_id = " + tender.id(), "bid.key-immutable");
  }

  @Test
  void a_person_has_one_key_for_new_shares_and_a_former_one_does_not_come_back() {
    Actor member = MEMBERS.add();
    String another =
        """
        INSERT INTO opening_key (person_id, current_of, public_keyset, fingerprint,
          locked_private_keyset, derivation, created_at, passphrase_changed_at)
        VALUES (%1$d, %2$d, '{}', REPEAT('0', 64), 'x', 'y', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""";

    refused(another.formatted(member.personId(), member.personId()), "uq_opening_key_current");
    refused(another.formatted(member.personId(), 1), "ck_opening_key_current");
    APP.sql("UPDATE opening_key SET current_of = NULL WHERE current_of = " + member.personId());
    refused(
        "UPDATE opening_key SET current_of = person_id WHERE person_id = " + member.personId(),
        "bid.opening-key-immutable");
  }

  @Test
  void nobody_is_present_and_no_share_is_given_before_the_deadline() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    String presence =
        "INSERT INTO opening_presence VALUES (%d, %d, 'OPENING', UTC_TIMESTAMP(6), 'BID')"
            .formatted(tender.id(), tender.chair().personId());

    refused(presence, "bid.given-before-deadline");
    APP.without("tr_opening_presence_on_time", () -> APP.sql(presence));
    refused(
        "INSERT INTO given_share VALUES (%d, 1, %d, FALSE, 'x', UTC_TIMESTAMP(6), 'BID')"
            .formatted(tender.id(), tender.chair().personId()),
        "bid.given-before-deadline");
  }

  @Test
  void who_was_there_and_what_was_tried_stays_recorded() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    APP.get(RehearseShare.class).run(tender.chair(), tender.id(), OpeningMembers.PASSPHRASE, null);
    BidFixture.afterTheDeadline(() -> MEMBERS.giveShares(tender.id()));
    String where = " WHERE tender_id = " + tender.id();

    refused("UPDATE share_rehearsal SET from_file = TRUE" + where, "bid.rehearsal-immutable");
    refused("DELETE FROM share_rehearsal" + where, "bid.rehearsal-immutable");
    refused(
        "UPDATE opening_presence SET present_at = present_at" + where, "bid.presence-immutable");
    refused("UPDATE given_share SET share_number = 9" + where, "bid.presence-immutable");
    APP.without("tr_given_share_on_time", () -> APP.sql("DELETE FROM given_share" + where));
    refused("DELETE FROM opening_presence" + where, "bid.presence-immutable");
  }

  @Test
  void no_share_outlives_the_opening() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    BidFixture.afterTheDeadline(() -> MEMBERS.giveShares(tender.id()));
    LATER.run("UPDATE joint_tender SET status = 'CLOSED' WHERE id = " + tender.id());
    String opened =
        "UPDATE joint_tender SET status = 'OPENED', opened_at = UTC_TIMESTAMP(6) WHERE id = "
            + tender.id();

    LATER.assertRefused(opened, "bid.shares-left");
    APP.sql("DELETE FROM given_share WHERE tender_id = " + tender.id());
    LATER.run(opened);
  }

  private static void refused(String statement, String reason) {
    assertThatThrownBy(() -> APP.sql(statement)).as(statement).hasMessageContaining(reason);
  }

  private static String key(BidFixture.Tender tender, int threshold, int shares) {
    return """
        INSERT INTO tender_key (tender_id, public_keyset, sealed_private_keyset, threshold,
                                share_count, created_at)
        VALUES (%d, '{}', 'x', %d, %d, UTC_TIMESTAMP(6))"""
        .formatted(tender.id(), threshold, shares);
  }

  private static String share(BidFixture.Tender tender, int number, Actor holder) {
    return share(tender, number, holder, List.of("AE", "BH", "KW", "QA").get(number - 1));
  }

  private static String share(BidFixture.Tender tender, int number, Actor holder, String state) {
    return """
        INSERT INTO key_share (tender_id, share_number, custodian, wrapped_share, person_id, panel,
                               state_code, opening_key_id, commitment)
        SELECT %d, %d, 'person:%3$d', 'x', %3$d, 'OPENING', '%4$s', id, REPEAT('0', 64)
          FROM opening_key WHERE current_of = %3$d"""
        .replace("%d, %d", "%1$d, %2$d")
        .formatted(tender.id(), number, holder.personId(), state);
  }
}
