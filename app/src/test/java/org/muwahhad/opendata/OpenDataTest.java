package org.muwahhad.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.shared.Sha256;

/** The open data of the loaded demonstration, read by a stranger. */
@Tag("long")
class OpenDataTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final Browserless STRANGER = Browserless.at(APP);
  private static final Schema RELEASES = schema(UnaryOperator.identity());
  private static final Schema RECORDS = schema(OpenDataTest::ofRecords);

  /** Checks that nothing in the demonstration can meet, and why. */
  private static final Map<String, String> NOT_APPLICABLE =
      Map.of(
          "coherent.awards_status",
          "every award that the demonstration tells is in effect, or its agreement was concluded",
          "consistent.tender_value",
          "the value of a tender is its estimate, which stays sealed");

  private static Schema schema(UnaryOperator<Map<String, Object>> as) {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              ReleaseJson.write(
                  as.apply(
                      ReleaseJson.read(
                          Files.readString(
                              Path.of("src/test/resources/ocds/release-package.schema.json"))))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A package of records has the same head, and releases within its records. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> ofRecords(Map<String, Object> schema) {
    Map<String, Object> properties = (Map<String, Object>) Objects.requireNonNull(schema.get("properties"));
    properties.remove("releases");
    Map<String, Object> release = Map.of("$ref", "#/$defs/Release");
    properties.put(
        "records",
        Map.of(
            "type",
            "array",
            "minItems",
            1,
            "items",
            Map.of(
                "type",
                "object",
                "required",
                List.of("ocid", "releases"),
                "additionalProperties",
                false,
                "properties",
                Map.of(
                    "ocid",
                    Map.of("type", "string"),
                    "releases",
                    Map.of("type", "array", "minItems", 1, "items", release),
                    "compiledRelease",
                    release,
                    "versionedRelease",
                    Map.of("type", "object")))));
    schema.put("required", List.of("uri", "version", "publishedDate", "records", "publisher"));
    return schema;
  }

  private static List<String> ocids() {
    List<String> all = new ArrayList<>();
    String next = "/api/v1/open-data/processes";
    while (next != null) {
      Map<String, Object> page = ReleaseJson.read(get(next));
      PelicanChecks.at(page, "processes").forEach(p -> all.add((String) p.get("ocid")));
      next = page.get("next") instanceof String more ? more.substring(more.indexOf("/api/")) : null;
    }
    return all;
  }

  private static String get(String path) {
    HttpResponse<String> answer = STRANGER.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static String process(String ocid, String what) {
    return get("/api/v1/open-data/processes/" + ocid + "/" + what);
  }

  private static Map<String, Object> compiled(String ocid) {
    return PelicanChecks.at(ReleaseJson.read(process(ocid, "compiled")), "releases")
        .findFirst()
        .orElseThrow();
  }

  private static List<Map<String, Object>> releases(String ocid) {
    return PelicanChecks.at(ReleaseJson.read(process(ocid, "releases")), "releases").toList();
  }

  @Test
  void every_published_tender_every_order_and_every_joint_plan_is_a_process() {
    List<String> ocids = ocids();

    assertThat(ocids)
        .contains(
            APP.ask(
                    "SELECT GROUP_CONCAT(ocid) FROM joint_tender WHERE published_at IS NOT NULL"
                        + " AND status NOT IN ('DRAFT', 'APPROVED')")
                .split(","));
    assertThat(ocids.stream().filter(o -> o.contains("-JP-"))).isNotEmpty();
    assertThat(APP.ask("SELECT COUNT(*) FROM ocds_process WHERE kind = 'ORDER'"))
        .isNotEqualTo("0")
        .isEqualTo(APP.ask("SELECT COUNT(*) FROM call_off_standing WHERE sent_at IS NOT NULL"));
  }

  @Test
  void every_release_and_every_record_satisfies_the_standard_with_its_extensions() {
    for (String ocid : ocids()) {
      assertThat(RELEASES.validate(process(ocid, "releases"), InputFormat.JSON)).as(ocid).isEmpty();
      assertThat(RELEASES.validate(process(ocid, "compiled"), InputFormat.JSON)).as(ocid).isEmpty();
      assertThat(RECORDS.validate(process(ocid, "record"), InputFormat.JSON)).as(ocid).isEmpty();
    }
  }

  @Test
  void the_37_checks_of_pelican_pass_or_have_nothing_to_look_at() {
    Map<String, Integer> looked = new TreeMap<>();
    Map<String, List<String>> wrong = new LinkedHashMap<>();
    Map<String, java.util.function.Function<Map<String, Object>, PelicanChecks.CheckOutcome>> all =
        PelicanChecks.all();
    for (String ocid : ocids()) {
      Map<String, Object> release = compiled(ocid);
      all.forEach(
          (name, check) -> {
            PelicanChecks.CheckOutcome outcome = check.apply(release);
            looked.merge(name, outcome.looked(), Integer::sum);
            if (!outcome.wrong().isEmpty()) {
              wrong.computeIfAbsent(name, n -> new ArrayList<>()).add(ocid + outcome.wrong());
            }
          });
    }

    assertThat(all).hasSize(37);
    assertThat(wrong).isEmpty();
    Set<String> idle = new TreeSet<>(all.keySet());
    idle.removeIf(name -> looked.getOrDefault(name, 0) > 0);
    assertThat(idle).isEqualTo(NOT_APPLICABLE.keySet());
  }

  @Test
  void all_releases_of_a_process_come_to_its_compiled_release_and_are_in_order() {
    for (String ocid : ocids()) {
      Map<String, Object> merged = Map.of();
      String before = "";
      for (Map<String, Object> release : releases(ocid)) {
        merged = MergedReleases.merge(merged, MergedReleases.mergeable(release));
        String date = String.valueOf(release.get("date"));
        assertThat(before.isEmpty() || !Instant.parse(date).isBefore(Instant.parse(before)))
            .as(ocid)
            .isTrue();
        before = date;
      }
      assertThat(ReleaseJson.plain(MergedReleases.mergeable(compiled(ocid))))
          .as(ocid)
          .isEqualTo(ReleaseJson.plain(merged));
    }
  }

  @Test
  void a_life_is_told_step_by_step() {
    String ocid =
        APP.ask(
            "SELECT t.ocid FROM joint_tender t JOIN framework_agreement f ON f.tender_id = t.id"
                + " WHERE t.status = 'AWARDED' AND t.opened_at IS NOT NULL"
                + " ORDER BY t.id LIMIT 1");
    List<String> tags = new ArrayList<>();
    releases(ocid).forEach(r -> Objects.requireNonNull((List<?>) r.get("tag")).forEach(t -> tags.add((String) t)));

    assertThat(tags).startsWith("planning", "tender");
    assertThat(tags).containsSubsequence("tender", "tenderUpdate", "award", "awardUpdate");
    assertThat(tags).contains("contract");
    assertThat(compiled(ocid).keySet())
        .contains("parties", "planning", "tender", "bids", "awards", "contracts");
  }

  @Test
  void an_opening_is_no_amendment() {
    for (String ocid : ocids()) {
      releases(ocid).stream()
          .filter(r -> r.containsKey("bids"))
          .findFirst()
          .ifPresent(
              r ->
                  assertThat((List<?>) r.get("tag"))
                      .as(ocid)
                      .isNotEqualTo(List.of("tenderAmendment")));
    }
  }

  @Test
  void nothing_sealed_is_told_before_its_time() {
    Set<String> offered = new TreeSet<>();
    for (String ocid : ocids()) {
      for (Map<String, Object> release : releases(ocid)) {
        if (release.containsKey("bids")) {
          String opened =
              APP.ask(
                  "SELECT DATE_FORMAT(opened_at, '%Y-%m-%dT%H:%i:%s.%fZ') FROM joint_tender"
                      + " WHERE ocid = '"
                      + ocid
                      + "'");
          assertThat(Instant.parse((String) release.get("date")))
              .as("bids of %s", ocid)
              .isAfterOrEqualTo(Instant.parse(opened));
        }
        String json = ReleaseJson.write(release);
        assertThat(json).as(ocid).doesNotContain("\"unitPrice\"", "\"unit\":{\"value\"");
        PelicanChecks.at(release, "tender.value").forEach(v -> offered.add(ocid));
        PelicanChecks.at(release, "bids.details.value").forEach(v -> offered.add(ocid));
        PelicanChecks.at(release, "tender.items.unit.value").forEach(v -> offered.add(ocid));
      }
    }
    assertThat(offered).as("estimates and prices of bids").isEmpty();
  }

  @Test
  void several_buyers_stand_among_the_parties_each_with_its_state_and_an_order_has_its_one_buyer() {
    String ocid =
        APP.ask(
            "SELECT t.ocid FROM joint_tender t WHERE t.status = 'AWARDED' ORDER BY t.id LIMIT 1");
    List<Map<String, Object>> buyers =
        PelicanChecks.at(compiled(ocid), "parties")
            .filter(p -> p.get("roles") instanceof List<?> roles && roles.contains("buyer"))
            .toList();

    assertThat(buyers).hasSizeGreaterThan(1);
    assertThat(buyers)
        .allSatisfy(
            b ->
                assertThat(b.keySet())
                    .contains("identifier", "address", "memberOf", "name", "name_en"));
    assertThat(PelicanChecks.at(compiled(ocid), "planning.budget.budgetBreakdown.sourceParty"))
        .isNotEmpty();
    String order =
        APP.ask("SELECT ocid FROM ocds_process WHERE kind = 'ORDER' ORDER BY id LIMIT 1");
    assertThat(compiled(order)).containsKey("buyer");
    assertThat(PelicanChecks.at(compiled(order), "relatedProcesses").toList())
        .anySatisfy(
            r -> assertThat((List<?>) r.get("relationship")).isEqualTo(List.of("framework")));
  }

  @Test
  void a_release_is_downloaded_to_the_byte_that_its_digest_says() {
    Map<String, Object> feed = ReleaseJson.read(get("/feeds/releases.json"));
    List<Map<String, Object>> items = PelicanChecks.at(feed, "items").toList();

    assertThat(items).isNotEmpty();
    for (Map<String, Object> item : items) {
      Map<String, Object> ocds = PelicanChecks.at(item, "_ocds").findFirst().orElseThrow();
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
      PelicanChecks.at(page, "items._ocds")
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
    assertThat(STRANGER.get("/sitemap/99.xml").statusCode()).isEqualTo(404);
  }

  @Test
  void the_pages_tell_it_in_both_languages() {
    String process = "/open-data/processes/" + ocids().get(0);
    Browserless reader = Browserless.at(APP);

    reader.get("/language/en");
    assertThat(reader.get("/open-data").body()).contains("Publication policy", "Licence");
    assertThat(reader.get("/open-data/statistics").body()).contains("<svg", "figures as a table");
    assertThat(reader.get(process).body()).contains("Release 1");
    reader.get("/language/ar");
    assertThat(reader.get("/open-data").body()).contains("سياسة النشر");
    assertThat(reader.get("/open-data/statistics").body()).contains("المنافسات");
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

  @Test
  void the_database_keeps_a_release_as_it_was_and_in_order() {
    assertThatThrownBy(() -> APP.sql("UPDATE ocds_release SET tags = 'award' WHERE id = 1"))
        .hasMessageContaining("opendata.release-kept");
    assertThatThrownBy(() -> APP.sql("DELETE FROM ocds_release WHERE id = 1"))
        .hasMessageContaining("opendata.release-kept");
    String insert =
        """
        INSERT INTO ocds_release (id, process_id, number, released_at, tags, title_ar, title_en,
                                  head, content, sha256)
        SELECT 1000000, process_id, 900, '2020-01-01', tags, title_ar, title_en, head, content, %s
          FROM ocds_release WHERE id = 1\
        """;
    assertThatThrownBy(() -> APP.sql(insert.formatted("REPEAT('0', 64)")))
        .hasMessageContaining("ck_ocds_release_digest");
    assertThatThrownBy(
            () ->
                APP.sql(
                    insert
                        .replace("head, content, %s", "CONCAT(head, ' '), content, %s")
                        .formatted("SHA2(CONCAT(head, ' ', content, ']}'), 256)")))
        .hasMessageContaining("opendata.release-out-of-order");
  }
}
