package org.muwahhad.bid.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.OpeningMembers;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.DownloadShare;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.approval.CancelTender;

/** After the deadline the panel comes together and gives its shares; then the chair opens. */
class OpeningRoomViewTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final GiveShare giveShare = APP.get(GiveShare.class);
  private final OpenBids openBids = APP.get(OpenBids.class);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();

  @Test
  void with_the_passphrases_of_two_of_three_the_chair_opens_and_the_shares_are_gone() {
    bid("418.125", "1250.5");

    BidFixture.afterTheDeadline(
        () -> {
          give(tender.member());
          give(tender.third());
          assertThat(room(tender.chair()).isReady()).isTrue();
          assertThat(openBids.run(tender.chair(), tender.id()).opened()).isEqualTo(1);
        });

    assertThat(count("given_share")).isEqualTo("0");
    OpeningRecord record =
        APP.get(OpeningRecords.class).get(WORLD.aPersonWho(Role.AUDITOR), tender.id());
    assertThat(record.present())
        .extracting(OpeningRoomView.OpeningSeat::name)
        .containsExactly(tender.chair().name(), tender.member().name(), tender.third().name());
  }

  @Test
  void one_share_of_the_two_needed_opens_nothing() {
    bid("1", "1");

    BidFixture.afterTheDeadline(
        () -> {
          give(tender.chair());
          assertThatThrownBy(() -> openBids.run(tender.chair(), tender.id()))
              .isInstanceOfSatisfying(
                  Refusal.RuleBroken.class,
                  r -> {
                    assertThat(r.code()).isEqualTo("bid.shares-missing");
                    assertThat(r.arguments()).containsExactly(1, 2);
                  });
        });

    assertThat(count("opened_bid")).isEqualTo("0");
    assertThat(APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id()))
        .isEqualTo("PUBLISHED");
  }

  @Test
  void before_the_deadline_no_share_is_opened_and_both_times_are_told() {
    for (Runnable early :
        new Runnable[] {
          () -> give(tender.chair()),
          () ->
              giveShare.run(
                  tender.chair(), tender.id(), SealedPart.BID, "not the passphrase", null),
          () -> APP.get(EnterOpeningRoom.class).run(tender.chair(), tender.id(), SealedPart.BID)
        }) {
      assertThatThrownBy(early::run)
          .isInstanceOfSatisfying(
              Refusal.RuleBroken.class,
              r -> {
                assertThat(r.code()).isEqualTo("bid.share-too-early");
                assertThat(r.arguments()).hasSize(2);
              });
    }
  }

  @Test
  void nobody_gives_a_share_twice_or_for_a_panel_of_others() {
    BidFixture.afterTheDeadline(
        () -> {
          give(tender.chair());
          assertThatThrownBy(() -> give(tender.chair())).hasMessage("bid.share-given-before");
          assertThatThrownBy(() -> give(TENDERS.members().add())).hasMessage("tender.not-on-panel");
        });
  }

  @Test
  void a_member_whose_share_is_lost_is_present_and_the_others_open() {
    BidFixture.afterTheDeadline(
        () -> {
          APP.get(EnterOpeningRoom.class).run(tender.chair(), tender.id(), SealedPart.BID);
          APP.get(EnterOpeningRoom.class).run(tender.chair(), tender.id(), SealedPart.BID);
          give(tender.member());
          give(tender.third());
          openBids.run(tender.chair(), tender.id());
        });

    assertThat(count("opening_presence")).isEqualTo("3");
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(act ORDER BY position) FROM audit_entry
                 WHERE act LIKE 'bid.%%' AND act <> 'bid.key-made' AND object_id = '%d'"""
                    .formatted(tender.id())))
        .isEqualTo(
            "bid.opening-attended,bid.opening-attended,bid.share-given,bid.opening-attended,"
                + "bid.share-given,bid.opening-record-frozen");
  }

  @Test
  void the_own_copy_opens_even_where_the_stored_share_and_key_are_lost() {
    bid("5", "5");
    byte[] copy =
        APP.get(BidJson.class)
            .write(APP.get(DownloadShare.class).run(tender.member(), tender.id()));
    APP.without(
        "tr_key_share_kept",
        () ->
            APP.sql(
                "DELETE FROM key_share WHERE tender_id = %d AND person_id <> %d"
                    .formatted(tender.id(), tender.chair().personId())));

    BidFixture.afterTheDeadline(
        () -> {
          give(tender.chair());
          assertThatThrownBy(() -> give(tender.third())).hasMessage("bid.share-missing");
          giveShare.run(
              tender.member(), tender.id(), SealedPart.BID, OpeningMembers.PASSPHRASE, copy);
          assertThat(openBids.run(tender.chair(), tender.id()).opened()).isEqualTo(1);
        });
  }

  @Test
  void a_tender_cancelled_in_the_middle_keeps_no_share() {
    BidFixture.afterTheDeadline(
        () -> {
          give(tender.chair());
          give(tender.member());
          APP.get(CancelTender.class)
              .run(WORLD.aPersonWho(Role.CENTRAL_BUYER), tender.id(), "لم تعد الحاجة قائمة");
        });

    assertThat(count("given_share")).isEqualTo("0");
  }

  @Test
  void tenders_published_before_the_ceremony_came_open_with_the_share_of_the_vault() {
    BidFixture.Tender old = TENDERS.aTenderOfTheVault();
    APP.get(SubmitBid.class)
        .run(WORLD.aBidderFor(WORLD.aSupplier()), old.id(), old.offer("7", "7"), "k", false);

    BidFixture.afterTheDeadline(
        () -> {
          assertThat(APP.get(ViewOpeningRoom.class).get(old.chair(), old.id()).isReady()).isTrue();
          assertThatThrownBy(() -> TENDERS.members().give(old.member(), old.id()))
              .hasMessage("bid.share-not-needed");
          assertThat(openBids.run(old.chair(), old.id()).opened()).isEqualTo(1);
        });
  }

  private void give(Actor member) {
    TENDERS.members().give(member, tender.id());
  }

  private OpeningRoomView room(Actor member) {
    return APP.get(ViewOpeningRoom.class).get(member, tender.id());
  }

  private void bid(String... prices) {
    APP.get(SubmitBid.class)
        .run(
            WORLD.aBidderFor(WORLD.aSupplier()),
            tender.id(),
            tender.offer(prices),
            UUID.randomUUID().toString(),
            false);
  }

  private String count(String table) {
    return APP.ask("SELECT COUNT(*) FROM %s WHERE tender_id = %d".formatted(table, tender.id()));
  }
}
