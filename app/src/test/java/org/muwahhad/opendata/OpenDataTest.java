package org.muwahhad.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.opendata.ServedProcesses.APP;
import static org.muwahhad.opendata.ServedProcesses.compiled;
import static org.muwahhad.opendata.ServedProcesses.ocids;
import static org.muwahhad.opendata.ServedProcesses.process;
import static org.muwahhad.opendata.ServedProcesses.releases;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The processes of the loaded demonstration satisfy the standard and tell nothing too early. */
@Tag("long")
class OpenDataTest {
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
    Map<String, Object> properties =
        (Map<String, Object>) Objects.requireNonNull(schema.get("properties"));
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
    releases(ocid)
        .forEach(
            r -> Objects.requireNonNull((List<?>) r.get("tag")).forEach(t -> tags.add((String) t)));

    assertThat(tags).startsWith("planning", "tender");
    assertThat(tags).containsSubsequence("tender", "tenderUpdate", "award", "awardUpdate");
    assertThat(tags).contains("contract");
    assertThat(compiled(ocid).keySet())
        .contains("parties", "planning", "tender", "bids", "awards", "contracts");
  }

  @Test
  void the_index_that_prices_may_follow_is_told_with_the_tender() {
    String ocid =
        APP.ask(
            "SELECT t.ocid FROM joint_tender t JOIN tender_price_index i ON i.tender_id = t.id"
                + " WHERE t.published_at IS NOT NULL ORDER BY t.id LIMIT 1");
    Map<?, ?> tender = (Map<?, ?>) Objects.requireNonNull(compiled(ocid).get("tender"));
    Map<?, ?> index = (Map<?, ?>) Objects.requireNonNull(tender.get("priceIndex"));

    assertThat(index.get("name")).isEqualTo("الرقم القياسي لأسعار المنتجين");
    assertThat(index.get("name_en")).isEqualTo("Producer price index");
    assertThat(String.valueOf(index.get("baseValue"))).isEqualTo("108.4");
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
        ReleaseFields.at(release, "tender.value").forEach(v -> offered.add(ocid));
        ReleaseFields.at(release, "bids.details.value").forEach(v -> offered.add(ocid));
        ReleaseFields.at(release, "tender.items.unit.value").forEach(v -> offered.add(ocid));
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
        ReleaseFields.at(compiled(ocid), "parties")
            .filter(p -> p.get("roles") instanceof List<?> roles && roles.contains("buyer"))
            .toList();

    assertThat(buyers).hasSizeGreaterThan(1);
    assertThat(buyers)
        .allSatisfy(
            b ->
                assertThat(b.keySet())
                    .contains("identifier", "address", "memberOf", "name", "name_en"));
    assertThat(ReleaseFields.at(compiled(ocid), "planning.budget.budgetBreakdown.sourceParty"))
        .isNotEmpty();
    String order =
        APP.ask("SELECT ocid FROM ocds_process WHERE kind = 'ORDER' ORDER BY id LIMIT 1");
    assertThat(compiled(order)).containsKey("buyer");
    assertThat(ReleaseFields.at(compiled(order), "relatedProcesses").toList())
        .anySatisfy(
            r -> assertThat((List<?>) r.get("relationship")).isEqualTo(List.of("framework")));
  }

  @Test
  void an_agreement_tells_its_signed_amendments_and_an_order_its_agreed_changes() {
    String signed =
        """
          FROM agreement_amendment m
          JOIN framework_agreement f ON f.id = m.agreement_id
          JOIN joint_tender t ON t.id = f.tender_id
         WHERE m.status = 'IN_FORCE'""";
    String ocid = APP.ask("SELECT MIN(t.ocid) " + signed);
    int amendments =
        Integer.parseInt(APP.ask("SELECT COUNT(*) " + signed + " AND t.ocid = '" + ocid + "'"));
    assertThat(ReleaseFields.at(compiled(ocid), "contracts.amendments").toList())
        .hasSize(amendments)
        .isNotEmpty()
        .allSatisfy(a -> assertThat(a.keySet()).contains("date", "description", "description_en"));

    String number =
        APP.ask(
            """
            SELECT MIN(o.number) FROM order_change c JOIN call_off o ON o.id = c.call_off_id
             WHERE c.status = 'AGREED'""");
    String order = ocids().stream().filter(o -> o.endsWith("-" + number)).findFirst().orElseThrow();
    assertThat(ReleaseFields.at(compiled(order), "contracts.amendments")).isNotEmpty();
  }

  @Test
  void an_agreement_tells_when_it_is_suspended_and_when_that_was_lifted_without_the_reason() {
    String suspended =
        """
          FROM agreement_suspension u
          JOIN framework_agreement f ON f.id = u.agreement_id
          JOIN joint_tender t ON t.id = f.tender_id""";
    String ocid = APP.ask("SELECT MIN(t.ocid) " + suspended);
    String reason = APP.ask("SELECT MIN(u.reason) " + suspended);

    assertThat(ReleaseFields.at(compiled(ocid), "contracts.suspensions").toList())
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s.keySet()).contains("id", "period", "dateLifted"));
    assertThat(reason).isNotEmpty();
    assertThat(ReleaseJson.write(compiled(ocid))).doesNotContain(reason);
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
