package org.muwahhad.reports.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.Sample;

/** Two reports compared tell in words which of their figures differ. */
class FigureGroupTest {
  private static final Table TABLE = Table.named("t").words("a", 1).figures("b", 1);

  @Test
  void a_price_of_a_lot_differs_in_the_section_of_that_lot_alone() {
    assertThat(changed(prices("10", "20"), prices("10", "21"))).containsExactly("Prices/Lot 2");
    assertThat(changed(prices("10", "20"), prices("10", "20"))).isEmpty();
    assertThat(changed(prices("10", "20"), prices("10", "20.0"))).containsExactly("Prices/Lot 2");
  }

  @Test
  void rows_of_a_short_table_without_headings_are_called_by_their_states() {
    assertThat(changed(quantities("Oman", "7"), quantities("Oman", "8")))
        .containsExactlyInAnyOrder("Quantities/Kuwait", "Quantities/");
    assertThat(changed(quantities("Oman", "7"), quantities("Qatar", "7")))
        .containsExactly("Quantities/Qatar");
  }

  @Test
  void a_long_table_is_one_group() {
    List<FigureGroup> groups =
        FigureGroup.of(
            document(
                section(
                    "Annex",
                    rows(IntStream.range(0, 200).mapToObj(i -> row("Item " + i, "1")).toList()))));

    assertThat(groups).singleElement().matches(g -> g.part().isBlank());
  }

  @Test
  void the_digest_is_of_the_values_and_not_of_how_they_are_held_or_were_computed() {
    assertThat(changed(scored(TableCell.score(new BigDecimal("82.5"))), scored("82.50"))).isEmpty();
    assertThat(changed(scored(TableCell.amount(Money.of("7", "SAR"))), priced("7.00", "SAR")))
        .isEmpty();
    assertThat(changed(priced("7", "SAR"), priced("7", "AED"))).containsExactly("S/");
    assertThat(changed(scored("82.50"), scored("82.51"))).containsExactly("S/");
    // Written down: a digest that follows the names in the code would be another one.
    assertThat(FigureGroup.of(scored("82.50")).get(0).sha256())
        .isEqualTo(sha256("22:words1:f1:fscore4:82.5"));
  }

  private static ReportDocument scored(String score) {
    return scored(TableCell.score(new BigDecimal(score)));
  }

  private static ReportDocument priced(String amount, String currency) {
    return scored(TableCell.priced(Money.of(amount, currency)));
  }

  private static ReportDocument scored(TableCell cell) {
    return document(section("S", new Block.Facts(List.of(new Block.NamedValue(same("f"), cell)))));
  }

  private static String sha256(String said) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void every_kind_of_cell_says_something_of_its_own() {
    List<TableCell> cells =
        List.of(
            TableCell.written("1"),
            TableCell.code("1"),
            TableCell.amount(Money.of("1", "SAR")),
            TableCell.each(Price.of("1", "SAR")),
            TableCell.unitPrice(BigDecimal.ONE, false),
            TableCell.unitPrice(BigDecimal.ONE, true),
            TableCell.number(1),
            TableCell.rate(BigDecimal.ONE),
            TableCell.score(BigDecimal.ONE),
            TableCell.percent(BigDecimal.ONE),
            TableCell.day(LocalDate.EPOCH),
            TableCell.time(Instant.EPOCH),
            TableCell.yesNo(true),
            TableCell.yesNo(false),
            TableCell.none(),
            TableCell.blank());

    assertThat(cells.stream().map(DocumentStatement::of)).doesNotHaveDuplicates();
  }

  @Test
  void what_is_said_is_not_taken_for_something_else_of_the_same_letters() {
    assertThat(
            changed(
                document(section("S", paragraph("ab"), paragraph("c"))),
                document(section("S", paragraph("a"), paragraph("bc")))))
        .containsExactly("S/");
  }

  @Test
  void of_every_report_each_group_has_a_name_of_its_own_and_the_same_digest_each_time() {
    Sample.all()
        .filter(sample -> !sample.name().endsWith("large"))
        .forEach(
            sample -> {
              List<FigureGroup> groups = FigureGroup.of(of(sample));
              assertThat(groups).as(sample.name()).isNotEmpty();
              assertThat(groups.stream().map(g -> g.section() + "/" + g.part()))
                  .doesNotHaveDuplicates();
              assertThat(FigureGroup.of(of(sample))).isEqualTo(groups);
            });
  }

  private static <R extends Record> ReportDocument of(Sample<R> sample) {
    return sample.printer().document(sample.report());
  }

  private static List<String> changed(ReportDocument before, ReportDocument now) {
    List<FigureGroup> known = FigureGroup.of(before);
    return FigureGroup.of(now).stream()
        .filter(group -> !known.contains(group))
        .map(group -> group.section().en() + "/" + group.part().en())
        .toList();
  }

  private static ReportDocument prices(String first, String second) {
    return document(
        section(
            "Prices",
            new Block.Heading(same("Lot 1")),
            rows(List.of(row("Bidder A", first))),
            new Block.Heading(same("Lot 2")),
            rows(List.of(row("Bidder A", second)))),
        section("Ranking", new Block.Heading(same("Lot 1")), rows(List.of(row("A", "1")))));
  }

  private static ReportDocument quantities(String state, String quantity) {
    List<DocumentRow> rows = new ArrayList<>();
    rows.add(row(state, "5"));
    rows.add(row("Kuwait", quantity));
    rows.add(
        DocumentRow.sum(
            TableCell.words(same("Total")), TableCell.number(new BigDecimal(quantity))));
    return document(section("Quantities", rows(rows)));
  }

  private static DocumentRow row(String name, String figure) {
    return DocumentRow.of(TableCell.words(same(name)), TableCell.number(new BigDecimal(figure)));
  }

  private static Block rows(List<DocumentRow> rows) {
    return new Block.TableBlock(TABLE, List.of(same("Name"), same("Figure")), rows::stream, 0);
  }

  private static Block paragraph(String words) {
    return new Block.Paragraph(same(words));
  }

  private static Section section(String title, Block... blocks) {
    return new Section(same(title), false, Stream.of(blocks).toList());
  }

  private static ReportDocument document(Section... sections) {
    DocumentHead head =
        new DocumentHead(
            same("i"), same("k"), same("t"), "1", Instant.EPOCH, ZoneOffset.UTC, null, null, false);
    return new ReportDocument(head, List.of(sections));
  }

  private static Bilingual same(String words) {
    return Bilingual.same(words);
  }
}
