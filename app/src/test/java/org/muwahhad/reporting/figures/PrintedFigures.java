package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.muwahhad.Browserless;
import org.muwahhad.reports.Money;

/**
 * Files of reports as a reader has them: pages as {@code pdftotext} takes their words off, in both
 * languages, and workbooks read back cell by cell.
 */
public final class PrintedFigures {
  /** An amount, a score, a price or a percentage: what has decimals. */
  private static final Pattern FIGURE =
      Pattern.compile("(?<![\\d,/:-]|\\d\\.)-?\\d{1,3}(?:,\\d{3})*\\.\\d+(?![\\d/:-]|\\.\\d)");

  private static final Pattern PERCENTAGE = Pattern.compile("[\\d.]+[\\s\\u00a0]?%");

  private static final String WINNER = "الفائز";
  private static final String RATE = "سعر الصرف";

  private final AwardedTender shown;
  private final Browserless buyer;

  PrintedFigures(AwardedTender shown) {
    this.shown = shown;
    buyer = Browserless.signedInAs(shown.app, shown.stage.buyer());
  }

  /** Both languages print the same figures, and those that the bids come to are among them. */
  void pages() {
    Map<String, List<BigDecimal>> due = due();
    for (String report : reports()) {
      List<BigDecimal> english = figures(words(buyer, report, "ENGLISH"));
      List<BigDecimal> arabic = figures(words(buyer, report, "ARABIC"));
      assertThat(english).as(report).isNotEmpty();
      assertThat(arabic).as(report + " in Arabic and in English").isEqualTo(english);
      assertThat(english)
          .as(report)
          .containsAll(sorted(due.getOrDefault(report.replaceAll("/.*", ""), List.of()).stream()));
    }
  }

  private List<String> reports() {
    List<String> all = new ArrayList<>();
    for (String kind : List.of("award", "prices", "evaluation", "opening", "savings")) {
      all.add(kind + "/" + shown.tender.id());
    }
    shown.costs.keySet().forEach(s -> all.add("allocation/" + shown.tender.id() + "-" + s));
    return all;
  }

  /** What stands in reports of a kind, by the reckoning apart. */
  private Map<String, List<BigDecimal>> due() {
    List<BigDecimal> award = new ArrayList<>(List.of(shown.awarded()));
    shown.costs.forEach(
        (state, cost) -> {
          award.add(cost.net());
          award.add(cost.vat());
          award.add(cost.net().add(cost.vat()));
          award.add(cost.localNet().add(cost.localVat()));
        });
    shown.given.forEach(g -> award.add(g.award().converted()));
    List<BigDecimal> prices = new ArrayList<>();
    List<BigDecimal> evaluation = new ArrayList<>();
    List<BigDecimal> opening = new ArrayList<>();
    for (PlainFigures.Ranked one : shown.ranked) {
      evaluation.add(one.technical());
      opening.add(one.total());
      if (one.rank() > 0) {
        prices.addAll(List.of(one.total(), one.converted(), one.evaluated()));
        award.addAll(List.of(one.total(), one.converted(), one.evaluated()));
        award.addAll(List.of(one.technical(), one.priceScore(), one.finalScore()));
      }
    }
    return Map.of(
        "award", award,
        "prices", prices,
        "evaluation", evaluation,
        "opening", opening,
        "savings", List.of(shown.awarded()));
  }

  /** What is printed stands in the workbook too, and its sums are true. */
  void workbooks() {
    Map<String, List<BigDecimal>> due = due();
    for (String report : reports()) {
      Set<BigDecimal> cells =
          sheets(file(buyer, "/reports/" + report + "/ENGLISH/XLSX")).stream()
              .flatMap(List::stream)
              .flatMap(List::stream)
              .flatMap(cell -> figure(cell).stream())
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(cells)
          .as(report)
          .containsAll(figures(PERCENTAGE.matcher(words(buyer, report, "ENGLISH")).replaceAll("")))
          .containsAll(sorted(due.getOrDefault(report.replaceAll("/.*", ""), List.of()).stream()));
    }
    award(sheets(file(buyer, "/reports/award/" + shown.tender.id() + "/ARABIC/XLSX")));
    downloads();
  }

