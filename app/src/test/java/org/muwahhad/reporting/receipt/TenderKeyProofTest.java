package org.muwahhad.reporting.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.audit.log.TlogProof;
import org.muwahhad.audit.log.ViewLog;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.bid.BidFixture;

/**
 * The fingerprint of the key that bids are sealed to is in the log, and anybody proves it: a bidder
 * to whom another key is shown finds out.
 */
@Tag("long")
class TenderKeyProofTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final String path = "/publications/" + tender.number() + "/key/proof";
  private final Browserless anybody = Browserless.at(APP);

  @Test
  void anybody_proves_by_the_log_which_key_bids_are_sealed_to() {
    assertThat(anybody.get(path + "/file").statusCode()).isEqualTo(422);
    assertThat(anybody.get("/api/v1" + path).body()).contains("\"stage\":\"WAITING\"");
    APP.get(WorkLog.class).run();

    TlogProof proof = TlogProof.find(anybody.get(path + "/file").body()).orElseThrow();

    assertThat(APP.get(ViewLog.class).check(proof).verdict().isGood(0)).isTrue();
    assertThat(proof.opening().act()).isEqualTo("bid.key-made");
    assertThat(proof.opening().object()).isEqualTo("tender " + tender.id());
    assertThat(proof.json())
        .contains("\"publicKeySha256\":\"" + fingerprint("tender_key", tender) + "\"");
    assertThat(anybody.get("/api/v1" + path).body()).contains("\"stage\":\"SIGNED\"");
  }

  @Test
  void the_notice_and_the_page_that_seals_lead_to_the_proof() {
    Browserless bidder = Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier()));

    assertThat(anybody.get("/publications/" + tender.number()).body())
        .contains(fingerprint("tender_key", tender), "href=\"" + path + "\"");
    assertThat(bidder.get("/tenders/" + tender.id() + "/bid/seal").body())
        .contains(fingerprint("tender_key", tender), "href=\"" + path + "\"");
  }

  @Test
  void the_page_of_the_proof_says_in_words_what_it_proves() {
    assertThat(anybody.get(path).body()).contains("إعداد المفتاح الذي تُختم به العروض في المنافسة");
    anybody.get("/language/en?back=/sign-in");

    assertThat(anybody.get(path).body())
        .contains("Making of the key that bids in tender " + tender.number());
  }

  @Test
  void a_page_that_seals_prices_apart_shows_both_fingerprints() {
    BidFixture.Tender two = TENDERS.aTwoEnvelopeTender();
    Browserless bidder = Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier()));

    assertThat(bidder.get("/tenders/" + two.id() + "/bid/seal").body())
        .contains(">" + fingerprint("tender_key", two), ">" + fingerprint("price_key", two));
  }

  @Test
  void a_tender_that_is_not_published_has_no_proof_of_its_key() {
    APP.withoutTriggersOf(
        List.of("joint_tender"),
        () ->
            APP.sql(
                "SET STATEMENT check_constraint_checks = 0 FOR"
                    + " UPDATE joint_tender SET status = 'APPROVED' WHERE id = "
                    + tender.id()));

    assertThat(anybody.get(path).statusCode()).isEqualTo(404);
    assertThat(anybody.get(path + "/file").statusCode()).isEqualTo(404);
    assertThat(anybody.get("/publications/JT-0000-000/key/proof").statusCode()).isEqualTo(404);
  }

  private static String fingerprint(String table, BidFixture.Tender of) {
    return APP.ask(
        "SELECT SHA2(public_keyset, 256) FROM %s WHERE tender_id = %d".formatted(table, of.id()));
  }
}
