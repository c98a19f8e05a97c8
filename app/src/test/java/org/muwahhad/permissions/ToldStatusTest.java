package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.opendata.PublishReleases;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.PublicState;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * Where a tender stands is told to bidders as it is told to everybody: nothing of what a panel
 * recommends and a committee decides, before all bidders are informed with the standstill.
 */
@Tag("long")
class ToldStatusTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final Pattern PILL = Pattern.compile("class=\"tag[^>]*>(?:<[^>]*>)*\\s*([^<]+)");

  @Test
  void at_every_step_bidders_read_what_everybody_reads() throws IOException {
    PlayedTender tender = PlayedTender.published(STAGE);
    // Nobody bids for the second lot, so that the decision ends it without an award.
    Actor bidder = tender.bid("SAR", true, "100", "100");
    tender.bid("SAR", true, "110", "110");
    List<Browserless> bidders =
        List.of(Browserless.signedInAs(APP, bidder), Browserless.signedInAs(APP, tender.bidder()));

    assertToldAlike(tender, bidders, TenderStatus.PUBLISHED, PublicState.OPEN);
    tender.open();
    assertToldAlike(tender, bidders, TenderStatus.OPENED, PublicState.CLOSED);
    tender.evaluate(Map.of());
    assertToldAlike(tender, bidders, TenderStatus.UNDER_EVALUATION, PublicState.CLOSED);
    APP.get(PublishReleases.class).run();
    List<Map<String, String>> before = bidders.stream().map(b -> answers(tender, b)).toList();
    assertThat(before.get(0))
        .containsKeys("/api/v1/tenders", "/api/v1/tenders/" + tender.id())
        .hasSizeGreaterThan(8);
    tender.recommend();
    assertThat(bidders.stream().map(b -> answers(tender, b)).toList())
        .as("after the recommendation")
        .isEqualTo(before);
    assertToldAlike(tender, bidders, TenderStatus.RECOMMENDED, PublicState.CLOSED);
    tender.adopt();
    assertThat(bidders.stream().map(b -> answers(tender, b)).toList())
        .as("after the decision")
        .isEqualTo(before);
    assertThat(lots(tender)).contains("UNSUCCESSFUL");
    assertToldAlike(tender, bidders, TenderStatus.DECIDED, PublicState.CLOSED);
    tender.settle();
    assertToldAlike(tender, bidders, TenderStatus.STANDSTILL, PublicState.STANDSTILL);
    tender.award();
    assertToldAlike(tender, bidders, TenderStatus.AWARDED, PublicState.AWARDED);
  }

  @Test
  void every_status_is_told_as_one_that_everybody_may_know() {
    for (TenderStatus status : TenderStatus.values()) {
      if (status.hasReached(TenderStatus.PUBLISHED)) {
        assertThat(PublicState.of(status.publicStatus(), null, Instant.EPOCH))
            .isEqualTo(PublicState.of(status, null, Instant.EPOCH));
        assertThat(status.publicStatus()).isNotIn(TenderStatus.RECOMMENDED, TenderStatus.DECIDED);
      }
    }
  }

  private static void assertToldAlike(
      PlayedTender tender, List<Browserless> bidders, TenderStatus inside, PublicState told)
      throws IOException {
    assertThat(tender.status()).isEqualTo(inside.name());
    Browserless visitor = Browserless.at(APP);
    visitor.get("/language/en");
    JsonNode notice = json(visitor, "/api/v1/publications/" + tender.number());
    String pill = pill(visitor.get("/publications").body(), tender.number());

    assertThat(text(notice.get("tender"), "state")).as(inside.name()).isEqualTo(told.name());
    for (Browserless bidder : bidders) {
      String api = "/api/v1/tenders/" + tender.id();
      for (JsonNode one :
          List.of(
              listed(json(bidder, "/api/v1/tenders"), tender),
              json(bidder, api).get("tender"),
              json(bidder, api + "/bid").get("tender"))) {
        assertThat(state(tender, text(one, "status"))).as(inside.name()).isEqualTo(told);
      }
      for (JsonNode own : json(bidder, "/api/v1/bids").values()) {
        assertThat(state(tender, text(own, "tenderStatus"))).isEqualTo(told);
      }
      assertThat(lots(json(bidder, api).get("lots"))).isEqualTo(lots(notice.get("lots")));
      assertThat(lots(json(bidder, api + "/bid").get("lots"))).isEqualTo(lots(notice.get("lots")));
      if (inside.compareTo(TenderStatus.STANDSTILL) < 0) {
        assertThat(lots(notice.get("lots"))).containsOnly("ACTIVE");
      }
      assertNoAnswerTellsMore(tender, bidder, inside);
      for (JsonNode milestone : json(bidder, api).get("milestones").values()) {
        assertThat(text(milestone, "status"))
            .isNotIn("DRAFT", "APPROVED", "UNDER_EVALUATION", "RECOMMENDED", "DECIDED");
        assertThat(milestone.get("nameEn")).as("who moved it").isNull();
      }
      assertThat(pill(bidder.get("/tenders").body(), tender.number())).isEqualTo(pill);
      assertThat(pill(bidder.get("/tenders/" + tender.id()).body(), tender.number()))
          .isEqualTo(pill);
    }
  }

  /** Every answer to a program that is about the tender. */
  private static void assertNoAnswerTellsMore(
      PlayedTender tender, Browserless bidder, TenderStatus inside) {
    for (RouteList.Route route : RouteList.of(APP)) {
      if (route.reads()
          && route.path().matches("/api/v1/tenders/\\{(id|tenderId)\\}.*")
          && route.variables().size() == 1) {
        String path = RouteList.filled(route.path(), name -> Long.toString(tender.id()));
        assertThat(bidder.get(path).body())
            .as(path + " while " + inside)
            .doesNotContain("\"RECOMMENDED\"", "\"DECIDED\"", "\"OPENED\",\"procurementMethod");
      }
    }
  }

  /** What programs of a bidder are answered, at every address that names no more than a tender. */
  private static Map<String, String> answers(PlayedTender tender, Browserless bidder) {
    Map<String, String> answers = new TreeMap<>();
    for (RouteList.Route route : RouteList.of(APP)) {
      boolean whole = route.variables().isEmpty();
      boolean ofTender = route.path().matches("/api/v1/tenders/\\{(id|tenderId)\\}.*");
      if (route.reads()
          && route.path().startsWith("/api/v1/")
          && !route.path().startsWith("/api/v1/session")
          // How long the log of all records is tells that something was done, and not what.
          && !route.path().equals("/api/v1/log")
          && (whole || ofTender && route.variables().size() == 1)) {
        String path = RouteList.filled(route.path(), name -> Long.toString(tender.id()));
        HttpResponse<String> answer = bidder.get(path);
        if (answer.statusCode() == 200
            && answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
          answers.put(path, answer.body());
        }
      }
    }
    return answers;
  }

  private static PublicState state(PlayedTender tender, String status) {
    return PublicState.of(
        TenderStatus.valueOf(status),
        APP.get(TenderQueries.class).getTender(tender.id()).deadlineAt(),
        APP.get(DatabaseClock.class).now());
  }

  private static JsonNode listed(JsonNode all, PlayedTender tender) {
    for (JsonNode one : all.values()) {
      if (one.get("id").getLongValue() == tender.id()) {
        return one;
      }
    }
    throw new AssertionError("not listed: " + tender.number());
  }

  private static List<String> lots(JsonNode lots) {
    List<String> states = new ArrayList<>();
    lots.values().forEach(l -> states.add(text(l, "status")));
    return states;
  }

  private static List<String> lots(PlayedTender tender) {
    return APP.get(TenderQueries.class).listLots(tender.id()).stream()
        .map(l -> l.status().name())
        .toList();
  }

  /** The first pill after the number of the tender. */
  private static String pill(String page, String number) {
    Matcher pill = PILL.matcher(page);
    assertThat(pill.find(page.indexOf(number, page.indexOf("<main")))).as(page).isTrue();
    return pill.group(1).strip();
  }

  private static String text(JsonNode node, String name) {
    return node.get(name).getStringValue();
  }

  private static JsonNode json(Browserless browser, String path) throws IOException {
    return APP.get(JsonMapper.class).readValue(browser.get(path).body(), JsonNode.class);
  }
}
