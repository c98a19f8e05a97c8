package org.muwahhad.tender.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;

/**
 * Every release is what OCDS 1.1 says, and nothing but what is meant to be published. The schema
 * {@code ocds/release-package.schema.json} names that alone, written from the reference of the
 * standard.
 */
@Tag("long")
class OcdsSchemaTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final Schema SCHEMA = schema();

  @Test
  void the_release_of_every_published_tender_satisfies_the_standard() {
    List<String> numbers =
        List.of(
            APP.ask(
                    "SELECT GROUP_CONCAT(number) FROM joint_tender WHERE published_at IS NOT NULL"
                        + " AND status NOT IN ('DRAFT', 'APPROVED')")
                .split(","));

    assertThat(APP.ask("SELECT COUNT(*) FROM award WHERE status = 'active'")).isNotEqualTo("0");
    assertThat(numbers).hasSizeGreaterThan(1);
    for (String number : numbers) {
      assertThat(SCHEMA.validate(release(number), InputFormat.JSON)).as(number).isEmpty();
    }
  }

  @Test
  void a_lot_is_complete_once_it_is_awarded_and_its_award_is_dated_by_the_decision() {
    String number = APP.ask("SELECT MIN(number) FROM joint_tender WHERE status = 'AWARDED'");
    JsonNode release = read(release(number)).get("releases").get(0);

    assertThat(codes(release.get("tender").get("lots")))
        .contains("complete")
        .isSubsetOf("complete", "unsuccessful");
    assertThat(codes(release.get("awards")))
        .contains("active")
        .isSubsetOf("active", "unsuccessful", "cancelled");
    for (JsonNode award : release.get("awards").values()) {
      String lot = award.get("relatedLots").get(0).getStringValue();
      boolean active = award.get("status").getStringValue().equals("active");
      if (award.get("status").getStringValue().equals("cancelled")) {
        continue;
      }
      assertThat(status(release, lot)).isEqualTo(active ? "complete" : "unsuccessful");
      if (active) {
        assertThat(Instant.parse(award.get("date").getStringValue()))
            .isEqualTo(
                Instant.parse(
                    APP.ask(
                        """
                        SELECT DATE_FORMAT(d.closed_at, '%%Y-%%m-%%dT%%H:%%i:%%s.%%fZ')
                          FROM award a JOIN decision d ON d.id = a.decision_id WHERE a.id = %s"""
                            .formatted(award.get("id").getStringValue()))));
      }
    }
  }

  @Test
  void before_any_award_is_told_every_lot_of_a_tender_is_active() {
    for (String number :
        APP.ask(
                "SELECT GROUP_CONCAT(number) FROM joint_tender WHERE published_at IS NOT NULL"
                    + " AND status IN ('PUBLISHED', 'CLOSED', 'OPENED', 'UNDER_EVALUATION',"
                    + " 'RECOMMENDED', 'DECIDED') AND standstill_until IS NULL AND id NOT IN"
                    + " (SELECT tender_id FROM award WHERE status = 'active')")
            .split(",")) {
      JsonNode release = read(release(number)).get("releases").get(0);

      assertThat(codes(release.get("tender").get("lots"))).as(number).containsOnly("active");
    }
  }

  private static String status(JsonNode release, String lot) {
    return StreamSupport.stream(release.get("tender").get("lots").values().spliterator(), false)
        .filter(l -> l.get("id").getStringValue().equals(lot))
        .map(l -> l.get("status").getStringValue())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(JsonNode all) {
    return StreamSupport.stream(all.values().spliterator(), false)
        .map(n -> n.get("status").getStringValue())
        .toList();
  }

  private static JsonNode read(String json) {
    try {
      return APP.get(JsonMapper.class).readValue(json, Argument.of(JsonNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"tag\":[\"', '\"tag\":[\"x'",
    "'\"initiationType\":\"tender\"', '\"initiationType\":\"Tender\"'",
    "'\"hasEnquiries\"', '\"hasInquiries\"'",
    "'\"publishedDate\":\"20', '\"publishedDate\":\"on 20'",
    "'\"version\":\"1.1\"', '\"version\":\"1.2\"'",
    "'\"procurementMethod\":\"', '\"procurementMethod\":\"very-'",
    "'\"ocid\":\"ocds-', '\"ocid\":\"'",
    "'\"quantity\":', '\"quantity\":\"many\",\"quantities\":'"
  })
  void what_departs_from_it_is_refused(String said, String otherwise) {
    String release = release(APP.ask("SELECT number FROM joint_tender WHERE status = 'AWARDED'"));

    assertThat(release).contains(said);
    assertThat(SCHEMA.validate(release.replace(said, otherwise), InputFormat.JSON)).isNotEmpty();
  }

  private static String release(String number) {
    return Browserless.at(APP).get("/api/v1/publications/" + number + "/release").body();
  }

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              Files.readString(Path.of("src/test/resources/ocds/release-package.schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
