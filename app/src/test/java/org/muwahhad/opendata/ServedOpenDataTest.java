package org.muwahhad.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.opendata.ServedProcesses.APP;
import static org.muwahhad.opendata.ServedProcesses.STRANGER;
import static org.muwahhad.opendata.ServedProcesses.get;
import static org.muwahhad.opendata.ServedProcesses.ocids;
import static org.muwahhad.opendata.ServedProcesses.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.shared.Sha256;

/** The open data as they are served: by release, feed, year, map, page and extension. */
@Tag("long")
class ServedOpenDataTest {
  @Test
  void a_release_is_downloaded_to_the_byte_that_its_digest_says() {
    Map<String, Object> feed = ReleaseJson.read(get("/feeds/releases.json"));
    List<Map<String, Object>> items = ReleaseFields.at(feed, "items").toList();

    assertThat(items).isNotEmpty();
    for (Map<String, Object> item : items) {
      Map<String, Object> ocds = ReleaseFields.at(item, "_ocds").findFirst().orElseThrow();
      String body = process(String.valueOf(ocds.get("ocid")), "releases/" + ocds.get("number"));
      assertThat(Sha256.of(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(ocds.get("sha256"));
      assertThat(
              APP.ask(
                  "SELECT COUNT(*) FROM audit_entry WHERE act = 'opendata.release-published'"
                      + " AND detail LIKE '%"
                      + ocds.get("sha256")
                      + "%'"))
          .isEqualTo("1");
    }
  }

  @Test
  void who_follows_the_feed_by_its_places_gets_every_release_once() {
    List<Long> places = new ArrayList<>();
    String next = "/feeds/releases.json?after=0";
    while (next != null) {
      Map<String, Object> page = ReleaseJson.read(get(next));
      ReleaseFields.at(page, "items._ocds")
          .forEach(o -> places.add(Long.parseLong(String.valueOf(o.get("place")))));
      next =
          page.get("next_url") instanceof String more
              ? more.substring(more.indexOf("/feeds/"))
              : null;
    }

    assertThat(places).hasSize(Integer.parseInt(APP.ask("SELECT COUNT(*) FROM ocds_release")));
    for (int i = 0; i < places.size(); i++) {
      assertThat(places.get(i)).isEqualTo(i + 1L);
    }
    assertThat(get("/feeds/releases.atom"))
        .contains("<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<entry>", "SHA-256");
  }

  @Test
  void no_text_has_a_sign_of_direction_that_nobody_sees() {
    String years = APP.ask("SELECT GROUP_CONCAT(DISTINCT year) FROM ocds_process");
    for (String year : years.split(",")) {
      assertThat(isolates(get("/open-data/files/" + year + "/releases.jsonl"))).isZero();
    }
    assertThat(isolates(get("/feeds/releases.json"))).isZero();
  }

  private static long isolates(String text) {
    return text.codePoints().filter(c -> c >= 0x2066 && c <= 0x2069).count();
  }

  @Test
  void a_year_is_downloaded_as_lines_and_as_tables() throws IOException {
    String year = APP.ask("SELECT MAX(year) FROM ocds_process");
    int processes =
        Integer.parseInt(APP.ask("SELECT COUNT(*) FROM ocds_process WHERE year = " + year));

    assertThat(get("/open-data/files/" + year + "/compiled.jsonl").lines()).hasSize(processes);
    assertThat(get("/open-data/files/" + year + "/releases.jsonl").lines())
        .hasSize(
            Integer.parseInt(
                APP.ask("SELECT SUM(releases) FROM ocds_process WHERE year = " + year)));
    Map<String, Integer> rows = new HashMap<>();
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    APP.get(YearFiles.class).csv(Integer.parseInt(year), zip);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff\"ocid\"");
        rows.put(entry.getName(), (int) text.lines().count());
        if (entry.getName().equals("contracts.csv")) {
          assertThat(text.lines().skip(1))
              .as("amounts of orders are with VAT, those of agreements without")
              .isNotEmpty()
              .allMatch(line -> line.contains("\"true\",") == line.contains("-CO-"));
        }
        if (entry.getName().equals("processes.csv")) {
          assertThat(text.lines().skip(1).filter(line -> line.contains("-CO-")))
              .as("an order has its one buyer")
              .isNotEmpty()
              .noneMatch(line -> line.endsWith(","));
        }
      }
    }
    assertThat(rows.keySet()).contains("processes.csv", "awards.csv", "contracts.csv", "bids.csv");
    assertThat(rows.get("processes.csv")).isGreaterThan(processes);
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    APP.get(YearFiles.class).xlsx(Integer.parseInt(year), book);
    try (ReadableWorkbook read =
        new ReadableWorkbook(new ByteArrayInputStream(book.toByteArray()))) {
      assertThat(read.findSheet("processes").orElseThrow().openStream().count())
          .isEqualTo(processes + 1L);
    }
  }

  @Test
  void a_program_that_has_it_already_is_sent_nothing() {
    String path = "/api/v1/open-data/processes/" + ocids().get(0) + "/record";
    HttpResponse<String> first = STRANGER.get(path);
    String mark = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again =
        STRANGER.send(STRANGER.request(path).setHeader("If-None-Match", mark).GET().build());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(first.headers().firstValue("Cache-Control")).contains("public, max-age=60");
    assertThat(
            STRANGER
                .get("/api/v1/open-data/processes/" + ocids().get(0) + "/releases/1")
                .headers()
                .firstValue("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
  }

  @Test
  void the_map_of_the_site_leads_to_every_process() {
    assertThat(get("/robots.txt")).contains("/sitemap.xml");
    assertThat(get("/sitemap.xml")).contains("/sitemap/0.xml", "/sitemap/1.xml");
    String map = get("/sitemap/1.xml");

    for (String ocid : ocids()) {
      assertThat(map).contains("/open-data/processes/" + ocid + "<");
    }
    String tenders =
        APP.ask(
            """
            SELECT GROUP_CONCAT(number) FROM joint_tender
             WHERE published_at IS NOT NULL AND status NOT IN ('DRAFT', 'APPROVED')""");
    for (String tender : tenders.split(",")) {
      assertThat(map).contains("/publications/" + tender + "<");
      assertThat(STRANGER.get("/publications/" + tender).statusCode()).isEqualTo(200);
    }
    assertThat(STRANGER.get("/sitemap/99.xml").statusCode()).isEqualTo(404);
  }

  @Test
  void the_days_to_an_award_are_the_same_figure_for_people_and_programs() {
    String year =
        APP.ask(
            "SELECT MIN(YEAR(t.published_at)) FROM joint_tender t"
                + " JOIN tender_milestone m ON m.tender_id = t.id AND m.status = 'AWARDED'");
    String figures = get("/api/v1/open-data/statistics?year=" + year);
    assertThat(figures).containsPattern("\"days\":\\d++[,}]");
    String days = figures.replaceAll("(?s).*\"days\":(\\d++).*", "$1");

    assertThat(get("/open-data/statistics?year=" + year)).contains("<dd>" + days + "</dd>");
  }

  @Test
  void the_pages_tell_it_in_both_languages() {
    String process = "/open-data/processes/" + ocids().get(0);
    Browserless reader = Browserless.at(APP);

    reader.get("/language/en");
    assertThat(reader.get("/open-data").body())
        .contains("Publication policy", "Licence", "Last changed:");
    assertThat(reader.get("/open-data/statistics").body()).contains("<svg", "figures as a table");
    assertThat(reader.get(process).body()).contains("Release 1", "Last changed:");
    reader.get("/language/ar");
    assertThat(reader.get("/open-data").body()).contains("سياسة النشر");
    assertThat(reader.get("/open-data/statistics").body()).contains("المنافسات");
  }

  @Test
  void the_page_of_a_process_says_who_buys_from_whom_and_for_how_much() {
    Browserless reader = Browserless.at(APP);
    reader.get("/language/en");
    String tender =
        APP.ask(
            """
            SELECT t.number FROM joint_tender t JOIN award a ON a.tender_id = t.id
             WHERE a.status = 'active' ORDER BY a.id LIMIT 1""");
    String order =
        APP.ask(
            "SELECT ocid FROM ocds_process WHERE kind = 'ORDER' AND ocid LIKE '%-CO-"
                + tender.substring("JT-".length())
                + "-%' ORDER BY id LIMIT 1");
    String supplier =
        ReleaseFields.at(ReleaseJson.read(process(order, "compiled")), "releases.parties")
            .filter(p -> p.get("roles") instanceof List<?> roles && roles.contains("supplier"))
            .map(p -> String.valueOf(p.get("name_en")))
            .findFirst()
            .orElseThrow();

    assertThat(reader.get("/open-data/processes/" + prefix(order) + tender).body())
        .contains("/publications/" + tender, "Amount without VAT", "In effect");
    assertThat(reader.get("/open-data/processes/" + order).body())
        .contains("Amount with VAT", supplier, "/open-data/processes/" + prefix(order) + tender);
  }

  private static String prefix(String ocid) {
    return ocid.substring(0, ocid.indexOf("-CO-") + 1);
  }

  @Test
  void the_extension_is_served_where_the_packages_say() {
    Map<String, Object> extension =
        ReleaseJson.read(get("/api/v1/open-data/extensions/joint-purchase/extension.json"));

    assertThat(extension.keySet()).contains("name", "schemas", "codelists");
    assertThat(get("/api/v1/open-data/extensions/joint-purchase/release-schema.json"))
        .contains("reviewProceedings");
    assertThat(STRANGER.get("/api/v1/open-data/extensions/joint-purchase/secret.txt").statusCode())
        .isEqualTo(404);
  }
}