  /** The sheets to reckon with: awards, and what states pay, with what stands below. */
  private void award(List<List<List<String>>> sheets) {
    List<List<String>> awards = below(sheets, WINNER, 3);
    assertThat(column(awards, 3)).isEqualTo(shown.awarded().stripTrailingZeros());
    List<List<String>> states = below(sheets, RATE, 4);
    assertThat(states).hasSize(shown.costs.size() + 1);
    List<PlainParts.Cost> costs = List.copyOf(shown.costs.values());
    for (int i = 0; i < costs.size(); i++) {
      PlainParts.Cost cost = costs.get(i);
      assertThat(number(states.get(i), 1)).isEqualByComparingTo(cost.net());
      assertThat(number(states.get(i), 3)).isEqualByComparingTo(cost.vat());
      assertThat(number(states.get(i), 4)).isEqualByComparingTo(cost.net().add(cost.vat()));
      assertThat(number(states.get(i), 6))
          .isEqualByComparingTo(cost.localNet().add(cost.localVat()));
    }
    for (int column : List.of(1, 3, 4)) {
      column(states, column);
    }
  }

  /** The last row of a table is the sum of the others. */
  private static BigDecimal column(List<List<String>> rows, int column) {
    BigDecimal sum =
        rows.subList(0, rows.size() - 1).stream()
            .map(r -> number(r, column))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(number(rows.get(rows.size() - 1), column)).isEqualByComparingTo(sum);
    return sum.stripTrailingZeros();
  }

  /** Rows with a figure in a column, of the table that has such a head. */
  private static List<List<String>> below(
      List<List<List<String>>> sheets, String head, int figure) {
    List<List<String>> sheet =
        sheets.stream().filter(s -> s.get(0).contains(head)).findFirst().orElseThrow();
    return sheet.stream()
        .skip(1)
        .filter(row -> row.size() > figure && figure(row.get(figure)).isPresent())
        .toList();
  }

  /** The same table as a text file and as a workbook. */
  private void downloads() {
    String tender = "/tenders/" + shown.tender.id();
    List<String> tables = new ArrayList<>();
    tables.add(tender + "/prices/steps");
    shown.tender.lots().forEach(l -> tables.add(tender + "/prices/lots/" + l + "/lines"));
    for (String table : tables) {
      agree(table, file(buyer, table + ".csv"), file(buyer, table + ".xlsx"));
    }
    if (shown.scenario != null) {
      agree("comparison of scenarios", shown.comparison.get(0), shown.comparison.get(1));
    }
  }

  private static void agree(String table, byte[] csv, byte[] xlsx) {
    // Sentences hold figures among words, in a workbook as in a text file.
    String text = new String(csv, StandardCharsets.UTF_8).replaceAll("\"[^\"]*\\. [^\"]*\"", "");
    List<BigDecimal> cells =
        sorted(
            sheets(xlsx).stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .flatMap(c -> figure(c).stream()));
    assertThat(cells)
        .as(table)
        .isNotEmpty()
        .isEqualTo(
            sorted(Stream.of(text.split("[,\\r\\n\"\\uFEFF]+")).flatMap(c -> figure(c).stream())));
  }

