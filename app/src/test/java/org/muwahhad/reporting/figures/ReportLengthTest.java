package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.render.ReportPrinter;

/** Reports on the largest awarded tender of the demonstration: how long, and everything once. */
@Tag("long")
class ReportLengthTest {
  private static final int PAGES = 12;
  private static final int PAGES_OF_A_LOT = 2;
  private static final TestApp APP = LoadedDemo.app();
  private static final long LARGEST =
      Long.parseLong(
          APP.ask(
              """
              SELECT a.tender_id FROM award a JOIN award_allocation x ON x.award_id = a.id
               WHERE a.status = 'active' GROUP BY a.tender_id ORDER BY COUNT(*) DESC LIMIT 1"""));

  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"ARABIC", "ENGLISH"})
  void the_award_report_has_at_most_two_pages_for_a_lot_and_twelve_for_the_rest(Edition edition)
      throws IOException {
    int lots = Integer.parseInt(APP.ask("SELECT COUNT(*) FROM lot WHERE tender_id = " + LARGEST));
    byte[] pdf =
        PrintedFigures.file(reader(), "/reports/award/" + LARGEST + "/" + edition + "/PDF");

    try (PDDocument paper = Loader.loadPDF(pdf)) {
      assertThat(annex(paper))
          .as("pages before the annex")
          .isPositive()
          .isLessThanOrEqualTo(PAGES + PAGES_OF_A_LOT * lots);
    }
  }

  @Test
  void no_report_prints_the_rows_of_one_table_in_another() {
    List<String> repeated = new ArrayList<>();
    repeated.addAll(repeated(AwardReporter.class));
    repeated.addAll(repeated(SavingsReporter.class));
    repeated.addAll(repeated(DossierReporter.class));
    repeated.addAll(repeated(EvaluationReporter.class));
    repeated.addAll(repeated(PriceReporter.class));
    repeated.addAll(repeated(OpeningReporter.BidOpeningTables.class));

    assertThat(repeated).isEmpty();
  }

  private static <R extends Record> List<String> repeated(Class<? extends Reporter<R>> reporter) {
    Reporter.GatheredReport<R> gathered = Reported.gathered(APP, reporter, Readers.BUYER, LARGEST);
    List<Block.TableBlock> tables =
        new ReportPrinter<>(gathered.template())
            .document(gathered.record().apply(Issue.NONE)).sections().stream()
                .flatMap(s -> s.blocks().stream())
                .filter(Block.TableBlock.class::isInstance)
                .map(Block.TableBlock.class::cast)
                .toList();
    List<String> repeated = new ArrayList<>();
    for (int one = 0; one < tables.size(); one++) {
      Set<List<TableCell>> own = rows(tables.get(one));
      for (int other = 0; other < tables.size(); other++) {
        if (one != other && own.size() > 1 && rows(tables.get(other)).containsAll(own)) {
          repeated.add(
              "%s: %s in %s"
                  .formatted(
                      reporter.getSimpleName(),
                      tables.get(one).shape().name(),
                      tables.get(other).shape().name()));
        }
      }
    }
    return repeated;
  }

  /** What a table tells; its sums may stand in other tables too. */
  private static Set<List<TableCell>> rows(Block.TableBlock table) {
    try (Stream<DocumentRow> rows = table.rows().get()) {
      return new HashSet<>(
          rows.filter(
                  r ->
                      r.kind() == DocumentRow.RowKind.PLAIN
                          || r.kind() == DocumentRow.RowKind.MARKED)
              .map(DocumentRow::cells)
              .toList());
    }
  }

  /** How many pages stand before the annex. */
  private static int annex(PDDocument paper) throws IOException {
    return annex(paper, paper.getDocumentCatalog().getDocumentOutline());
  }

  private static int annex(PDDocument paper, PDOutlineNode node) throws IOException {
    for (PDOutlineItem item : node.children()) {
      int page =
          item.getTitle().matches(".*(Annex|الملحق|ملحق).*")
              ? paper.getPages().indexOf(item.findDestinationPage(paper))
              : annex(paper, item);
      if (page > 0) {
        return page;
      }
    }
    return 0;
  }

  private static Browserless reader() {
    return Browserless.ofDemo(APP, "buyer");
  }
}
