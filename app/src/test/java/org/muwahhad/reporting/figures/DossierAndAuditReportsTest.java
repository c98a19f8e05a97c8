package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reports.PriceIndex;
import org.muwahhad.reports.auditextract.AuditExtract;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.dossier.DossierReport;
import org.muwahhad.shared.Refusal;

/** The dossier and the audit extract of tenders of the demonstration. */
@Tag("long")
class DossierAndAuditReportsTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final List<Long> TENDERS =
      ids(
          "SELECT GROUP_CONCAT(id) FROM joint_tender WHERE published_at IS NOT NULL AND procurement_method = 'open'");

  private static List<Long> ids(String query) {
    return List.of(APP.ask(query).split(",")).stream().map(Long::valueOf).toList();
  }

  private static Actor as(String role) {
    return APP.get(Actors.class)
        .get(
            Long.parseLong(
                APP.ask(
                    """
                    SELECT MIN(p.id) FROM person p JOIN role_grant g ON g.person_id = p.id
                     WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = '%s'"""
                        .formatted(role))));
  }

  @Test
  void a_bidder_reads_all_that_was_published_and_its_counts_are_those_of_the_record() {
    for (long tender : TENDERS) {
      DossierReport report = Reported.record(APP, DossierReporter.class, as("BIDDER"), tender);

      List<DossierReport.DossierItem> items =
          report.lots().stream().flatMap(l -> l.items().stream()).toList();
      assertThat(items).hasSize(count("lot_item", tender, ""));
      assertThat(items.stream().flatMap(i -> i.requirements().stream()).toList())
          .hasSize(count("lot_requirement", tender, ""));
      assertThat(items.stream().flatMap(i -> i.requirements().stream()).filter(r -> r.mandatory()))
          .hasSize(count("lot_requirement", tender, " AND is_mandatory"));
      assertThat(report.technical())
          .hasSize(count("criterion", tender, " AND kind = 'TECHNICAL'"))
          .allSatisfy(c -> assertThat(c.weight()).isNotNull());
      assertThat(report.administrative())
          .hasSize(count("criterion", tender, " AND kind = 'ADMINISTRATIVE'"));
      assertThat(report.rules())
          .hasSize(count("tender_rule", tender, ""))
          .allSatisfy(r -> assertThat(r.source().ar()).isNotBlank());
      assertThat(report.guarantees()).isNotEmpty();
      PriceIndex index = report.index();
      assertThat(index != null).isEqualTo(count("tender_price_index", tender, "") == 1);
      if (index != null) {
        assertThat(index.name().ar()).isEqualTo(ofIndex("name_ar", tender));
        assertThat(index.source().en()).isEqualTo(ofIndex("source_en", tender));
        assertThat(index.baseOn()).isEqualTo(ofIndex("base_on", tender));
        assertThat(index.baseValue()).isEqualByComparingTo(ofIndex("base_value", tender));
      }
      assertThat(report.amendments())
          .hasSize(count("tender_amendment", tender, " AND status = 'PUBLISHED'"));
      assertThat(report.schedule())
          .filteredOn(d -> d.how().en().startsWith("Deadline minus"))
          .isNotEmpty()
          .allSatisfy(d -> assertThat(d.source().ar()).isNotBlank());
    }
  }

  @Test
  void the_quantities_of_the_dossier_are_those_asked_for() {
    long tender = TENDERS.get(0);
    DossierReport report = Reported.record(APP, DossierReporter.class, as("AUDITOR"), tender);

    assertThat(
            report.lots().stream()
                .flatMap(l -> l.items().stream())
                .map(DossierReport.DossierItem::quantity)
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add))
        .isEqualByComparingTo(
            APP.ask("SELECT SUM(quantity) FROM lot_item WHERE tender_id = " + tender));
  }

  @Test
  void what_is_not_published_has_no_dossier_for_bidders() {
    String draft =
        APP.ask("SELECT COALESCE(MIN(id), 999999) FROM joint_tender WHERE published_at IS NULL");
    assertThatThrownBy(
            () ->
                Reported.gathered(APP, DossierReporter.class, as("BIDDER"), Long.parseLong(draft)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void the_extract_holds_every_entry_of_the_chain_in_order_and_says_that_it_is_sound() {
    Actor auditor = as("AUDITOR");
    for (long tender : TENDERS) {
      Reporter.GatheredReport<AuditExtract> gathered =
          Reported.gathered(APP, AuditExtractReporter.class, auditor, tender);
      AuditExtract extract = gathered.record().apply(Issue.NONE);

      assertThat(extract.sound()).as(extract.faults().toString()).isTrue();
      List<String> hashes =
          Reported.rows(gathered, "entries").stream()
              .filter(r -> r.kind() != DocumentRow.RowKind.REMARK)
              .map(r -> ((TableCell.Code) r.cells().get(6)).code())
              .toList();
      assertThat(hashes).hasSize((int) extract.entries());
      assertThat(String.join(",", hashes.subList(0, Math.min(10, hashes.size()))))
          .isEqualTo(
              APP.ask(
                  """
                  SELECT GROUP_CONCAT(e.hash ORDER BY e.position)
                    FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
                   WHERE c.name = 'tender:%d' AND e.position <= 10"""
                      .formatted(tender)));
      assertThat(hashes.get(hashes.size() - 1)).isEqualTo(extract.headHash());
    }
  }

  @Test
  void every_act_on_a_tender_of_the_demonstration_has_words() {
    String acts =
        APP.ask(
            """
            SELECT GROUP_CONCAT(DISTINCT e.act) FROM audit_entry e
              JOIN audit_chain c ON c.id = e.chain_id WHERE c.name LIKE 'tender:%'""");
    var words =
        org.muwahhad.reports.document.Labels.beside(
            org.muwahhad.reports.auditextract.AuditExtractTemplate.class);

    assertThat(List.of(acts.split(",")))
        .allSatisfy(act -> assertThat(words.find("act." + act)).as(act).isPresent());
  }

  @Test
  void every_report_that_is_taken_away_has_words_in_the_extract() {
    var words =
        org.muwahhad.reports.document.Labels.beside(
            org.muwahhad.reports.auditextract.AuditExtractTemplate.class);

    assertThat(ReportKind.values())
        .allSatisfy(
            kind ->
                assertThat(words.find("act.reporting." + kind.word() + "-report-downloaded"))
                    .isPresent());
  }

  @Test
  void only_those_who_read_the_audit_record_get_an_extract() {
    long tender = TENDERS.get(0);
    for (String role : List.of("BIDDER", "CENTRAL_BUYER", "EVALUATOR", "ADMINISTRATOR")) {
      assertThatThrownBy(() -> Reported.gathered(APP, AuditExtractReporter.class, as(role), tender))
          .as(role)
          .isInstanceOf(Refusal.NotPermitted.class);
    }
    Browserless auditor = Browserless.ofDemo(APP, as("AUDITOR").login());
    assertThat(auditor.get("/tenders/" + tender).body())
        .contains("/reports/audit-extract/" + tender);
    assertThat(auditor.get("/reports/audit-extract/" + tender + "?edition=ENGLISH").body())
        .contains("Tender published", "tender.publish");
  }

  private static String ofIndex(String column, long tender) {
    return APP.ask(
        "SELECT %s FROM tender_price_index WHERE tender_id = %d".formatted(column, tender));
  }

  private static int count(String table, long tender, String more) {
    return Integer.parseInt(
        Objects.requireNonNull(
            APP.ask("SELECT COUNT(*) FROM " + table + " WHERE tender_id = " + tender + more)));
  }
}
