package org.muwahhad.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Releases are merged as OCDS 1.1 says, and what is released is exactly what is new. */
class MergedReleasesTest {
  private static final Map<String, Object> TOLD =
      ReleaseJson.read(
          """
          {"tender":{"id":"T","status":"active","title":"Computers","statusDetails":"x",
                     "items":[{"id":"1","quantity":10},{"id":"2","quantity":5}],
                     "submissionMethod":["electronicSubmission"]},
           "parties":[{"id":"A","roles":["buyer"]}]}\
          """);

  private static Map<String, Object> after(String release) {
    return MergedReleases.merge(TOLD, ReleaseJson.read(release));
  }

  @Test
  void objects_are_merged_field_by_field_and_lists_of_objects_by_their_id() {
    assertThat(
            after(
                "{\"tender\":{\"id\":\"T\",\"items\":[{\"id\":\"2\",\"quantity\":6},{\"id\":\"3\"}]}}"))
        .satisfies(
            m ->
                assertThat(ReleaseJson.write(m))
                    .contains(
                        "\"status\":\"active\"",
                        "[{\"id\":\"1\",\"quantity\":10},{\"id\":\"2\",\"quantity\":6},{\"id\":\"3\"}]"));
  }

  @Test
  void a_list_of_texts_is_replaced_as_a_whole_and_null_takes_a_field_away() {
    Map<String, Object> merged =
        after(
            "{\"parties\":[{\"id\":\"A\",\"roles\":[\"payer\"]}],\"tender\":{\"statusDetails\":null}}");

    assertThat(ReleaseJson.write(merged))
        .contains("[{\"id\":\"A\",\"roles\":[\"payer\"]}]")
        .doesNotContain("statusDetails");
  }

  @Test
  void what_differs_is_released_with_the_ids_of_what_it_is_of_and_nothing_else() {
    Map<String, Object> now =
        ReleaseJson.read(
            """
            {"tender":{"id":"T","status":"complete","title":"Computers",
                       "items":[{"id":"1","quantity":10.0},{"id":"2","quantity":7}],
                       "submissionMethod":["electronicSubmission"]},
             "parties":[{"id":"A","roles":["buyer"]},{"id":"B","roles":["supplier"]}]}\
            """);

    Map<String, Object> release = MergedReleases.difference(TOLD, now);

    assertThat(ReleaseJson.write(release))
        .isEqualTo(
            "{\"tender\":{\"id\":\"T\",\"status\":\"complete\",\"items\":[{\"id\":\"2\",\"quantity\":7}],"
                + "\"statusDetails\":null},\"parties\":[{\"id\":\"B\",\"roles\":[\"supplier\"]}]}");
    assertThat(MergedReleases.difference(MergedReleases.merge(TOLD, release), now)).isEmpty();
  }

  @Test
  void what_the_schema_requires_of_a_contract_and_of_a_statistic_is_told_with_every_change() {
    Map<String, Object> told =
        ReleaseJson.read(
            """
            {"contracts":[{"id":"C","awardID":"1","status":"pending"}],
             "bids":{"statistics":[{"id":"bids","measure":"bids","value":2}]}}\
            """);
    Map<String, Object> now =
        ReleaseJson.read(
            """
            {"contracts":[{"id":"C","awardID":"1","status":"active"}],
             "bids":{"statistics":[{"id":"bids","measure":"bids","value":2,"notes":"x"}]}}\
            """);

    assertThat(ReleaseJson.write(MergedReleases.difference(told, now)))
        .isEqualTo(
            "{\"contracts\":[{\"id\":\"C\",\"awardID\":\"1\",\"status\":\"active\"}],"
                + "\"bids\":{\"statistics\":[{\"id\":\"bids\",\"measure\":\"bids\",\"value\":2,"
                + "\"notes\":\"x\"}]}}");
  }

