package org.muwahhad.reports.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.render.ReportPrinter;

/** What the report says of agreements that end soon or are nearly used. */
class OverviewAgreementsTest {
  @Test
  void what_entities_joined_for_later_stands_between_the_value_and_what_is_ordered() {
    OverviewReport report = OverviewSamples.ofStates(6, 2);
    OverviewReport.AgreementUse first = report.agreements().get(0);

    assertThat(rows(report).get(0).cells())
        .containsSequence(
            TableCell.priced(first.entitled()),
            TableCell.priced(first.joined()),
            TableCell.priced(first.ordered()));
  }

  private static List<DocumentRow> rows(OverviewReport report) {
    return new ReportPrinter<>(new OverviewTemplate())
        .document(report).sections().stream()
            .flatMap(s -> s.blocks().stream())
            .filter(b -> b instanceof Block.TableBlock t && t.shape().name().equals("agreements"))
            .flatMap(b -> ((Block.TableBlock) b).rows().get())
            .toList();
  }
}
