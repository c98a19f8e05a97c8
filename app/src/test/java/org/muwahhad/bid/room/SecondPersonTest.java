package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;

/** Several people of a company work on one bid, and see who of them changed what last. */
@Tag("long")
class SecondPersonTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final List<Long> required = TENDERS.require(tender);
  private final long supplier = WORLD.aSupplier();
  private final Actor first = WORLD.aBidderFor(supplier);
  private final Actor second = WORLD.aBidderFor(supplier);
  private final String room = "/tenders/" + tender.id() + "/bid";

  @Test
  void a_colleague_works_in_the_same_draft_and_is_named_for_what_they_changed() {
    rename(first, "Amal First");
    rename(second, "Badr Second");
    APP.get(SaveBidDraft.class).run(first, tender.id(), tender.offer("1", "2"));
    APP.get(AnswerRequirements.class)
        .run(
            second,
            tender.id(),
            List.of(new Offer.RequirementAnswer(required.get(0), null, "64", null)));

    assertThat(edits(first))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("OFFER", "Amal First", "ANSWERS", "Badr Second"));
    Browserless browser = Browserless.signedInAs(APP, second);
    browser.get("/language/en?back=" + room);
    assertThat(browser.get(room).body())
        .contains("Prices and conditions last changed by", "Amal First", "Badr Second");

    browser.post(
        room,
        Map.of("act", "save", "currency", "KWD", "prices[" + tender.items().get(0) + "]", "3"));

    assertThat(edits(first))
        .as("the colleague replaced the prices")
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("OFFER", "Badr Second", "ANSWERS", "Badr Second"));
  }

  @Test
  void submitting_and_keeping_the_draft_changes_nobodys_name_and_strangers_see_none() {
    rename(first, "Amal First");
    APP.get(SaveBidDraft.class).run(first, tender.id(), tender.offer("1", "2"));
    BidRoomView view = APP.get(ViewBidRoom.class).get(first, tender.id());

    APP.get(SubmitBid.class)
        .run(second, tender.id(), Objects.requireNonNull(view.draft()), "k", true);

    assertThat(edits(second)).containsExactlyEntriesOf(Map.of("OFFER", "Amal First"));
    Actor stranger = WORLD.aBidderFor(WORLD.aSupplier());
    assertThat(Browserless.signedInAs(APP, stranger).get(room).body()).doesNotContain("Amal First");
    assertThat(APP.ask("SELECT COUNT(*) FROM bid WHERE INSTR(draft, 'OFFER') > 0"))
        .as("who works on a bid is encrypted with it")
        .isEqualTo("0");
  }

  private Map<String, String> edits(Actor reader) {
    Map<String, String> edits = new HashMap<>();
    APP.get(ViewDraftEdits.class)
        .get(reader, APP.get(ViewBidRoom.class).get(reader, tender.id()))
        .forEach(e -> edits.put(e.part(), e.person().en()));
    return edits;
  }

  private static void rename(Actor person, String name) {
    APP.sql(
        "UPDATE person SET name_en = '%s', name_ar = '%s' WHERE id = %d"
            .formatted(name, name, person.personId()));
  }
}
