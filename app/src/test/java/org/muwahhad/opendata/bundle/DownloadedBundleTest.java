package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.opendata.bundle.ForgedBundle.ForgedEntry;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Sha256;

/**
 * What of a bundle everybody downloads, what auditors do, and that it stays as it was published.
 */
@Tag("long")
@Timeout(900)
class DownloadedBundleTest {
  private static final TestApp APP = LoadedDemo.fresh(Map.of("muwahhad.demo", "true"));
  private static DemoBundles demo;

  @BeforeAll
  static void publish() {
    demo = DemoBundles.publish(APP);
  }

  @Test
  void the_last_ranking_is_told_to_everybody_where_nothing_that_it_covers_is_closed() {
    for (String tender : demo.tenders()) {
      ForgedBundle read = new ForgedBundle(demo.bundle(tender));
      Set<String> open = new TreeSet<>();
      read.rows("lots").forEach(lot -> open.add(lot.get("lot")));
      read.rows("ranking").stream()
          .filter(r -> r.values().get("exclusion") != null)
          .forEach(r -> open.remove(r.get("lot")));
      String named =
          APP.ask(
              """
              SELECT JSON_KEYS(e.detail, '$.lotDigests')
                FROM audit_entry e JOIN joint_tender t ON e.object_id = t.id
               WHERE e.object_type = 'tender' AND e.act = 'evaluation.bids-ranked'
                 AND t.number = '%s' ORDER BY e.id DESC LIMIT 1\
              """
                  .formatted(tender));
      boolean isOpen = open.containsAll(List.of(named.replaceAll("[^0-9,]", "").split(",")));
      List<ForgedEntry> rankings =
          read.entries.stream()
              .filter(e -> e.opening().act().equals("evaluation.bids-ranked"))
              .toList();
      ForgedEntry last = rankings.get(rankings.size() - 1);

      assertThat(last.detail() != null).as(tender).isEqualTo(isOpen);
      assertThat(rankings.subList(0, rankings.size() - 1)).allMatch(e -> e.detail() == null);
    }
  }

  @Test
  void the_tables_of_each_bundle_satisfy_the_schema_in_it() {
    for (String tender : demo.tenders()) {
      ForgedBundle read = new ForgedBundle(demo.bundle(tender));
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(read.text("schema.json"));
      String tables = read.text("tender.json");

      assertThat(schema.validate(tables, InputFormat.JSON)).as(tender).isEmpty();
      assertThat(schema.validate(tables.replace("\"bid\":", "\"other\":"), InputFormat.JSON))
          .as(tender)
          .isNotEmpty();
    }
  }

  @Test
  void a_bundle_is_the_same_to_the_byte_and_its_digest_that_of_what_is_downloaded()
      throws IOException {
    ApiCaller caller = ApiCaller.of(APP, demo.auditor());
    String path = "/api/v1/publications/" + demo.tender() + "/bundle";

    byte[] manifest = caller.bytes(path + "/1/manifest", "en");
    String told =
        APP.ask(
            "SELECT JSON_VALUE(e.detail, '$.sha256') FROM audit_entry e"
                + " JOIN audit_chain c ON c.id = e.chain_id"
                + " WHERE e.act = 'bundle.published' AND c.name = (SELECT CONCAT('bundle:', id)"
                + " FROM joint_tender WHERE number = '"
                + demo.tender()
                + "') ORDER BY e.id LIMIT 1");

    assertThat(Sha256.of(manifest)).isEqualTo(told);
    assertThat(caller.bytes(path + "/1/file", "en"))
        .isEqualTo(caller.bytes(path + "/1/file", "ar"));
    assertThat(caller.get(path).body()).contains(told);
  }

  @Test
  void everybody_reads_the_page_and_auditors_alone_the_openings() {
    String path = "/publications/" + demo.tender() + "/bundle";
    ApiCaller bidder = ApiCaller.of(APP, World.over(APP).aPersonWho(Role.CENTRAL_BUYER));

    assertThat(new String(bidder.bytes(path, "ar"), UTF_8))
        .contains("الحزمة العامة للمنافسة", path + "/1/file", "/verify/programs/verify.html");
    assertThat(inEnglish(path))
        .contains("Public bundle of the tender")
        .doesNotContain("/1/openings");
    assertThat(new String(bidder.bytes(path, "en"), UTF_8)).doesNotContain("/1/openings");
    assertThat(new String(ApiCaller.of(APP, demo.auditor()).bytes(path, "en"), UTF_8))
        .contains("/api/v1" + path + "/1/openings");
    assertThat(bidder.get("/api/v1" + path + "/1/openings").statusCode()).isEqualTo(403);
    assertThat(ApiCaller.of(APP, demo.auditor()).get("/api/v1" + path + "/1/openings").body())
        .contains("muwahhad-openings-v1");
    assertThat(new String(bidder.bytes("/verify/programs/verify.py", "en"), UTF_8))
        .startsWith("#!/usr/bin/env python3");
  }

