package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.opendata.bundle.UnitPriceDisclosure.COMMITTED;
import static org.muwahhad.opendata.bundle.UnitPriceDisclosure.PUBLISHED;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.audit.EntryJson;
import org.muwahhad.audit.KnownEntries;
import org.muwahhad.audit.log.InclusionProof;
import org.muwahhad.audit.log.LeafOpening;
import org.muwahhad.audit.log.LogProofs.EntryProved;
import org.muwahhad.award.AwardEntry;
import org.muwahhad.committee.CommitteeEntry;
import org.muwahhad.evaluation.EvaluationEntry;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderMove;

/** Which entries of the record a bundle tells everybody, and which it keeps to auditors. */
class EntryDisclosureTest {
  private static final EntryDisclosure DISCLOSURE =
      new EntryDisclosure(
          new EntryJson(
              new KnownEntries(
                  List.of(
                      AwardEntry.class,
                      BundleEntry.class,
                      CommitteeEntry.class,
                      EvaluationEntry.class,
                      TenderMove.class))));

  private static final String PROBLEM = Sha256.of("problem");
  private static final String ANSWER = Sha256.of("answer");

  /** No bid is out in lot 1, one is out in lot 2, and lot 3 is not in the bundle. */
  private static final String TABLES =
      """
      {"lots":[{"lot":"1"},{"lot":"2"},{"lot":"4"}],
       "ranking":[{"lot":"1","bid":"11","exclusion":null},
                  {"lot":"2","bid":"11","exclusion":null},
                  {"lot":"2","bid":"12","exclusion":"TECHNICAL"},
                  {"lot":"3","bid":"11","exclusion":null}],
       "scenarios":[{"number":"1","problem_sha256":"%s","solve_sha256":"%s"},
                    {"number":"2","problem_sha256":null,"solve_sha256":null}]}
      """
          .formatted(PROBLEM, ANSWER);

  private static final String OUTCOME =
      """
      {"abstained":0,"against":0,"for":2,"outcome":"ADOPTED","sha256":"%s"}\
      """
          .formatted(PROBLEM);

  @Test
  void a_ranking_is_told_where_all_figures_of_all_its_lots_are_published() {
    assertThat(isOpen(PUBLISHED, ranked("1"))).isTrue();
    assertThat(isOpen(COMMITTED, ranked("1"))).as("it has totals and no unit prices").isTrue();
    assertThat(isOpen(PUBLISHED, ranked("1", "2"))).as("a bid is out").isFalse();
    assertThat(isOpen(PUBLISHED, ranked("1", "3"))).as("a lot is not in the bundle").isFalse();
    assertThat(isOpen(PUBLISHED, ranked("4"))).as("a lot has no ranking").isFalse();
    assertThat(isOpen(PUBLISHED, ranked())).as("it does not say of which lots it is").isFalse();
  }

  @Test
  void of_several_rankings_the_last_alone_is_told() {
    EntryProved former = ranked("1");
    EntryProved last = entry("evaluation.bids-ranked", "tender:7", "tender 7", ranking("1") + " ");

    assertThat(DISCLOSURE.entries(List.of(ranked("2"), former), open(PUBLISHED)))
        .contains(BundleText.json(former.detail()))
        .doesNotContain(BundleText.json(ranked("2").detail()));
    assertThat(DISCLOSURE.entries(List.of(former, ranked("2")), open(PUBLISHED)))
        .doesNotContain(BundleText.json(former.detail()));
    assertThat(DISCLOSURE.entries(List.of(former, last), open(PUBLISHED)))
        .as("nor one before another that cannot be read")
        .doesNotContain(BundleText.json(former.detail()));
  }

  @Test
  void a_scenario_is_told_where_the_table_names_its_digest_and_unit_prices_are_published() {
    assertThat(isOpen(PUBLISHED, stated(1, PROBLEM))).isTrue();
    assertThat(isOpen(PUBLISHED, worked(1, ANSWER))).isTrue();
    assertThat(isOpen(PUBLISHED, stated(1, ANSWER))).isFalse();
    assertThat(isOpen(PUBLISHED, stated(2, PROBLEM))).isFalse();
    assertThat(isOpen(PUBLISHED, worked(2, ANSWER))).isFalse();
    assertThat(isOpen(COMMITTED, stated(1, PROBLEM))).isFalse();
    assertThat(isOpen(COMMITTED, worked(1, ANSWER))).isFalse();
  }

