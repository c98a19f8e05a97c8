package org.muwahhad.bid.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.room.WithdrawBid;
import org.muwahhad.reporting.figures.PrintedFigures;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** Bidders and members follow an opening as it goes on, and take its frozen record away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class ReadOutTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final BidFixture.Tender TENDER = TENDERS.aPublishedTender();
  private static final String HERE = "/tenders/" + TENDER.id() + "/read-out";
  private static final Actor BIDDER = WORLD.aBidderFor(WORLD.aSupplier());
  private static final Actor OTHER = WORLD.aBidderFor(WORLD.aSupplier());
  private final FrozenOpeningArchive readFrozen = APP.get(FrozenOpeningArchive.class);

  @Test
  @Order(1)
  void before_the_opening_bidders_see_that_it_waits_and_nobody_how_many_bid() {
    submit(BIDDER, "418.125", "1250.5", "99.999");
    submit(OTHER, "410", "1200");
    Actor withdrawing = WORLD.aBidderFor(WORLD.aSupplier());
    long withdrawn =
        APP.get(SubmitBid.class)
            .run(
                withdrawing,
                TENDER.id(),
                TENDER.offer("1", "2"),
                UUID.randomUUID().toString(),
                false)
            .bidId();
    APP.get(WithdrawBid.class).run(withdrawing, withdrawn);

    String waiting = as(BIDDER).get(HERE).body();
    assertThat(waiting)
        .contains("Bids are accepted until the deadline", "<noscript><meta http-equiv=\"refresh\"")
        .doesNotContain(supplier(OTHER), "<ol class=\"read-out\"");
    assertThat(as(TENDER.member()).get(HERE).statusCode()).isEqualTo(200);
    Actor stranger = WORLD.aBidderFor(WORLD.aSupplier());
    assertThat(as(stranger).get(HERE).statusCode()).isEqualTo(404);
    assertThat(as(stranger).get(HERE + "/events").statusCode()).isEqualTo(404);
    assertThat(as(WORLD.aPersonWho(Role.ADMINISTRATOR)).get(HERE).statusCode()).isEqualTo(404);
    assertThatThrownBy(() -> readFrozen.get(TENDER.chair(), TENDER.id(), SealedPart.BID))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  @Order(2)
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_browser_is_told_at_once_when_the_panel_gathers_and_when_the_bids_are_read()
      throws Exception {
    APP.moveClockOn(BidFixture.UNTIL_DEADLINE.plus(Duration.ofMinutes(5)));
    try (BufferedReader events = events(as(BIDDER))) {
      assertThat(next(events)).isEqualTo("GATHERING-0-0");

      TENDERS.members().giveShares(TENDER.id());
      assertThat(until(events, "GATHERING-2-2")).isTrue();
      assertThat(as(BIDDER).get(HERE + "/state").body())
          .contains("Members of the panel present: 2 of 3", "contributed: 2; needed: 2");

      APP.get(OpenBids.class).run(TENDER.chair(), TENDER.id());
      assertThat(until(events, "OPENED-2-0")).isTrue();
    }
    String read = as(BIDDER).get(HERE + "/state?seen=GATHERING-2-2").body();
    assertThat(read).contains(supplier(OTHER), "7,932.750", "GCC origin").doesNotContain("<html");
    assertThat(as(BIDDER).get(HERE + "/state?seen=OPENED-2-0").statusCode()).isEqualTo(204);
  }

  @Test
  @Order(3)
  void the_record_is_frozen_with_the_hash_that_page_file_and_audit_name() {
    FrozenOpeningArchive.StoredRecord kept = readFrozen.get(BIDDER, TENDER.id(), SealedPart.BID);

    assertThat(Sha256.of(kept.document())).isEqualTo(kept.sha256());
    assertThat(kept.opening().bids())
        .extracting(FrozenOpening.Bid::totals)
        .containsExactlyInAnyOrder(
            java.util.List.of(
                new FrozenOpening.LotTotal(1, "7932.750"),
                new FrozenOpening.LotTotal(2, "9999.900")),
            java.util.List.of(new FrozenOpening.LotTotal(1, "7700.000")));
    assertThat(kept.opening().withdrawn()).isEqualTo(1);
    assertThat(
            as(BIDDER)
                .get("/tenders/" + TENDER.id() + "/opening")
                .body()
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " "))
        .contains("Bids withdrawn before the deadline 1 ");
    assertThat(kept.opening().bids())
        .allSatisfy(b -> assertThat(b.statement()).isEqualTo("تسليم خلال ستين يومًا"));
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'bid.opening-record-frozen'"
                    + " AND object_id = '%d'".formatted(TENDER.id())))
        .contains(kept.sha256());

    Browserless bidder = as(BIDDER);
    assertThat(bidder.get("/tenders/" + TENDER.id() + "/opening").body()).contains(kept.sha256());
    HttpResponse<String> json =
        bidder.get("/api/v1/tenders/" + TENDER.id() + "/opening/record/BID");
    assertThat(Sha256.of(json.body()))
        .isEqualTo(kept.sha256())
        .isEqualTo(json.headers().firstValue("X-Content-SHA256").orElse(""));
    assertThat(as(WORLD.aBidderFor(WORLD.aSupplier())).get(record("BID", "ARABIC")).statusCode())
        .isEqualTo(404);
  }

  @Test
  @Order(4)
  void its_pages_tell_how_many_bids_were_withdrawn_and_have_a_place_for_each_signature() {
    String pages =
        PrintedFigures.words(as(BIDDER), "opening/" + TENDER.id(), "ENGLISH")
            .replaceAll("\\s+", " ");

    assertThat(pages)
        .contains("Bids withdrawn before the deadline", "Signatures", "Opening panel")
        .contains("Present at the opening");
    assertThat(readFrozen.get(BIDDER, TENDER.id(), SealedPart.BID).opening().present())
        .isNotEmpty()
        .allSatisfy(member -> assertThat(pages).contains(member.en()));
  }

  @Test
  @Order(4)
  void its_file_is_the_same_for_everybody_and_anybody_can_verify_it() {
    HttpResponse<String> first = as(BIDDER).get(record("BID", "BILINGUAL"));
    HttpResponse<String> second = as(TENDER.chair()).get(record("BID", "BILINGUAL"));
    String sha256 = first.headers().firstValue("X-Content-SHA256").orElse("");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).startsWith("%PDF-");
    assertThat(sha256)
        .hasSize(64)
        .isEqualTo(second.headers().firstValue("X-Content-SHA256").orElse(""));
    String document =
        APP.ask(
            "SELECT LEFT(data_sha256, 20) FROM issued_report WHERE sha256 = '%s'"
                .formatted(sha256));
    assertThat(Browserless.at(APP).get("/verify/" + document).body())
        .contains("محضر فتح العروض", sha256);
    assertThat(as(BIDDER).get(record("PRICES", "ARABIC")).statusCode()).isEqualTo(404);
  }

  @Test
  @Order(5)
  void nobody_changes_a_record_or_writes_one_before_the_opening() {
    BidFixture.Tender sealed = TENDERS.aPublishedTender();

    assertThatThrownBy(() -> APP.sql("UPDATE opening_record SET document = '{}'"))
        .hasMessageContaining("bid.record-frozen");
    assertThatThrownBy(() -> APP.sql("DELETE FROM opening_record"))
        .hasMessageContaining("bid.record-frozen");
    for (String part : new String[] {"BID", "PRICES"}) {
      assertThatThrownBy(() -> APP.sql(insert(sealed.id(), part, Sha256.of("{}"))))
          .hasMessageMatching("(?s).*(bid.record-too-early).*");
    }
    assertThatThrownBy(() -> APP.sql(insert(TENDER.id(), "PRICES", Sha256.of("other"))))
        .hasMessageMatching("(?s).*(ck_opening_record_sha256|bid.record-too-early).*");
  }

  private static String insert(long tenderId, String part, String sha256) {
    return """
        INSERT INTO opening_record (tender_id, part, document, sha256, frozen_at)
        VALUES (%d, '%s', '{}', '%s', UTC_TIMESTAMP(6))"""
        .formatted(tenderId, part, sha256);
  }

  private static String record(String part, String edition) {
    return "/tenders/" + TENDER.id() + "/opening/record/" + part + "/" + edition;
  }

  private static BufferedReader events(Browserless browser) {
    HttpResponse<InputStream> answer = browser.follow(HERE + "/events");
    assertThat(answer.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static String next(BufferedReader events) throws Exception {
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      if (line.startsWith("data: ") && line.length() > "data: ".length()) {
        return line.substring("data: ".length());
      }
    }
    return "";
  }

  private static boolean until(BufferedReader events, String progress) throws Exception {
    for (String seen = next(events); !seen.isEmpty(); seen = next(events)) {
      if (seen.equals(progress)) {
        return true;
      }
    }
    return false;
  }

  private static void submit(Actor bidder, String... prices) {
    APP.get(SubmitBid.class)
        .run(bidder, TENDER.id(), TENDER.offer(prices), UUID.randomUUID().toString(), false);
  }

  private static String supplier(Actor bidder) {
    return APP.ask(
        "SELECT s.registration_number FROM supplier s JOIN role_grant g ON g.supplier_id = s.id"
            + " WHERE g.person_id = "
            + bidder.personId());
  }

  private static Browserless as(Actor person) {
    return Browserless.signedInAs(APP, person);
  }
}
