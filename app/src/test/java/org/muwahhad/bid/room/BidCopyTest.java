package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.room.CopyFinding.CopyFindingKind;
import org.muwahhad.shared.Refusal;

/** An earlier copy of a bid is read back into the draft. */
@Tag("long")
class BidCopyTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidCopies copies = APP.get(BidCopies.class);
  private final SaveBidDraft save = APP.get(SaveBidDraft.class);
  private final ViewBidRoom view = APP.get(ViewBidRoom.class);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void the_content_that_a_bidder_kept_brings_the_draft_back_to_what_it_said() {
    save.run(bidder, tender.id(), tender.offer("418.125", "77.500"));
    byte[] kept = view.content(bidder, tender.id());
    save.run(bidder, tender.id(), tender.offer("500", "77.500"));

    BidCopyView found = copies.compare(bidder, tender.id(), kept);

    assertThat(found.findings()).isEmpty();
    assertThat(found.differences())
        .as("the tender asks for no security, so the content says that none was lodged")
        .filteredOn(d -> !d.field().equals("hasSecurity"))
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.field()).startsWith("prices[").endsWith("].unitPrice");
              assertThat(d.before()).isEqualTo("500");
              assertThat(d.after()).isEqualTo("418.125");
            });
    copies.take(bidder, tender.id(), kept, found.seen());
    assertThat(copies.compare(bidder, tender.id(), kept).differences()).isEmpty();
    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'bid' AND object_id ="
                    + " (SELECT MAX(id) FROM bid WHERE tender_id = "
                    + tender.id()
                    + ") ORDER BY id DESC LIMIT 1"))
        .isEqualTo("bid.draft-saved");
  }

  @Test
  void what_cannot_be_read_is_told_at_its_path_and_stops_the_copy() {
    byte[] copy =
        json("{'validityDays': 'ninety', 'gccOrigin': 1, 'prices': [{'lotItem': 'x'}], 'more': 1}");

    BidCopyView found = copies.compare(bidder, tender.id(), copy);

    assertThat(found.findings())
        .contains(
            new CopyFinding("validityDays", CopyFindingKind.NOT_A_WHOLE_NUMBER),
            new CopyFinding("gccOrigin", CopyFindingKind.NOT_YES_OR_NO),
            new CopyFinding("prices[0].unitPrice", CopyFindingKind.NOT_A_NUMBER),
            new CopyFinding("prices[0].lotItem", CopyFindingKind.NOT_A_WHOLE_NUMBER),
            new CopyFinding("more", CopyFindingKind.UNKNOWN_FIELD));
    assertThat(found.mayTake()).isFalse();
    assertThatThrownBy(() -> copies.take(bidder, tender.id(), copy, found.seen()))
        .hasMessage("bid.copy-wrong");
  }

  @Test
  void what_belongs_to_another_tender_is_told_and_left_out() {
    byte[] copy =
        json(
            "{'tender': 'JT-1999-1', 'statement': 'As before', 'documents': [{}],"
                + " 'prices': [{'lotItem': 999999999, 'unitPrice': '5'}],"
                + " 'lotTotals': [{'lot': 999999999, 'statedTotal': '5'}],"
                + " 'answers': [{'requirement': 999999999}]}");

    BidCopyView found = copies.compare(bidder, tender.id(), copy);

    assertThat(found.findings())
        .containsExactlyInAnyOrder(
            new CopyFinding("tender", CopyFindingKind.OTHER_TENDER),
            new CopyFinding("documents[0]", CopyFindingKind.DOCUMENT),
            new CopyFinding("prices[0].lotItem", CopyFindingKind.OTHER_ITEM),
            new CopyFinding("lotTotals[0].lot", CopyFindingKind.OTHER_LOT),
            new CopyFinding("answers[0].requirement", CopyFindingKind.OTHER_REQUIREMENT));
    assertThat(found.differences())
        .containsExactly(new BidCopyView.CopyDifference("statement", "", "As before"));
    assertThat(found.mayTake()).isTrue();
  }

  @Test
  void a_discount_of_which_a_lot_belongs_to_another_tender_is_left_out_as_a_whole() {
    String lot = APP.ask("SELECT MIN(id) FROM lot WHERE tender_id = " + tender.id());
    BidCopyView found =
        copies.compare(
            bidder,
            tender.id(),
            json(
                """
                {'discounts': [{'percent': '5', 'appliesTo': [%1$s],
                                'whenWinning': [%1$s, 999999999]}]}"""
                    .formatted(lot)));

    assertThat(found.findings())
        .containsExactly(new CopyFinding("discounts[0].whenWinning[1]", CopyFindingKind.OTHER_LOT));
    assertThat(found.differences()).isEmpty();
  }

  @Test
  void a_field_within_a_price_that_no_bid_has_is_told_and_a_key_is_a_whole_number() {
    String item = APP.ask("SELECT MIN(id) FROM lot_item WHERE tender_id = " + tender.id());
    BidCopyView found =
        copies.compare(
            bidder,
            tender.id(),
            json(
                "{'prices': [{'lotItem': %s.5, 'unitPrice': '5', 'rebate': '1'}, 7]}"
                    .formatted(item)));

    assertThat(found.findings())
        .contains(
            new CopyFinding("prices[0].rebate", CopyFindingKind.UNKNOWN_FIELD),
            new CopyFinding("prices[0].lotItem", CopyFindingKind.NOT_A_WHOLE_NUMBER),
            new CopyFinding("prices[1]", CopyFindingKind.NOT_AN_OBJECT));
  }

  @Test
  void the_copy_of_another_supplier_is_not_taken() {
    BidCopyView found =
        copies.compare(bidder, tender.id(), json("{'supplier': 'X', 'statement': 'Mine'}"));

    assertThat(found.findings())
        .containsExactly(new CopyFinding("supplier", CopyFindingKind.OTHER_SUPPLIER));
    assertThat(found.mayTake()).isFalse();
  }

  @Test
  void a_draft_that_changed_meanwhile_is_not_overwritten() {
    byte[] copy = json("{'statement': 'As before'}");
    String seen = copies.compare(bidder, tender.id(), copy).seen();
    save.run(bidder, tender.id(), tender.offer("500", "77.500"));

    assertThatThrownBy(() -> copies.take(bidder, tender.id(), copy, seen))
        .hasMessage("bid.draft-saved-elsewhere");
  }

  @Test
  void what_is_no_json_is_refused() {
    assertThatThrownBy(() -> copies.compare(bidder, tender.id(), json("%PDF")))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void people_send_it_see_what_would_change_and_take_it() {
    save.run(bidder, tender.id(), tender.offer("418.125", "77.500"));
    String path = "/tenders/" + tender.id() + "/bid/earlier-copy";
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/language/en");
    browser.get(path);
    String copy = "{\"statement\":\"As before\"}";

    String review = browser.upload(path, "bid.json", copy).body();

    assertThat(review).contains("statement", "As before", "Take the copy into the draft");
    String seen = copies.compare(bidder, tender.id(), copy.getBytes(StandardCharsets.UTF_8)).seen();
    browser.post(path + "/take", "copy", copy, "seen", seen);
    assertThat(browser.get("/tenders/" + tender.id() + "/bid").body()).contains("As before");
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
