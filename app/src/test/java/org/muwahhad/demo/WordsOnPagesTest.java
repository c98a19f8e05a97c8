package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.TestApp;

/**
 * What stands on the pages that every role reaches in the demonstration is said in words, and in
 * the words of its language: no names of constants, no figures without their signs, no two
 * spellings. {@link EveryPageTest} asks this of the pages in English, which it reads anyway.
 */
@Timeout(600)
@Tag("long")
class WordsOnPagesTest {
  private static final TestApp APP = LoadedDemo.app();

  /**
   * Entries of the audit record tell their acts as they were written down; who enters a code or a
   * rule is told how; an edition is in its language whatever the reader's is.
   */
  private static final Pattern RAW =
      Pattern.compile(
          "/audit.*|/reports/audit-extract/.*|/catalog/templates/.*/draft"
              + "|/dossier-templates/(?:new|\\d+/edit)|/tenders/\\d+/terms.*"
              + "|.*edition=(?:ENGLISH|BILINGUAL).*");

  private static final Map<String, Pattern> IN_BOTH =
      Map.of(
          "a constant", Pattern.compile("(?<![\\w./=-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\\w./=-])"),
          "a count as unit", Pattern.compile("\\d (?:One|count)\\b|\\d عدد(?![\\u0621-\\u0652])"),
          "yes as a number", Pattern.compile("\\(1: (?:yes|نعم)"),
          "a percentage beyond reason", Pattern.compile("\\d,\\d{3}(?:\\.\\d+)?%"),
          "Done twice", Pattern.compile("Done: Done|تم: تم"));

  private static final Map<String, Pattern> IN_ARABIC =
      Map.of(
          "a committee of a committee", Pattern.compile("لجنة اللجنة"),
          "a state named twice",
              Pattern.compile(
                  "الدولة (?:الكويت|السعودية|الإمارات|البحرين|قطر|عُ?مان|دولة|مملكة|سلطنة)"),
          "one lot in the plural", Pattern.compile("(?:ال)?حزم \\d+(?![\\d،, ]*[،,و] ?\\d)(?! و)"),
          "another word for a tender", Pattern.compile("مناقص"),
          "Oman without its vowel",
              Pattern.compile(
                  "(?<![\\u0621-\\u0652])(?:ال|ل|ب)?عمان(?:ي|ية)?(?![\\u0621-\\u0652])"),
          "a Latin code of a currency",
              Pattern.compile("\\d[\\s\\u00a0]*\\b(?:SAR|AED|KWD|BHD|OMR|QAR)\\b"));

  private static String text(String page) {
    int main = page.indexOf("<main");
    return page.substring(Math.max(0, main), Math.max(main, page.indexOf("</main")))
        .replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ")
        // A code that people gave to something of theirs is marked as one.
        .replaceAll("(?s)<(?:span|bdi|code)[^>]*class=\"[^\"]*\\bcode\\b[^\"]*\"[^>]*>.*?</", " </")
        .replaceAll("(?s)<span[^>]*lang=\"en\"[^>]*>.*?</span>", " ")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("[\\u2066-\\u2069\\u200e\\u200f]", "")
        .replaceAll(" +", " ");
  }

  /** What a page in English shows that only the code calls so. */
  static Set<String> inEnglish(String login, String path, String page) {
    return faults(login, path, page, IN_BOTH);
  }

  @SafeVarargs
  private static Set<String> faults(
      String login, String path, String page, Map<String, Pattern>... wrong) {
    Set<String> faults = new TreeSet<>();
    if (!RAW.matcher(path).matches()) {
      String text = text(page);
      for (Map<String, Pattern> kind : wrong) {
        look(login + " " + path, text, kind, faults);
      }
    }
    return faults;
  }

  private static void look(
      String where, String text, Map<String, Pattern> wrong, Set<String> faults) {
    wrong.forEach(
        (what, pattern) ->
            pattern
                .matcher(text)
                .results()
                .limit(2)
                .forEach(
                    m ->
                        faults.add(
                            where
                                + ": "
                                + what
                                + ", «"
                                + text.substring(
                                    Math.max(0, m.start() - 25),
                                    Math.min(text.length(), m.end() + 15))
                                + "»")));
  }

  @Test
  void no_page_of_any_role_shows_in_arabic_what_is_no_arabic() {
    Set<String> found = new TreeSet<>();
    for (String login : DemoWalk.logins(APP)) {
      DemoWalk.on(APP, login)
          .in("ar")
          .each((path, page) -> found.addAll(faults(login, path, page, IN_BOTH, IN_ARABIC)));
    }

    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Criterion BID_SECURITY failed",
        "900 One of them",
        "value 1 count",
        "weight 4,000%",
        "اجتماع لجنة اللجنة التنفيذية",
        "ترسية الحزم 1 موقوفة",
        "في المناقصات المشتركة",
        "ما تحصل عليه الدولة الكويت",
        "سلطنة عمان",
        "بقيمة 1,250.00 SAR"
      })
  void a_fault_is_seen(String text) {
    Set<String> faults = new TreeSet<>();
    look("here", text, IN_BOTH, faults);
    look("here", text, IN_ARABIC, faults);

    assertThat(faults).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"ترسية الحزم 1، 3 موقوفة", "سلطنة عُمان", "بقيمة 1,250.00 ر.س", "KW-MOH has 7.7%"})
  void what_is_right_is_left_alone(String text) {
    Set<String> faults = new TreeSet<>();
    look("here", text, IN_BOTH, faults);
    look("here", text, IN_ARABIC, faults);

    assertThat(faults).isEmpty();
  }
}