  @Test
  void the_outcome_of_a_vote_is_told_with_unit_prices_and_a_vote_never() {
    EntryProved outcome = entry("committee.decision-closed", "tender:7", "decision 5", OUTCOME);
    EntryProved vote =
        entry(
            "committee.vote-cast",
            "tender:7",
            "decision 5",
            "{\"choice\":\"FOR\",\"pack\":\"\",\"reason\":\"\",\"sha256\":\"%s\",\"state\":\"AE\"}"
                .formatted(PROBLEM));

    assertThat(isOpen(PUBLISHED, outcome)).isTrue();
    assertThat(isOpen(COMMITTED, outcome)).isFalse();
    assertThat(isOpen(PUBLISHED, vote)).isFalse();
    assertThat(ProvedKind.isForAuditors("committee.decision-closed")).isTrue();
    assertThat(ProvedKind.isForAuditors("committee.vote-cast")).isFalse();
  }

  @Test
  void an_entry_that_is_not_written_as_the_service_writes_it_is_closed() {
    String json = "{\"edition\":1,\"sha256\":\"%s\"}".formatted(PROBLEM);

    assertThat(isOpen(COMMITTED, entry("bundle.published", "bundle:7", "tender 7", json))).isTrue();
    assertThat(isOpen(COMMITTED, entry("bundle.published", "bundle:7", "tender 7", json + " ")))
        .isFalse();
    assertThat(isOpen(COMMITTED, entry("bundle.published", "bundle:8", "tender 7", json)))
        .isFalse();
    assertThat(isOpen(COMMITTED, entry("bundle.published", "bundle:7", "tender 7", "{}")))
        .isFalse();
  }

  @Test
  void an_entry_of_a_kind_that_no_bundle_proves_is_closed_to_all() {
    EntryProved other = entry("award.allocated", "tender:7", "tender 7", "{\"lines\":2}");

    assertThat(isOpen(PUBLISHED, other)).isFalse();
    assertThat(ProvedKind.isForAuditors("award.allocated")).isFalse();
    assertThat(ProvedKind.acts()).doesNotContain("award.allocated", "bundle.published");
  }

  @Test
  void tables_that_do_not_say_what_is_published_close_everything() {
    OpenFigures nothing = open(PUBLISHED, "{}");
    OpenFigures unsaid =
        open(PUBLISHED, "{\"lots\":[{\"lot\":\"1\"}],\"ranking\":[{\"lot\":\"1\"}]}");

    assertThat(isOpen(nothing, ranked("1"))).isFalse();
    assertThat(isOpen(nothing, stated(1, PROBLEM))).isFalse();
    assertThat(isOpen(unsaid, ranked("1"))).as("whether a bid is out").isFalse();
  }

  private static OpenFigures open(UnitPriceDisclosure unitPrices) {
    return open(unitPrices, TABLES);
  }

  private static OpenFigures open(UnitPriceDisclosure unitPrices, String tables) {
    return OpenFigures.of(unitPrices, new ByteArrayInputStream(tables.getBytes(UTF_8)));
  }

  private static boolean isOpen(UnitPriceDisclosure unitPrices, EntryProved entry) {
    return isOpen(open(unitPrices), entry);
  }

  private static boolean isOpen(OpenFigures open, EntryProved entry) {
    return DISCLOSURE
        .entries(List.of(entry), open)
        .contains("\"detail\":" + BundleText.json(entry.detail()));
  }

  private static EntryProved ranked(String... lots) {
    return entry("evaluation.bids-ranked", "tender:7", "tender 7", ranking(lots));
  }

  private static String ranking(String... lots) {
    List<String> digests = new ArrayList<>();
    for (String lot : lots) {
      digests.add("\"%s\":\"%s\"".formatted(lot, Sha256.of(lot)));
    }
    return """
    {"digest":"%s","first":[{"lot":"1","bid":11,"score":"87.16"}],"lotDigests":{%s},"rows":1}\
    """
        .formatted(PROBLEM, String.join(",", digests));
  }

  private static EntryProved stated(int number, String sha256) {
    return entry(
        "award.scenario-stated",
        "tender:7",
        "tender 7",
        "{\"name\":\"أقل سعر\",\"number\":%d,\"sha256\":\"%s\"}".formatted(number, sha256));
  }

  private static EntryProved worked(int number, String sha256) {
    return entry(
        "award.scenario-worked",
        "tender:7",
        "tender 7",
        "{\"kind\":\"SOLVE\",\"number\":%d,\"outcome\":\"%s\"}".formatted(number, sha256));
  }

  private static EntryProved entry(String act, String chain, String object, String json) {
    String detail = "2".repeat(64) + "\n" + json;
    return new EntryProved(
        chain,
        new LeafOpening(
            "0".repeat(64),
            "1".repeat(64),
            Instant.parse("2027-03-04T08:00:00Z"),
            act,
            object,
            Sha256.of(detail)),
        detail,
        new InclusionProof(0, 1, List.of()));
  }
}
