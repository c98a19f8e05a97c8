package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.bid.BidFixture;

/** Programs are informed of each fault at its place in what they sent. */
class ProgramBidsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final List<Long> required = TENDERS.require(tender);
  private final Browserless program =
      Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier()));

  @Test
  void a_program_answers_and_gets_faults_by_path() {
    String path = "/api/v1/tenders/" + tender.id() + "/bid/draft/answers";
    String body = "[{\"requirementId\": %d, \"value\": \"64\"}]";

    assertThat(put(path, body.formatted(required.get(0))))
        .contains("\"answers\":[{\"requirementId\":" + required.get(0));
    assertThat(put(path, body.formatted(1)))
        .contains("\"field\":\"[0]\"", "bid.unknown-requirement");
  }

  @Test
  void what_a_page_would_mark_in_the_answers_of_a_program_is_refused_at_its_place() {
    String path = "/api/v1/tenders/" + tender.id() + "/bid/draft/answers";

    assertThat(
            put(
                path,
                """
                [{"requirementId": %1$d, "value": "OLED"},
                 {"requirementId": %2$d, "value": "plenty", "remark": "%3$s"},
                 {"requirementId": %1$d, "value": "OLED"}]"""
                    .formatted(required.get(1), required.get(0), "x".repeat(1001))))
        .contains("\"field\":\"[1].value\",\"code\":\"shared.not-a-number\"")
        .contains("\"field\":\"[1].remark\",\"code\":\"shared.too-long\"")
        .contains("\"field\":\"[2]\",\"code\":\"bid.answered-twice\"")
        .doesNotContain("\"field\":\"[0]");
    assertThat(APP.ask("SELECT COUNT(*) FROM bid WHERE tender_id = " + tender.id())).isEqualTo("0");
  }

  @Test
  void faults_of_an_offer_are_told_at_their_places_in_what_was_sent() {
    long item = tender.items().get(2);

    String refused =
        put(
            "/api/v1/tenders/" + tender.id() + "/bid/draft",
            """
            {"currency": "SAR", "gccOrigin": false, "validityDays": 90, "hasSecurity": true,
             "statement": "", "prices": [{"lotItemId": %1$d, "unitPrice": 7.25},
             {"lotItemId": 1, "unitPrice": 1}, {"lotItemId": %1$d, "unitPrice": 7}],
             "answers": [{"requirementId": %2$d, "value": "plenty"}]}"""
                .formatted(item, required.get(0)));

    assertThat(refused)
        .contains("\"field\":\"prices[1]\",\"code\":\"bid.unknown-item\"")
        .contains("\"field\":\"prices[2]\",\"code\":\"bid.priced-twice\"")
        .contains("\"field\":\"answers[0].value\",\"code\":\"shared.not-a-number\"");
  }

  @Test
  void a_wrong_amount_is_told_at_its_field_in_what_was_sent() {
    long lot = Long.parseLong(APP.ask("SELECT MIN(id) FROM lot WHERE tender_id = " + tender.id()));
    for (String wrong : List.of("-1", "0", "1e20", "1.2345")) {
      assertThat(
              put(
                  "/api/v1/tenders/" + tender.id() + "/bid/draft",
                  """
                  {"currency": "SAR", "gccOrigin": false, "validityDays": 90, "hasSecurity": true,
                   "statement": "", "prices": [{"lotItemId": %1$d, "unitPrice": 7.25},
                   {"lotItemId": %2$d, "unitPrice": %4$s, "statedTotal": %4$s}],
                   "lotTotals": [{"lotId": %3$d, "statedTotal": %4$s}]}"""
                      .formatted(tender.items().get(2), tender.items().get(0), lot, wrong)))
          .as(wrong)
          .contains(
              "\"field\":\"prices[1].unitPrice\"",
              "\"field\":\"prices[1].statedTotal\"",
              "\"field\":\"lotTotals[0].statedTotal\"")
          .doesNotContain("\"field\":\"prices[1]\"", "\"field\":\"lotTotals[0]\"");
    }
  }

  @Test
  void what_a_bid_lacks_is_named_by_its_key() {
    var refused =
        program.send(
            program
                .request("/api/v1/tenders/" + tender.id() + "/bid/versions")
                .header("Content-Type", "application/json")
                .header("Origin", program.origin())
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        """
                        {"offer": {"currency": "SAR", "gccOrigin": false, "validityDays": 90,
                          "hasSecurity": true, "statement": "",
                          "prices": [{"lotItemId": %d, "unitPrice": 1}]}, "requestKey": "k"}"""
                            .formatted(tender.items().get(0))))
                .build());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "\"field\":\"offer.prices[lotItemId=%d]\",\"code\":\"bid.lot-incomplete\""
                .formatted(tender.items().get(1)));
  }

  private String put(String path, String body) {
    return program
        .send(
            program
                .request(path)
                .header("Content-Type", "application/json")
                .header("Origin", program.origin())
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .build())
        .body();
  }
}
