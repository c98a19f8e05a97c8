package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What templates write so that pages are read well on a telephone, aloud and after a mistake. */
class TemplatesTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");

  /** Their rows are written by another template, or are data. */
  private static final List<String> ROWS_ELSEWHERE =
      List.of(
          "demand/form/item-set-new.jte", "demand/form/item-set.jte", "reporting/desk/block.jte");

  private static final Pattern COMMENT = Pattern.compile("<%--.*?--%>", Pattern.DOTALL);
  private static final Pattern CARDS =
      Pattern.compile("<table class=\"table[^\"]*\\bcards\\b.*?</table>", Pattern.DOTALL);
  private static final Pattern CELL =
      Pattern.compile("<(td|th)\\b(?:[^>\"]|\"[^\"]*\")*>(.*?)</\\1>", Pattern.DOTALL);
  private static final Pattern PART =
      Pattern.compile("<(/?)(div|span|p|ul|ol|li|bdi|a|form|small|strong|details|label|br)\\b");

  /** A script opens those of a bid that is sealed. Why lots are not merged stands on top. */
  private static final List<String> OPENED_OTHERWISE =
      List.of("bid/room/seal.jte", "bid/room/sealAlternative.jte", "tender/lot/lots.jte");

  private static final Pattern FOLDED =
      Pattern.compile("<details(?![^>]*\\bopen=)[^>]*>(.*?)</details>", Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile(
          "components\\.(?:\\w+Field|radios|checkbox|checkboxes|textArea|ownTextArea)\\("
              + "|<(?:input|select|textarea)\\b(?![^>]*type=\"hidden\")");

  /** Of an error that the form knows, and which its field therefore points to. */
  private static final Pattern ERROR = Pattern.compile("<p class=\"error\"[^\\n]*");

  @Test
  void what_is_wrong_is_pointed_to_by_its_field_and_begins_with_a_word_that_says_so()
      throws IOException {
    List<String> unsaid = new ArrayList<>();
    templates()
        .forEach(
            (name, text) ->
                ERROR
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(e -> e.contains("error}") || e.contains("form.error("))
                    .filter(e -> !e.contains(" id=") || !e.contains("web.error-prefix"))
                    .forEach(e -> unsaid.add(name + ": " + e)));

    assertThat(unsaid).isEmpty();
  }

  @Test
  void what_folds_fields_away_opens_where_one_of_them_is_wrong() throws IOException {
    List<String> closed = new ArrayList<>();
    templates()
        .forEach(
            (name, text) -> {
              if (FOLDED.matcher(text).results().anyMatch(f -> FIELD.matcher(f.group(1)).find())) {
                closed.add(name);
              }
            });

    assertThat(closed).containsExactlyElementsOf(OPENED_OTHERWISE);
  }

  @Test
  void every_table_of_cards_names_its_rows() throws IOException {
    List<String> unnamed = new ArrayList<>();
    templates()
        .forEach(
            (name, text) -> {
              if (CARDS.matcher(text).results().anyMatch(t -> !t.group().contains("\"row\""))) {
                unnamed.add(name);
              }
            });

    assertThat(unnamed).containsExactlyElementsOf(ROWS_ELSEWHERE);
  }

  /** A card lays the parts of a cell beside each other, where a line break has no effect. */
  @Test
  void several_lines_of_a_cell_stand_in_one_element() throws IOException {
    List<String> loose = new ArrayList<>();
    templates()
        .forEach(
            (name, text) -> {
              Matcher cell = CELL.matcher(text);
              while (cell.find()) {
                if (hasLooseBreak(cell.group(2))) {
                  loose.add(name + ": " + cell.group());
                }
              }
            });

    assertThat(loose).isEmpty();
    assertThat(hasLooseBreak("<a href=\"/\">1</a><br>2")).isTrue();
  }

  private static boolean hasLooseBreak(String content) {
    int depth = 0;
    Matcher part = PART.matcher(content);
    while (part.find()) {
      if (!part.group(2).equals("br")) {
        depth += part.group(1).isEmpty() ? 1 : -1;
      } else if (depth == 0) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> templates() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jte")).toList()) {
        String name = TEMPLATES.relativize(file).toString().replace('\\', '/');
        texts.put(name, COMMENT.matcher(Files.readString(file)).replaceAll(""));
      }
    }
    return texts;
  }
}