  @Test
  void no_confidential_price_is_in_the_bundle() {
    ForgedBundle read = new ForgedBundle(demo.bundle(demo.tender()));

    assertThat(read.rows("prices")).isEmpty();
    assertThat(read.rows("commitments")).isNotEmpty();
    assertThat(read.rows("award_items"))
        .isNotEmpty()
        .allMatch(r -> r.values().get("unit_price") == null && r.values().get("amount") == null);
    assertThat(read.rows("ranking").stream().filter(r -> r.values().get("exclusion") != null))
        .allMatch(r -> r.values().get("total") == null && r.values().get("converted") == null);
    assertThat(read.entries)
        .filteredOn(e -> e.detail() != null)
        .allMatch(
            e -> Set.of("bundle.published", "evaluation.bids-ranked").contains(e.opening().act()));
    String ranked =
        APP.ask(
            """
            SELECT e.detail FROM audit_entry e JOIN joint_tender t ON e.object_id = t.id
             WHERE e.object_type = 'tender' AND e.act = 'evaluation.bids-ranked'
               AND t.number = '%s' ORDER BY e.id LIMIT 1\
            """
                .formatted(demo.tender()));
    assertThat(demo.openings(demo.tender())).contains(BundleText.json(ranked).substring(1));
    assertThat(read.text("log/entries.json"))
        .as("nobody tries out what a closed detail says")
        .doesNotContain(Sha256.of(ranked));
  }

  @Test
  void an_edition_never_changes_and_follows_the_one_before() {
    refused("bundle.kept", "UPDATE tender_bundle SET sha256 = REPEAT('0', 64) WHERE edition = 1");
    refused("bundle.kept", "DELETE FROM tender_bundle_file WHERE name = 'README.txt'");
    refused("bundle.kept", "UPDATE tender_bundle_file SET crc = 0 WHERE name = 'README.txt'");
    refused(
        "bundle.kept",
        "INSERT INTO tender_bundle_file (bundle_id, name, sha256, byte_count, crc, is_public)"
            + " VALUES ((SELECT MIN(b.id) FROM tender_bundle b), 'more', SHA2('x', 256), 1, 0, 1)");
    refused("bundle.kept", "DELETE FROM tender_bundle_piece WHERE name = 'README.txt'");
    refused(
        "bundle.kept", "UPDATE tender_bundle_piece SET content = 'x' WHERE name = 'README.txt'");
    refused(
        "bundle.kept",
        "INSERT INTO tender_bundle_piece (bundle_id, name, number, content)"
            + " VALUES ((SELECT MIN(b.id) FROM tender_bundle b), 'README.txt', 1, 'x')");
    refused(
        "bundle.out-of-order",
        "INSERT INTO tender_bundle (tender_id, edition, published_at, sha256, unit_prices,"
            + " openings_sha256) VALUES"
            + " ((SELECT MIN(b.tender_id) FROM tender_bundle b), 9, UTC_TIMESTAMP(6),"
            + " REPEAT('0', 64), 'COMMITTED', REPEAT('0', 64))");
    refused(
        "bundle.no-award",
        "INSERT INTO tender_bundle (tender_id, edition, published_at, sha256, unit_prices,"
            + " openings_sha256) VALUES"
            + " ((SELECT MIN(t.id) FROM joint_tender t WHERE NOT EXISTS (SELECT 1 FROM award a"
            + " WHERE a.tender_id = t.id AND a.status = 'active')), 1, UTC_TIMESTAMP(6),"
            + " REPEAT('0', 64), 'COMMITTED', REPEAT('0', 64))");
  }

  private static void refused(String code, String statement) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  @Test
  void the_code_on_an_award_report_leads_to_the_bundle() {
    long id =
        Long.parseLong(
            APP.ask("SELECT id FROM joint_tender WHERE number = '" + demo.tender() + "'"));
    String issued =
        APP.get(IssueReport.class)
            .file(
                World.over(APP).aPersonWho(Role.CENTRAL_BUYER),
                ReportKind.AWARD,
                Subject.of(Subject.SubjectKind.TENDER, id),
                Edition.ENGLISH,
                Format.PDF)
            .sha256();
    String document =
        APP.ask("SELECT LEFT(data_sha256, 20) FROM issued_report WHERE sha256 = '" + issued + "'");

    assertThat(inEnglish("/verify/" + document))
        .contains("/publications/" + demo.tender() + "/bundle\"");
    assertThat(Browserless.at(APP).get("/api/v1/verify/documents/" + document).body())
        .as("programs are led there too")
        .contains("\"bundleOf\":\"" + demo.tender() + "\"");
  }

  private static String inEnglish(String path) {
    Browserless visitor = Browserless.at(APP);
    visitor.get("/language/en");
    return visitor.get(path).body();
  }
}
