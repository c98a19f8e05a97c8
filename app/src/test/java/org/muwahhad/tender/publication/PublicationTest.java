package org.muwahhad.tender.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.approval.CancelTender;

/** What everybody may read of a tender without signing in, and what nobody may. */
@Tag("long")
class PublicationTest {
  private static final int LIMIT = 80;
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.publications-per-minute", LIMIT));
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);

  /** The benchmark of the fixture's items, and no part of a digest or of a time. */
  private static final String BENCHMARK = "(?<![0-9a-f.:])900(?![0-9a-f])";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void everybody_reads_a_published_tender_in_either_language_and_prints_it() {
    String number = numberOf(TENDERS.aPublished());
    Browserless visitor = Browserless.at(APP);

    HttpResponse<String> arabic = visitor.get("/publications/" + number);
    visitor.get("/language/en");
    HttpResponse<String> english = visitor.get("/publications/" + number);

    assertThat(arabic.statusCode()).isEqualTo(200);
    assertThat(arabic.body())
        .contains("dir=\"rtl\"", "المواصفات", "الجدول الزمني", "الضمانات", "هـ", "توقيت الرياض");
    assertThat(english.body())
        .contains(
            "Joint tender for computers",
            "Specification",
            "Description",
            "Last day for questions",
            "At least 30 days after publication",
            "10 days of 24 hours before the deadline for bids",
            "Counted from",
            "Questions close",
            "Source: ",
            "AH",
            "How to take part",
            "data-print",
            "350.5",
            "/api/v1/publications/" + number + "/release");
    assertThat(visitor.get("/sign-in").body()).contains("/publications");
  }

  @Test
  void the_contents_lead_to_every_part_of_the_notice_and_lots_are_listed_before_they_are_read() {
    long tender = TENDERS.aPublished();
    Browserless visitor = Browserless.at(APP);
    visitor.get("/language/en");

    String notice = visitor.get("/publications/" + numberOf(tender)).body();

    String contents =
        notice.substring(
            notice.indexOf("Contents of the notice"),
            notice.indexOf("</nav>", notice.indexOf("Contents of the notice")));
    List<String> parts =
        Pattern.compile("href=\"#([a-z-]+)\"")
            .matcher(contents)
            .results()
            .map(link -> link.group(1))
            .toList();
    assertThat(parts).contains("schedule", "lots", "criteria", "questions", "documents");
    assertThat(parts).allSatisfy(part -> assertThat(notice).contains("id=\"" + part + "\""));
    assertThat(parts.stream().map(part -> notice.indexOf("id=\"" + part + "\"")).toList())
        .as("in the order of the page")
        .isSorted();
    assertThat(notice.indexOf("href=\"#lot-2\""))
        .isPositive()
        .isLessThan(notice.indexOf("id=\"lot-1\""));
  }

  @Test
  void the_schedule_is_a_file_for_calendar_programs() {
    long tender = TENDERS.aPublished();
    String number = numberOf(tender);

    HttpResponse<String> file = get("/publications/" + number + "/calendar");

    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .contains(number + ".ics");
    assertThat(file.body().replace("\r\n ", ""))
        .contains(
            "UID:notice-" + number + "-bids_close@",
            "UID:notice-" + number + "-questions_close@",
            "DTSTART:"
                + APP.ask(
                    "SELECT DATE_FORMAT(deadline_at, '%Y%m%dT%H%i%sZ') FROM joint_tender WHERE id = "
                        + tender));
    assertThat(get("/publications/" + numberOf(TENDERS.aDraft()) + "/calendar").statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_notice_tells_all_that_is_asked_of_securities_and_guarantees() {
    List<String> codes =
        List.of(
            "bid-security.percent",
            "bid-security.form.surety-bond",
            "performance-guarantee.percent");
    for (String code : codes) {
      APP.sql(
          """
          INSERT INTO rule_default (code, value, unit, position, name_ar, name_en, source_ar,
                                    source_en)
          VALUES ('%1$s', 1, 'COUNT', 99, 'قاعدة %1$s', 'Rule', 'مصدر', 'Source')"""
              .formatted(code));
    }

    String notice = get("/publications/" + numberOf(TENDERS.aPublished())).body();

    String guarantees = notice.substring(notice.indexOf("id=\"guarantees\""));
    assertThat(guarantees.substring(0, guarantees.indexOf("</table>"))).contains(codes);
    assertThat(notice.substring(notice.indexOf("id=\"rules\"")))
        .as("each rule is told once")
        .doesNotContain(codes);
  }

  @Test
  void nothing_sealed_nor_whose_demand_it_is_stands_in_notice_data_or_release() {
    long tender = TENDERS.aPublished();
    String number = numberOf(tender);
    String entity =
        APP.ask(
            """
            SELECT e.name_en FROM tender_round r
              JOIN submission s ON s.round_id = r.round_id
              JOIN procuring_entity e ON e.id = s.entity_id
             WHERE r.tender_id = %d LIMIT 1"""
                .formatted(tender));

    assertThat(entity).startsWith("Ministry");
    for (String path :
        new String[] {
          "/publications/" + number,
          "/api/v1/publications/" + number,
          "/api/v1/publications/" + number + "/release"
        }) {
      assertThat(get(path).body())
          .as(path)
          .doesNotContain("enchmark", "stimate", "reparedBy", "panel", "Person ")
          .doesNotContainPattern(BENCHMARK);
    }
    assertThat(get("/publications/" + number).body()).doesNotContain(entity);
    assertThat(get("/api/v1/publications/" + number).body()).doesNotContain(entity);
    assertThat(get("/api/v1/publications/" + number + "/release").body())
        .as("the buyers are named, and not what is for whom")
        .contains(entity)
        .doesNotContain("budgetBreakdown");
  }

  @Test
  void the_notice_tells_to_which_cities_how_much_is_delivered_and_no_entity() {
    long tender = TENDERS.aPublished();
    String number = numberOf(tender);
    String state =
        APP.ask(
            """
            SELECT MIN(m.name_en) FROM lot_item i
              JOIN allocation a ON a.lot_item_id = i.id
              JOIN demand_line d ON d.id = a.demand_line_id
              JOIN procuring_entity e ON e.id = d.entity_id
              JOIN member_state m ON m.code = e.state_code
             WHERE i.tender_id = %d"""
                .formatted(tender));

    PublicNotice notice = APP.get(ViewPublications.class).get("192.0.2.9", number);

    for (PublicNotice.LotNotice lot : notice.lots()) {
      assertThat(lot.places()).as("places of lot %d", lot.number()).isNotEmpty();
      for (PublicNotice.ItemNotice item : lot.items()) {
        assertThat(
                lot.places().stream()
                    .flatMap(p -> p.quantities().stream())
                    .filter(q -> q.itemId() == item.id())
                    .map(PublicNotice.PlaceQuantity::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add))
            .as("all of %s is delivered somewhere", item.code())
            .isEqualByComparingTo(item.quantity());
      }
    }
    Browserless visitor = Browserless.at(APP);
    visitor.get("/language/en");
    assertThat(visitor.get("/publications/" + number).body())
        .contains("Places of delivery", "Delivered in: ", "Capital", state);
    assertThat(get("/api/v1/publications/" + number).body())
        .contains("\"places\":[{\"stateCode\":");
    assertThat(get("/api/v1/publications/" + number + "/release").body())
        .contains("\"deliveryLocation\":{\"description\":\"العاصمة، ", "Capital, " + state + ": ")
        .contains("ocds_location_extension");
  }

  @Test
  void the_release_is_an_ocds_package_of_the_tender_stage() {
    long tender = TENDERS.aPublished();
    String number = numberOf(tender);

    HttpResponse<String> release = get("/api/v1/publications/" + number + "/release");

    assertThat(release.headers().firstValue("Cache-Control")).contains("public, max-age=60");
    assertThat(release.body())
        .contains(
            "\"version\":\"1.1\"",
            "\"ocid\":\"ocds-mwhd01-" + number + "\"",
            "\"tag\":[\"tender\"]",
            "\"initiationType\":\"tender\"",
            "\"status\":\"active\"",
            "\"title_en\":\"Joint tender for computers\"",
            "\"scheme\":\"CPV\",\"id\":\"30213100\"",
            "\"scheme\":\"UNCEFACT\",\"id\":\"C62\"",
            "\"hasEnquiries\":false",
            "\"relatedLot\":",
            "\"enquiryPeriod\":");
  }

  @Test
  void only_who_may_bid_or_may_come_to_is_led_to_the_bid() {
    long tender = TENDERS.aPublished();
    String notice = "/publications/" + numberOf(tender);
    String bid = "href=\"/tenders/" + tender + "/bid\"";

    assertThat(Browserless.at(APP).get(notice).body()).contains(bid);
    assertThat(Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier())).get(notice).body())
        .contains(bid);
    for (Actor other :
        List.of(WORLD.aPersonWho(Role.EVALUATOR), WORLD.aPersonWho(Role.COMMITTEE_MEMBER, "KW"))) {
      assertThat(Browserless.signedInAs(APP, other).get(notice).body())
          .contains("id=\"part\"")
          .doesNotContain(bid, "/tenders/" + tender + "/questions\"");
    }
  }

  @Test
  void the_list_is_searched_by_words_and_state() {
    String open = numberOf(TENDERS.aPublished());
    long given = TENDERS.aPublished();
    APP.get(CancelTender.class).run(TENDERS.buyer(), given, "Demand fell away");
    String cancelled = numberOf(given);
    String draft = numberOf(TENDERS.aDraft());

    assertThat(get("/publications").body()).contains(open, cancelled).doesNotContain(draft);
    assertThat(get("/publications?state=OPEN").body()).contains(open).doesNotContain(cancelled);
    assertThat(get("/publications?q=" + cancelled).body())
        .contains(cancelled)
        .doesNotContain("/publications/" + open + "\"");
    assertThat(get("/api/v1/publications?q=nothing-is-called-so").body()).contains("\"total\":0");
    assertThat(get("/publications/" + cancelled).body()).contains("Demand fell away");
    assertThat(get("/publications/" + draft).statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/publications/" + draft).statusCode()).isEqualTo(404);
  }

  @Test
  void what_everybody_sees_alike_may_be_kept_and_a_page_of_somebody_signed_in_not() {
    String page = "/publications/" + numberOf(TENDERS.aPublished());
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    HttpResponse<String> anonymous = get(page);
    HttpResponse<String> own = Browserless.signedInAs(APP, buyer).get(page);

    assertThat(anonymous.headers().firstValue("Cache-Control")).contains("public, max-age=60");
    assertThat(anonymous.headers().allValues("Vary")).contains("Cookie");
    assertThat(own.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void one_address_does_not_ask_as_often_as_it_likes() {
    ViewPublications publications = APP.get(ViewPublications.class);
    for (int i = 0; i < LIMIT; i++) {
      publications.list("192.0.2.7", "", null, 1);
    }

    assertThatThrownBy(() -> publications.list("192.0.2.7", "", null, 1))
        .isInstanceOf(Refusal.TooOften.class)
        .hasMessage("access.too-many-requests");
    assertThat(publications.list("192.0.2.8", "", null, 1).page()).isEqualTo(1);
  }

  private static String numberOf(long tender) {
    return APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);
  }

  private static HttpResponse<String> get(String path) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(URI.create(APP.uri() + path)).GET().build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