  @Test
  void a_versioned_release_says_a_value_once_until_it_changes() {
    String release =
        "{\"ocid\":\"o\",\"id\":\"o-%d\",\"date\":\"2026-01-0%dT00:00:00Z\",\"tag\":[\"contract\"],"
            + "\"contracts\":[{\"id\":\"C\",\"awardID\":\"1\",\"status\":\"%s\"}]}";

    Map<String, Object> versions =
        MergedReleases.versions(
            List.of(
                ReleaseJson.read(release.formatted(1, 1, "pending")),
                ReleaseJson.read(release.formatted(2, 2, "active"))));

    assertThat(ReleaseJson.write(versions))
        .containsOnlyOnce("\"value\":\"1\"")
        .contains("\"value\":\"pending\"", "\"value\":\"active\"");
  }

  @Test
  void nothing_is_released_where_nothing_differs_however_a_number_is_written() {
    Map<String, Object> now =
        ReleaseJson.read(ReleaseJson.write(TOLD).replace("\"quantity\":10", "\"quantity\":10.000"));

    assertThat(MergedReleases.difference(TOLD, now)).isEmpty();
  }

  @Test
  void a_number_is_written_plainly() {
    assertThat(ReleaseJson.write(Map.of("amount", new java.math.BigDecimal("2.53E+3"))))
        .isEqualTo("{\"amount\":2530}");
    assertThat(
            ReleaseJson.write(Map.of("amount", new java.math.BigDecimal("12345678901234567.250"))))
        .isEqualTo("{\"amount\":12345678901234567.25}");
  }

  @Test
  void what_says_nothing_is_left_out() {
    Fields fields =
        new Fields().put("a", "").put("b", List.of()).put("c", (Object) null).put("d", false);

    assertThat(fields.map()).isEqualTo(Map.of("d", false));
  }

  @Test
  void a_versioned_release_has_every_value_with_the_release_that_gave_it() {
    Map<String, Object> versions =
        MergedReleases.versions(
            List.of(
                ReleaseJson.read(
                    "{\"ocid\":\"o\",\"id\":\"o-1\",\"date\":\"2026-01-01T00:00:00Z\",\"tag\":[\"tender\"],"
                        + "\"tender\":{\"id\":\"T\",\"status\":\"active\",\"items\":[{\"id\":\"1\",\"quantity\":1}]}}"),
                ReleaseJson.read(
                    "{\"ocid\":\"o\",\"id\":\"o-2\",\"date\":\"2026-01-02T00:00:00Z\",\"tag\":[\"tenderUpdate\"],"
                        + "\"tender\":{\"id\":\"T\",\"status\":\"complete\"}}")));

    assertThat(ReleaseJson.write(versions))
        .contains(
            "\"status\":[{\"releaseID\":\"o-1\",\"releaseDate\":\"2026-01-01T00:00:00Z\",\"releaseTag\":[\"tender\"],\"value\":\"active\"},"
                + "{\"releaseID\":\"o-2\"",
            "\"items\":[{\"id\":\"1\",\"quantity\":[{\"releaseID\":\"o-1\"",
            "\"ocid\":\"o\"")
        .doesNotContain("\"tag\":");
  }

  @Test
  void the_id_of_an_object_outside_of_a_list_is_versioned_and_that_of_a_listed_one_is_not() {
    Map<String, Object> versions =
        MergedReleases.versions(
            List.of(
                ReleaseJson.read(
                    "{\"ocid\":\"o\",\"id\":\"o-1\",\"date\":\"2026-01-01T00:00:00Z\",\"tag\":[\"tender\"],"
                        + "\"tender\":{\"id\":\"T\",\"items\":[{\"id\":\"1\",\"unit\":{\"id\":\"EA\"}}]}}")));

    String given =
        "[{\"releaseID\":\"o-1\",\"releaseDate\":\"2026-01-01T00:00:00Z\",\"releaseTag\":[\"tender\"],"
            + "\"value\":\"%s\"}]";
    assertThat(ReleaseJson.write(versions))
        .isEqualTo(
            "{\"ocid\":\"o\",\"tender\":{\"id\":"
                + given.formatted("T")
                + ",\"items\":[{\"id\":\"1\",\"unit\":{\"id\":"
                + given.formatted("EA")
                + "}}]}}");
  }
}
