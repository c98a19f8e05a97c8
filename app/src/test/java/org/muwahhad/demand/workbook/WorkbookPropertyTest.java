package org.muwahhad.demand.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Texts;

/** Whatever stands in a draft, half typed or not, comes back from its workbook as it was. */
class WorkbookPropertyTest {
  @Property(tries = 25)
  void a_workbook_out_and_in_changes_nothing(
      @ForAll("drafts") List<DraftLine> lines, @ForAll Language language) {
    byte[] bytes = WorkbookFile.write(Texts.in(language), content(lines));

    TableFile file = TableFile.read(new ByteArrayInputStream(bytes), "demand.xlsx");
    WorkbookRows rows = WorkbookRows.of(file, 7);

    WorkbookReview.WorkbookComparison compared = WorkbookReview.compare(rows, lines);
    assertThat(compared.changes()).isEmpty();
    assertThat(compared.unchanged()).hasSize(lines.size());
  }

  @Property(tries = 300)
  void writing_plainly_twice_is_writing_plainly_once(@ForAll("drafts") List<DraftLine> lines) {
    for (DraftLine line : lines) {
      DraftLine once = PlainLine.of(line);
      assertThat(PlainLine.of(once)).isEqualTo(once);
    }
  }

  @Provide
  Arbitrary<List<DraftLine>> drafts() {
    Arbitrary<String> words =
        Arbitraries.strings().withChars("abzABZ019٠٩ءيةﷲ .,-+=@'\"<>&;:_/%\n\r\t").ofMaxLength(30);
    Arbitrary<String> numbers =
        Arbitraries.bigDecimals()
            .between(BigDecimal.ZERO, new BigDecimal("999999999999"))
            .ofScale(3)
            .map(BigDecimal::toPlainString);
    Arbitrary<String> number = Arbitraries.oneOf(numbers, words, Arbitraries.just(""));
    Arbitrary<String> day =
        Arbitraries.oneOf(Arbitraries.of("2027-01-31", "31/12/2026", "1899-01-01", ""), words);
    Arbitrary<String> item = Arbitraries.oneOf(Arbitraries.of("LAP-1", "lap-1", ""), words);
    Arbitrary<String> kind = Arbitraries.of("FIRM", "INDICATIVE");
    return Combinators.combine(item, number, day, words, number, kind, words, words)
        .as((i, q, d, s, p, c, b, j) -> line(i, q, d, s, p, c, b, j))
        .list()
        .ofMaxSize(8)
        .map(WorkbookPropertyTest::keyed);
  }

  private static DraftLine line(
      String item,
      String quantity,
      String day,
      String site,
      String price,
      String kind,
      String budgetLine,
      String justification) {
    return new DraftLine("", Map.of(LineField.ITEM, item, LineField.QUANTITY, quantity))
        .with(LineField.NEED_BY, day)
        .with(LineField.SITE, site)
        .with(LineField.UNIT_PRICE, price)
        .with(LineField.COMMITMENT, kind)
        .with(LineField.BUDGET_LINE, budgetLine)
        .with(LineField.JUSTIFICATION, justification)
        .with(LineField.KEPT_REASON, budgetLine);
  }

  private static List<DraftLine> keyed(List<DraftLine> lines) {
    List<DraftLine> keyed = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (DraftLine line : lines) {
      String key = "k" + keys.size();
      keys.add(key);
      keyed.add(line.keyed(key));
    }
    return keyed;
  }

  private static WorkbookContent content(List<DraftLine> lines) {
    Instant now = Instant.EPOCH;
    SubmissionQueries.SubmissionRow own =
        new SubmissionQueries.SubmissionRow(
            7,
            1,
            "R-1",
            new Bilingual("جولة", "Round"),
            RoundStatus.OPEN,
            now,
            now,
            now,
            1,
            "KW-1",
            new Bilingual("جهة", "Entity"),
            "KW",
            new Bilingual("الكويت", "Kuwait"),
            "Asia/Kuwait",
            "KWD",
            SubmissionStatus.DRAFT,
            null,
            null,
            now,
            3,
            lines.size(),
            BigDecimal.ZERO,
            null,
            false);
    RoundItemQueries.RoundItem item =
        new RoundItemQueries.RoundItem(
            1,
            "LAP-1",
            new Bilingual("حاسوب", "Laptop"),
            new Bilingual("قطعة", "each"),
            BigDecimal.TEN,
            "USD");
    return new WorkbookContent(
        own,
        lines,
        List.of(item),
        Map.of("LAP-1", "LAP-1 · Laptop"),
        Map.of("MAIN", "MAIN · Main store"),
        new Conversion(Map.of("KWD", new BigDecimal("0.307"), "USD", BigDecimal.ONE)),
        "abcdef12");
  }
}
