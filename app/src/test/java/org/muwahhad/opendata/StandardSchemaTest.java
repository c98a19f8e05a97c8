package org.muwahhad.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.opendata.ServedProcesses.APP;
import static org.muwahhad.opendata.ServedProcesses.ocids;
import static org.muwahhad.opendata.ServedProcesses.process;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a stranger is served satisfies the schemas of the standard itself, version 1.1.5, merged
 * with those of the extensions that the packages name.
 */
@Tag("long")
class StandardSchemaTest {
  private static final Path FOLDER = Path.of("src/test/resources/ocds/standard");
  private static final Path OURS =
      Path.of("src/main/resources/opendata/joint-purchase/release-schema.json");
  private static final String AT = "https://standard.open-contracting.org/schema/1__1__5/";
  private static final String RELEASE = "release-schema.json";
  private static final String RELEASES = "release-package-schema.json";
  private static final String RECORDS = "record-package-schema.json";
  private static final String VERSIONED = "versioned-release-validation-schema.json";
  private static final String OCID =
      APP.ask("SELECT MIN(ocid) FROM joint_tender WHERE status = 'AWARDED'");
  private static final Map<String, Object> MERGED = merged();

  @Test
  void every_package_satisfies_the_schemas_of_the_standard_and_its_extensions() {
    SchemaRegistry registry = registry(MERGED, read(RELEASES));
    Schema releases = schema(registry, RELEASES);
    Schema records = schema(registry, RECORDS);

    for (String ocid : ocids()) {
      assertThat(releases.validate(process(ocid, "releases"), InputFormat.JSON)).as(ocid).isEmpty();
      assertThat(releases.validate(process(ocid, "compiled"), InputFormat.JSON)).as(ocid).isEmpty();
      assertThat(records.validate(process(ocid, "record"), InputFormat.JSON)).as(ocid).isEmpty();
    }
  }

  @Test
  void no_field_is_told_that_neither_the_standard_nor_an_extension_names() {
    Schema closed = closed();

    for (String ocid : ocids()) {
      assertThat(closed.validate(process(ocid, "releases"), InputFormat.JSON)).as(ocid).isEmpty();
      assertThat(closed.validate(process(ocid, "compiled"), InputFormat.JSON)).as(ocid).isEmpty();
    }
  }

  @Test
  void numbers_are_plain_no_list_is_empty_and_every_package_says_its_licence_and_policy() {
    for (String ocid : ocids()) {
      for (String what : List.of("releases", "compiled", "record")) {
        String served = process(ocid, what);
        assertThat(served).as(ocid).doesNotContain("\":[]");
        assertThat(served).as(ocid).doesNotContainPattern("\":-?\\d++(?:\\.\\d++)?[eE]");
        Map<String, Object> head = ReleaseJson.read(served);
        assertThat(head.get("license")).isEqualTo("https://creativecommons.org/licenses/by/4.0/");
        assertThat(String.valueOf(head.get("publicationPolicy"))).endsWith("/open-data");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"tag\":[\"', '\"tag\":[\"x'",
    "'\"initiationType\":\"tender\"', '\"initiationType\":\"Tender\"'",
    "'\"procurementMethod\":\"', '\"procurementMethod\":\"very-'",
    "'\"awardID\":', '\"awards\":'"
  })
  void what_departs_from_the_standard_is_found(String part, String otherwise) {
    String compiled = process(OCID, "compiled");

    assertThat(compiled).contains(part);
    assertThat(
            schema(registry(MERGED, read(RELEASES)), RELEASES)
                .validate(compiled.replace(part, otherwise), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void a_field_of_no_schema_is_found() {
    String compiled = process(OCID, "compiled");

    assertThat(
            closed()
                .validate(
                    compiled.replace("\"initiationType\":", "\"begun\":\"x\",\"initiationType\":"),
                    InputFormat.JSON))
        .isNotEmpty();
  }

  private static Schema closed() {
    Map<String, Object> release = ReleaseJson.read(ReleaseJson.write(MERGED));
    Map<String, Object> head = read(RELEASES);
    close(release);
    close(head);
    return schema(registry(release, head), RELEASES);
  }

  /** Lets no object have other fields than its schema names. */
  @SuppressWarnings("unchecked")
  private static void close(@Nullable Object node) {
    if (node instanceof Map<?, ?> object) {
      object.values().forEach(StandardSchemaTest::close);
      if (object.get("properties") instanceof Map) {
        ((Map<String, Object>) object).put("additionalProperties", false);
      }
    } else if (node instanceof List<?> list) {
      list.forEach(StandardSchemaTest::close);
    }
  }

  /** The schema of a release with the extensions that the packages name, in their order. */
  private static Map<String, Object> merged() {
    Map<String, Object> merged = read(RELEASE);
    List<?> extensions =
        (List<?>)
            Objects.requireNonNull(ReleaseJson.read(process(OCID, "compiled")).get("extensions"));
    assertThat(extensions).hasSizeGreaterThan(1);
    for (Object extension : extensions) {
      String address = String.valueOf(extension);
      merged =
          merge(
              merged,
              address.contains("/open-contracting-extensions/")
                  ? read(address.split("/", -1)[4] + ".json")
                  : read(OURS));
    }
    return merged;
  }

  /** Merges as the standard does, by JSON Merge Patch (RFC 7396). */
  private static Map<String, Object> merge(Map<?, ?> schema, Map<?, ?> patch) {
    Map<String, Object> merged = new LinkedHashMap<>();
    schema.forEach((name, value) -> merged.put(String.valueOf(name), value));
    patch.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (value == null) {
            merged.remove(name);
          } else if (value instanceof Map<?, ?> part) {
            merged.put(name, merge(merged.get(name) instanceof Map<?, ?> m ? m : Map.of(), part));
          } else {
            merged.put(name, value);
          }
        });
    return merged;
  }

  private static SchemaRegistry registry(Map<String, Object> release, Map<String, Object> head) {
    Map<String, String> all = new HashMap<>();
    all.put(AT + RELEASE, ReleaseJson.write(release));
    all.put(AT + RELEASES, ReleaseJson.write(head));
    all.put(AT + RECORDS, ReleaseJson.write(read(RECORDS)));
    all.put(AT + VERSIONED, ReleaseJson.write(read(VERSIONED)));
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_4, builder -> builder.schemas(all));
  }

  private static Schema schema(SchemaRegistry registry, String name) {
    return registry.getSchema(SchemaLocation.of(AT + name));
  }

  private static Map<String, Object> read(String name) {
    return read(FOLDER.resolve(name));
  }

  private static Map<String, Object> read(Path file) {
    try {
      return ReleaseJson.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
