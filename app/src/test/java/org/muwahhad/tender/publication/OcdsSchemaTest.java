package org.muwahhad.tender.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;

/**
 * Every release is what OCDS 1.1 says. No package ships the standard's own schema, so the
 * constraints in {@code ocds/release-package.schema.json} are written from its reference.
 */
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