  /** A bidder's letter tells the same figures as page, and as a file in both languages. */
  void letters() {
    shown.bids.forEach(
        (bidder, bid) -> {
          Browserless reader = Browserless.signedInAs(shown.app, bidder);
          reader.get("/language/en");
          String page = reader.get("/tenders/" + shown.tender.id() + "/award/letter").body();
          Set<BigDecimal> told = new TreeSet<>(figures(text(page)));
          List<BigDecimal> due = new ArrayList<>();
          shown.given.stream()
              .filter(g -> shown.ranked.stream().anyMatch(r -> isOf(r, bid, g.award().lot())))
              .forEach(g -> due.add(g.award().amount()));
          shown.ranked.stream()
              .filter(r -> r.bid().id() == bid.id())
              .forEach(
                  r -> {
                    due.add(r.total());
                    due.add(r.technical());
                  });
          assertThat(told).as("letter as page").containsAll(sorted(due.stream()));
          String letter = "letter/" + shown.tender.id() + "-" + bidder.grants().get(0).supplier();
          Set<BigDecimal> english = new TreeSet<>(figures(words(reader, letter, "ENGLISH")));
          assertThat(english).as("letter as file").containsAll(told);
          assertThat(new TreeSet<>(figures(words(reader, letter, "ARABIC")))).isEqualTo(english);
        });
  }

  private static boolean isOf(PlainFigures.Ranked one, PlainFigures.Bid bid, int lot) {
    return one.lot() == lot && one.bid().id() == bid.id();
  }

  private static String text(String html) {
    return html.substring(html.indexOf("<main"), html.indexOf("</main"))
        .replaceAll("<[^>]*>", " ")
        .replaceAll("[\\u2066-\\u2069]", "");
  }

  /** All amounts of a text, the smallest first; each as often as it stands there. */
  public static List<BigDecimal> figures(String text) {
    return sorted(
        FIGURE
            .matcher(
                text.replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "")
                    .replace('\u2212', '-'))
            .results()
            .map(MatchResult::group)
            .map(f -> new BigDecimal(f.replace(",", ""))));
  }

  private static List<BigDecimal> sorted(Stream<BigDecimal> figures) {
    return figures.map(PrintedFigures::plain).sorted().toList();
  }

  private static BigDecimal plain(BigDecimal figure) {
    return figure.signum() == 0 ? BigDecimal.ZERO : figure.stripTrailingZeros();
  }

  private static Optional<BigDecimal> figure(String cell) {
    String number = cell.strip();
    return number.matches("-?\\d+(\\.\\d+)?")
        ? Optional.of(plain(new BigDecimal(number)))
        : Optional.empty();
  }

  private static BigDecimal number(List<String> row, int column) {
    String cell = row.get(column).strip();
    return cell.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell);
  }

  static String shown(Money money) {
    return String.format(
        Locale.ROOT, "%,." + PlainFigures.decimals(money.currency()) + "f", money.amount());
  }

  /** The words of a report's pages in an edition. */
  public static String words(Browserless reader, String report, String edition) {
    byte[] pdf = file(reader, "/reports/" + report + "/" + edition + "/PDF");
    try {
      Path paper = Files.createTempFile("report", ".pdf");
      try {
        Files.write(paper, pdf);
        Process process =
            new ProcessBuilder("pdftotext", "-enc", "UTF-8", paper.toString(), "-")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      } finally {
        Files.delete(paper);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that is given at an address. */
  public static byte[] file(Browserless reader, String path) {
    HttpResponse<InputStream> answer = reader.follow(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    boolean packed = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    try (InputStream in = packed ? new GZIPInputStream(answer.body()) : answer.body()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells of each sheet, row by row, as texts; a number with the digits it is shown with. */
  public static List<List<List<String>>> sheets(byte[] file) {
    List<List<List<String>>> sheets = new ArrayList<>();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : sheet.read()) {
          List<String> cells = new ArrayList<>();
          for (int c = 0; c < row.getCellCount(); c++) {
            cells.add(text(row.getCell(c)));
          }
          rows.add(cells);
        }
        sheets.add(rows);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sheets;
  }

  private static String text(Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER) {
      // A workbook holds binary numbers; what is past nine decimals is their noise.
      return cell.asNumber().setScale(9, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
    return cell.getText();
  }
}
