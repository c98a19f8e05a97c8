package org.muwahhad.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.Language;

/** Templates write plain tables; the server adds the roles and the labels of the cells. */
class TableMarkupTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Pattern HAND_WRITTEN =
      Pattern.compile("<(?:table|thead|tbody|tfoot|tr|th|td)\\s[^>]*\\brole=");
  private static final Pattern HEADING = Pattern.compile("<th\\b[^>]*>(.*?)</th>", Pattern.DOTALL);
  private static final Pattern LABEL =
      Pattern.compile("<td\\b[^>]*?data-label=\"(\\$\\{.*?}|[^\"]+)\"[\\s>]");

  @Test
  void a_long_table_of_cards_has_a_box_that_shows_all_its_rows() {
    String eight = complete(table("cards", rows(8)));
    String nine = complete(table("cards", rows(9)));

    assertThat(eight).doesNotContain("all-rows");
    assertThat(nine)
        .endsWith(
            "</table><label class=\"all-rows\"><input type=\"checkbox\"> "
                + "<span>Show all 9 rows</span></label>");
    assertThat(complete(table("lines", rows(9)))).doesNotContain("all-rows");
  }

  @Test
  void the_sum_at_the_foot_of_a_table_is_none_of_its_rows() {
    String foot = "<tfoot><tr><td>8</td></tr></tfoot></table>";

    assertThat(complete(table("cards", rows(8)).replace("</table>", foot)))
        .doesNotContain("all-rows");
    assertThat(complete(table("cards", rows(9)).replace("</table>", foot)))
        .contains("Show all 9 rows");
  }

  private static String[] rows(int count) {
    return Collections.nCopies(count, "<td>1</td><td>2</td><td>3</td>").toArray(String[]::new);
  }

  private static String complete(String page) {
    return TableMarkup.complete(page, Texts.in(Language.EN));
  }

  @Test
  void every_part_of_a_table_that_is_laid_out_otherwise_gets_its_role() {
    assertThat(
            complete(
                "<table class=\"lines\"><thead><tr><th scope=\"col\">Lot</th></tr></thead><tbody><tr>"
                    + "<th scope=\"row\">1</th></tr></tbody><tfoot><tr><td>2</td></tr></tfoot>"
                    + "</table>"))
        .isEqualTo(
            "<table role=\"table\" class=\"lines\"><thead role=\"rowgroup\"><tr role=\"row\">"
                + "<th role=\"columnheader\" scope=\"col\">Lot</th></tr></thead>"
                + "<tbody role=\"rowgroup\"><tr role=\"row\">"
                + "<th role=\"rowheader\" scope=\"row\">1</th></tr></tbody>"
                + "<tfoot role=\"rowgroup\"><tr role=\"row\"><td role=\"cell\">2</td></tr></tfoot>"
                + "</table>");
  }

  @Test
  void a_row_that_is_sent_alone_gets_its_roles() {
    assertThat(complete("<tr id=\"a\"><td>1</td></tr>"))
        .isEqualTo("<tr role=\"row\" id=\"a\"><td role=\"cell\">1</td></tr>");
  }

  @Test
  void a_cell_of_cards_is_labelled_with_the_heading_of_its_column() {
    assertThat(
            labels(
                "cards",
                "<th scope=\"row\">1</th><td class=\"number\">2</td><td>3</td>",
                "<th scope=\"row\">4</th><td colspan=\"2\">5</td>"))
        .containsExactly("Unit price", "Total &amp; &#34;VAT&#34;");
  }

  @Test
  void a_cell_after_one_over_several_columns_is_labelled_with_its_own_column() {
    assertThat(labels("table cards dense", "<th scope=\"row\" colspan=\"2\">Sum</th><td>9</td>"))
        .containsExactly("Total &amp; &#34;VAT&#34;");
  }

  @Test
  void a_cell_of_a_table_by_bid_is_labelled_with_the_heading_of_its_row() {
    assertThat(
            labels(
                "by-bid",
                "<th scope=\"row\"><code>Q1</code> <bdi>Quality</bdi> <span class=\"hint\">(40%)</span></th>"
                    + "<td>2</td><td>3</td>"))
        .containsExactly("Q1 Quality", "Q1 Quality");
  }

  @Test
  void a_table_that_stays_a_table_on_a_telephone_is_as_it_was() {
    String page = table("calendar", "<td>1</td><td>2</td><td>3</td>");

    assertThat(complete(page)).isEqualTo(page);
  }

  @Test
  void a_table_within_a_cell_leaves_the_columns_of_the_outer_one_alone() {
    assertThat(
            labels(
                "cards",
                "<td>1</td><td><table><tr><td>a</td><td>b</td></tr></table></td><td>3</td>"))
        .containsExactly("Lot", "Unit price", "Total &amp; &#34;VAT&#34;");
  }

  @Test
  void what_a_template_writes_itself_stays() {
    String page =
        "<table class=\"cards\" role=\"presentation\"><thead><tr><th scope=\"col\">Act</th></tr>"
            + "</thead><tr><td data-label=\"\" title=\"a > b\">End</td></tr></table>";

    assertThat(complete(page))
        .contains("<table class=\"cards\" role=\"presentation\">")
        .contains("<td role=\"cell\" data-label=\"\" title=\"a > b\">End</td>");
  }

  @Test
  void a_page_without_tables_is_as_it_was() {
    String page = "<title>t</title><textarea name=\"td\">&lt;td></textarea><time>1</time>";

    assertThat(complete(page)).isEqualTo(page);
  }

  @Test
  void a_page_is_complete_once_and_for_all() {
    String once = complete(table("cards", "<td>1</td><td>2</td><td>3</td>"));

    assertThat(complete(once)).isEqualTo(once);
  }

  /** It takes about half a millisecond of processor time. */
  @Test
  void a_table_of_five_hundred_rows_takes_little_time() {
    String row =
        "<th scope=\"row\"><bdi>An item</bdi> <span class=\"code\">LAP-1</span></th>"
            + "<td class=\"number\"><bdi>1,234.500</bdi></td><td><span>SAR</span></td>";
    String page = table("cards", IntStream.range(0, 500).mapToObj(i -> row).toArray(String[]::new));
    for (int i = 0; i < 200; i++) {
      assertThat(complete(page)).hasSizeGreaterThan(page.length());
    }

    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < 100; i++) {
      assertThat(complete(page)).isNotEmpty();
    }
    long each = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 100;

    assertThat(each).isLessThan(20_000_000L);
  }

  @Test
  void no_template_writes_what_the_server_adds() {
    assertThat(templates().filter(file -> HAND_WRITTEN.matcher(read(file)).find()))
        .as("role= on a part of a table")
        .isEmpty();
    assertThat(templates().filter(TableMarkupTest::repeatsAHeading))
        .as("data-label with the heading of a column")
        .isEmpty();
  }

  private static boolean repeatsAHeading(Path file) {
    String template = read(file);
    List<String> headings =
        HEADING.matcher(template).results().map(found -> found.group(1).strip()).toList();
    return LABEL
        .matcher(template)
        .results()
        .filter(found -> !found.group().contains("colspan="))
        .anyMatch(found -> headings.contains(found.group(1)));
  }

  private static List<String> labels(String classes, String... rows) {
    Matcher written =
        Pattern.compile("data-label=\"([^\"]*)\"").matcher(complete(table(classes, rows)));
    return written.results().map(found -> found.group(1)).toList();
  }

  private static String table(String classes, String... rows) {
    return "<table class=\""
        + classes
        + "\"><thead><tr><th scope=\"col\">Lot</th><th scope=\"col\">\n  Unit <bdi>price</bdi></th>"
        + "<th scope=\"col\">Total &amp; \"VAT\"</th></tr></thead><tbody>"
        + Stream.of(rows).map(row -> "<tr>" + row + "</tr>").collect(joining())
        + "</tbody></table>";
  }

  private static Stream<Path> templates() {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(file -> file.toString().endsWith(".jte")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
