package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;

/**
 * Each table that the record covers names the acts that may change it: no fewer than those that do,
 * or an honest record would have faults, and none that never would.
 */
@Tag("long")
class KeptActsTest {
  private static final TestApp APP = LoadedDemo.app();

  /** Features whose acts change nothing but what stands here, or nothing that is told. */
  private static final Map<String, Set<String>> NARROW =
      Map.ofEntries(
          Map.entry("audit", Set.of()),
          Map.entry("notification", Set.of("webhook")),
          Map.entry("upload", Set.of()),
          Map.entry("analysis", Set.of("file_release", "indicator_reader", "malware_platform")),
          Map.entry("dossier", Set.of()),
          Map.entry(
              "guarantee", Set.of("bid_security", "guarantee_extension", "performance_guarantee")),
          Map.entry("demo", Set.of()),
          Map.entry("face", Set.of("face_setting")),
          Map.entry("calendar", Set.of("calendar_feed")),
          Map.entry(
              "identity",
              Set.of(
                  "identity_certificate",
                  "identity_link",
                  "identity_proposal",
                  "identity_provider",
                  "identity_setting",
                  "person",
                  "role_grant",
                  "scim_client")),
          Map.entry("opendata", Set.of("ocds_release")),
          Map.entry("bundle", Set.of("tender_bundle")),
          Map.entry("followup", Set.of("committee_recommendation", "recommendation_follow_up")),
          Map.entry(
              "reporting",
              Set.of(
                  "issued_report",
                  "report_signature",
                  "signature_asked",
                  "signature_round",
                  "signing_authority")),
          Map.entry(
              "publication",
              Set.of(
                  "dossier_edition",
                  "joint_tender",
                  "lot",
                  "publication_alert",
                  "tender_amendment",
                  "tender_amendment_change",
                  "tender_follower",
                  "tender_question")),
          Map.entry("aggregation", Set.of("item_unit", "join_answer", "join_request")),
          Map.entry(
              "access",
              Set.of(
                  "account_hold",
                  "account_proposal",
                  "calendar_feed",
                  "factor_rule",
                  "passkey",
                  "password_link",
                  "password_recovery",
                  "person",
                  "program",
                  "role_grant",
                  "supplier_registration",
                  "time_code",
                  "webhook")));

  /** What decides most has few acts, and each of them by name. */
  private static final Map<String, Set<String>> BY_NAME =
      Map.ofEntries(
          Map.entry("vote", Set.of("committee.vote-cast")),
          Map.entry("review_vote", Set.of("complaint.vote-cast")),
          Map.entry("opening_record", Set.of("bid.opening-record-frozen")),
          Map.entry(
              "tender_question",
              Set.of(
                  "publication.question-answered",
                  "publication.question-asked",
                  "publication.tender-followed")),
          Map.entry("submission_receipt", Set.of("demand.submitted")),
          Map.entry("bid_version", Set.of("bid.submitted")),
          Map.entry("bidder_key", Set.of("bid.submitted")),
          Map.entry("tender_key", Set.of("bid.key-made", "tender.publish")),
          Map.entry("sealed_estimate", Set.of("bid.key-made", "tender.publish")),
          Map.entry("opened_bid", Set.of("bid.prices-opened", "tender.open")),
          Map.entry("committee_member", Set.of("committee.member-appointed")),
          Map.entry("committee", Set.of("")),
          Map.entry("strategy_phase", Set.of("")),
          Map.entry("initiative_vote", Set.of("initiative.vote-cast")),
          Map.entry("role_exclusion", Set.of("")),
          Map.entry("rule_bound", Set.of("")),
          Map.entry("factor_rule", Set.of("access.factor-rule-set")),
          Map.entry("red_flag_rule", Set.of("cases.rule-set")));

  @Test
  void every_act_of_the_loaded_demonstration_changes_only_what_it_may() {
    assertThat(APP.get(VerifyAudit.class).run().faults()).isEmpty();
    assertThat(played()).as("acts that told of rows").hasSizeGreaterThan(60);
    played()
        .forEach(
            (act, tables) ->
                tables.forEach(
                    table ->
                        assertThat(kept(table).isChangedBy(act))
                            .as("%s changes %s", act, table)
                            .isTrue()));
  }

  @Test
  void no_feature_may_change_what_is_none_of_its_business() {
    NARROW.forEach(
        (feature, tables) ->
            assertThat(
                    WatchedTable.ALL.stream()
                        .filter(t -> t.acts().stream().anyMatch(a -> a.startsWith(feature + ".")))
                        .map(WatchedTable::name))
                .as(feature)
                .containsExactlyInAnyOrderElementsOf(tables));
    BY_NAME.forEach((table, acts) -> assertThat(kept(table).acts()).as(table).isEqualTo(acts));
  }

  @Test
  void every_act_and_feature_named_there_is_one() throws IOException {
    Set<String> written = written();
    Set<String> features =
        written.stream().map(a -> a.substring(0, a.indexOf('.'))).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (WatchedTable table : WatchedTable.ALL) {
      for (String act : table.acts()) {
        boolean known =
            act.isEmpty()
                || act.equals("reference-data")
                || (act.endsWith(".*")
                    ? features.contains(act.substring(0, act.length() - 2))
                    : written.contains(act) || played().containsKey(act));
        if (!known) {
          unknown.add(act);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** The tables whose rows the entries of each act tell of, but those of loads and upgrades. */
  private static Map<String, List<String>> played() {
    Map<String, List<String>> played = new TreeMap<>();
    for (String line :
        APP.ask(
                """
                SELECT GROUP_CONCAT(DISTINCT e.act, ' ', r.table_name SEPARATOR ',')
                  FROM audit_entry e
                  JOIN audit_row r ON r.session = e.rows_session
                   AND r.id BETWEEN e.rows_first AND e.rows_last
                 WHERE e.act <> 'audit.rows-told'\
                """)
            .split(",")) {
      String[] parts = line.split(" ");
      played.merge(
          parts[0],
          List.of(parts[1]),
          (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    }
    return played;
  }

  /** Every code that looks like that of an act in the sources. */
  private static Set<String> written() throws IOException {
    Pattern code = Pattern.compile("\"([a-z]+\\.[a-z]+(?:-[a-z]+)*)\"");
    Set<String> all = new HashSet<>();
    try (Stream<Path> files = SourceTree.java()) {
      for (Path file : files.toList()) {
        code.matcher(Files.readString(file)).results().forEach(m -> all.add(m.group(1)));
      }
    }
    return all;
  }

  private static WatchedTable kept(String table) {
    return WatchedTable.ALL.stream().filter(t -> t.name().equals(table)).findFirst().orElseThrow();
  }
}
