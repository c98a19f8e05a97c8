package org.muwahhad.bid.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.OpeningMembers;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** The secret of a tender is split among its opening panel when it is published. */
class KeyCeremonyTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final OpeningMembers MEMBERS = TENDERS.members();

  @Test
  void each_member_of_the_panel_holds_one_share_and_more_than_half_open() {
    BidFixture.Tender three = TENDERS.aPublishedTender();
    BidFixture.Tender five = TENDERS.aPublishedTender(MEMBERS.add(5));

    assertThat(ceremony(three)).isEqualTo("2 of 3, held by 3");
    assertThat(ceremony(five)).isEqualTo("3 of 5, held by 5");
    assertThat(MEMBERS.holders(three.id()))
        .containsExactlyInAnyOrder(three.chair(), three.member(), three.third());
  }

  @Test
  void the_ceremony_is_in_the_audit_record_without_anything_secret() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();

    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'bid.key-made' AND object_id = '%d'"
                    .formatted(tender.id())))
        .contains("\"threshold\":2", "publicKeySha256", "" + tender.chair().personId())
        .doesNotContain("share\":", "secret");
  }

  @Test
  void a_member_without_a_key_is_named_and_nothing_is_published() {
    List<Actor> panel = new ArrayList<>(MEMBERS.add(2));
    panel.add(MEMBERS.addWithoutKey("BH"));
    BidFixture.Tender tender = TENDERS.aTender(panel);

    assertThatThrownBy(() -> TENDERS.publish(tender))
        .isInstanceOfSatisfying(
            Refusal.RuleBroken.class,
            r -> {
              assertThat(r.code()).isEqualTo("tender.opening-keys-missing");
              assertThat(r.arguments())
                  .containsExactly(
                      new Bilingual(panel.get(2).name().ar(), panel.get(2).name().en()));
            });
    assertThat(APP.ask("SELECT COUNT(*) FROM tender_key WHERE tender_id = " + tender.id()))
        .isEqualTo("0");
  }

  @Test
  void no_state_holds_enough_shares_to_open_alone() {
    List<Actor> panel = new ArrayList<>();
    for (String state : List.of("KW", "KW", "SA")) {
      Actor member = MEMBERS.addWithoutKey(state);
      MEMBERS.makeKey(member);
      panel.add(member);
    }
    BidFixture.Tender tender = TENDERS.aTender(panel);

    assertThatThrownBy(() -> TENDERS.publish(tender)).hasMessage("tender.opening-one-state");
  }

  @Test
  void a_key_replaced_later_leaves_the_shares_given_to_the_one_before() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    APP.get(SetUpOpeningKey.class)
        .replace(tender.chair(), "five palms by the sea", "five palms by the sea");

    Ceremony ceremony = APP.get(Ceremonies.class).get(tender.chair(), tender.id());

    assertThat(ceremony.own().orElseThrow().superseded()).isTrue();
    APP.get(RehearseShare.class).run(tender.chair(), tender.id(), OpeningMembers.PASSPHRASE, null);
    assertThatThrownBy(() -> rehearse(tender.chair(), tender, "five palms by the sea"))
        .satisfies(e -> assertThat(fault(e)).isEqualTo("passphrase bid.passphrase-wrong"));
  }

  @Test
  void a_share_that_works_is_told_with_the_time_and_nothing_of_the_share() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();

    rehearse(tender.member(), tender, OpeningMembers.PASSPHRASE);

    Ceremony ceremony =
        APP.get(Ceremonies.class).get(WORLD.aPersonWho(Role.CENTRAL_BUYER), tender.id());
    assertThat(ceremony.holders().stream().filter(h -> h.rehearsedAt() != null))
        .singleElement()
        .satisfies(h -> assertThat(h.name()).isEqualTo(tender.member().name()));
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'bid.share-rehearsed' AND object_id = '%d'"
                    .formatted(tender.id())))
        .isEqualTo("{\"fromFile\":false,\"share\":2}");
  }

  @Test
  void a_share_that_fails_tells_whether_the_passphrase_or_the_share_was_wrong() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    assertThatThrownBy(() -> rehearse(tender.chair(), tender, "not the passphrase"))
        .satisfies(e -> assertThat(fault(e)).isEqualTo("passphrase bid.passphrase-wrong"));
    spoil(tender, tender.chair());

    assertThatThrownBy(() -> rehearse(tender.chair(), tender, OpeningMembers.PASSPHRASE))
        .satisfies(e -> assertThat(fault(e)).isEqualTo("file bid.share-broken"));
  }

  @Test
  void ten_wrong_passphrases_in_a_row_lock_the_key_for_a_while() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    for (int i = 0; i <= 10; i++) {
      assertThatThrownBy(() -> rehearse(tender.chair(), tender, "not the passphrase"))
          .isInstanceOf(Refusal.InvalidInput.class);
    }

    assertThatThrownBy(() -> rehearse(tender.chair(), tender, OpeningMembers.PASSPHRASE))
        .satisfies(e -> assertThat(fault(e)).isEqualTo("passphrase bid.passphrase-locked"));
  }

  @Test
  void the_own_copy_and_the_passphrase_are_enough_when_the_stored_share_is_spoilt() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    byte[] copy = copy(tender.chair(), tender);
    spoil(tender, tender.chair());

    APP.get(RehearseShare.class).run(tender.chair(), tender.id(), OpeningMembers.PASSPHRASE, copy);

    assertThat(APP.ask("SELECT from_file FROM share_rehearsal WHERE tender_id = " + tender.id()))
        .isEqualTo("1");
  }

  @Test
  void a_copy_of_another_share_or_of_nothing_is_refused_at_the_file() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    BidFixture.Tender other =
        TENDERS.aPublishedTender(List.of(tender.chair(), tender.member(), tender.third()));
    Map<String, byte[]> wrong =
        Map.of(
            "bid.share-file-other", copy(tender.chair(), other),
            "bid.share-file-unreadable", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    wrong.forEach(
        (code, file) ->
            assertThatThrownBy(
                    () ->
                        APP.get(RehearseShare.class)
                            .run(tender.chair(), tender.id(), OpeningMembers.PASSPHRASE, file))
                .satisfies(e -> assertThat(fault(e)).isEqualTo("file " + code)));
  }

  @Test
  void a_new_passphrase_opens_the_same_shares_and_the_one_before_no_more() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    Actor chair = tender.chair();
    byte[] before = copy(chair, tender);
    String next = "seven wells in the desert";

    APP.get(ChangePassphrase.class).run(chair, OpeningMembers.PASSPHRASE, next, next);

    rehearse(chair, tender, next);
    assertThatThrownBy(() -> rehearse(chair, tender, OpeningMembers.PASSPHRASE))
        .isInstanceOf(Refusal.InvalidInput.class);
    APP.get(RehearseShare.class).run(chair, tender.id(), OpeningMembers.PASSPHRASE, before);
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'bid.passphrase-changed' AND object_id = '%d'"
                    .formatted(chair.personId())))
        .contains("publicKeySha256")
        .doesNotContain(next, OpeningMembers.PASSPHRASE);
  }

  @Test
  void a_passphrase_must_be_long_varied_and_typed_twice() {
    Actor member = MEMBERS.addWithoutKey("QA");
    Map<String, String> wrong =
        Map.of(
            "elevenchars",
            "bid.passphrase-too-short",
            "aaaabbbbcccc",
            "bid.passphrase-too-simple",
            "x" + member.login() + "-2026",
            "bid.passphrase-has-login");

    wrong.forEach(
        (typed, code) ->
            assertThatThrownBy(() -> APP.get(SetUpOpeningKey.class).run(member, typed, typed))
                .as(typed)
                .satisfies(e -> assertThat(fault(e)).isEqualTo("passphrase " + code)));
    assertThatThrownBy(
            () ->
                APP.get(SetUpOpeningKey.class)
                    .run(member, OpeningMembers.PASSPHRASE, "something else"))
        .satisfies(e -> assertThat(fault(e)).isEqualTo("repeated bid.passphrase-not-repeated"));
  }

  @Test
  void only_a_buyer_an_auditor_the_administrator_and_the_panel_see_who_holds_shares() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    Ceremonies ceremonies = APP.get(Ceremonies.class);

    assertThat(ceremonies.get(tender.third(), tender.id()).holders()).hasSize(3);
    for (Actor other :
        List.of(
            MEMBERS.add(),
            WORLD.aBidderFor(WORLD.aSupplier()),
            WORLD.aPersonWho(Role.COMMITTEE_MEMBER, "OM"))) {
      assertThatThrownBy(() -> ceremonies.get(other, tender.id()))
          .isInstanceOf(Refusal.NotFound.class);
    }
  }

  private static void rehearse(Actor member, BidFixture.Tender tender, String passphrase) {
    APP.get(RehearseShare.class).run(member, tender.id(), passphrase, null);
  }

  private static byte[] copy(Actor member, BidFixture.Tender tender) {
    return APP.get(BidJson.class).write(APP.get(DownloadShare.class).run(member, tender.id()));
  }

  private static String fault(Throwable refusal) {
    Refusal.Fault fault = ((Refusal.InvalidInput) refusal).faults().get(0);
    return fault.field() + " " + fault.code();
  }

  /** The stored share is no longer what it was, as after a disk fault. */
  private static void spoil(BidFixture.Tender tender, Actor member) {
    APP.without(
        "tr_key_share_immutable",
        () ->
            APP.sql(
                "UPDATE key_share SET wrapped_share = 'spoilt' WHERE tender_id = %d AND person_id = %d"
                    .formatted(tender.id(), member.personId())));
  }

  private static String ceremony(BidFixture.Tender tender) {
    return APP.ask(
        """
        SELECT CONCAT(k.threshold, ' of ', k.share_count, ', held by ',
                      (SELECT COUNT(DISTINCT s.person_id) FROM key_share s
                        WHERE s.tender_id = k.tender_id AND s.custodian LIKE 'person:%%'))
          FROM tender_key k WHERE k.tender_id = %d"""
            .formatted(tender.id()));
  }
}
