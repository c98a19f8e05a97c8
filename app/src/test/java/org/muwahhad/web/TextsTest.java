package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;

class TextsTest {
  private static final Pattern KEY =
      Pattern.compile("\\bt(?:\\(\\))?\\.get\\(\"([a-z0-9./-]+)\"[,)]");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)[,}]");
  private static final Pattern FORMS =
      Pattern.compile("one\\{.+ two\\{.+ few\\{.+ many\\{.+ other\\{");
  private static final Pattern KEPT_IN_ORDER = Pattern.compile("\u2066[^\u2069]*+\u2069");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private final Texts arabic = Texts.in(Language.AR);
  private final Texts english = Texts.in(Language.EN);

  @Test
  void every_message_exists_in_both_languages() {
    assertThat(new TreeSet<>(arabic.keys())).isEqualTo(new TreeSet<>(english.keys()));
  }

  @Test
  void a_message_takes_the_same_arguments_in_both_languages() {
    Map<String, String> ar = MessageBundles.load(Language.AR);
    Map<String, String> en = MessageBundles.load(Language.EN);

    assertThat(ar)
        .allSatisfy(
            (key, message) ->
                assertThat(arguments(message))
                    .as(key)
                    .isEqualTo(arguments(en.getOrDefault(key, ""))));
  }

  @Test
  void every_arabic_count_has_all_its_plural_forms() {
    assertThat(MessageBundles.load(Language.AR))
        .allSatisfy(
            (key, message) -> assertThat(counts(message)).as(key).allMatch(FORMS.asPredicate()));
  }

  @Test
  void a_day_in_digits_keeps_its_order_within_arabic_words() {
    assertThat(MessageBundles.load(Language.AR))
        .allSatisfy(
            (key, message) ->
                assertThat(KEPT_IN_ORDER.matcher(message).replaceAll(""))
                    .as(key)
                    .doesNotContainPattern(DAY));
  }

  @Test
  void a_day_is_written_in_words() {
    LocalDate day = LocalDate.of(2026, 12, 31);
    assertThat(english.get("contract.refusal.notice-too-short", day)).contains("31 December 2026");
    assertThat(arabic.get("contract.refusal.notice-too-short", day)).contains("31 ديسمبر 2026");
  }

  @Test
  void every_message_that_a_template_names_exists() throws IOException {
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
      List<String> named =
          templates
              .filter(p -> p.toString().endsWith(".jte"))
              .flatMap(p -> KEY.matcher(read(p)).results().map((MatchResult m) -> m.group(1)))
              .toList();

      assertThat(named).isNotEmpty();
      assertThat(arabic.keys()).containsAll(named);
    }
  }

  @Test
  void a_message_that_nobody_wrote_is_a_fault_and_not_a_blank() {
    assertThatThrownBy(() -> arabic.get("web.no-such-thing"))
        .isInstanceOf(MissingResourceException.class)
        .hasMessageContaining("web.no-such-thing");
  }

  @ParameterizedTest
  @CsvSource({
    "1, يرجى تصحيح خطأ واحد للمتابعة",
    "2, يرجى تصحيح خطأين للمتابعة",
    "3, يرجى تصحيح 3 أخطاء للمتابعة",
    "11, يرجى تصحيح 11 خطأً للمتابعة",
    "100, يرجى تصحيح 100 خطأ للمتابعة"
  })
  void arabic_counts_take_their_own_plural(int count, String message) {
    assertThat(arabic.get("web.errors.title", count)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 6, 'لم يكتمل النصاب: حضرت 3 دول، والمطلوب 6 دول.'",
    "1, 4, 'لم يكتمل النصاب: حضرت دولة واحدة، والمطلوب 4 دول.'",
    "0, 2, 'لم يكتمل النصاب: لم تحضر أي دولة، والمطلوب دولتان.'"
  })
  void two_counts_in_one_sentence_take_their_own_plurals(int present, int quorum, String message) {
    assertThat(arabic.get("committee.refusal.no-quorum", present, quorum)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0, سنة, 0 سنة",
    "1, سنة, 1 سنة",
    "2, سنة, سنتان",
    "3, سنة, 3 سنوات",
    "11, سنة, 11 سنة",
    "100, سنة, 100 سنة",
    "103, سنة, 103 سنوات",
    "2.5, سنة, 2.5 سنة",
    "10, يوم, 10 أيام",
    "30, يوم, 30 يومًا",
    "2, شهر, شهران",
    "5000, قطعة, '5,000 قطعة'",
    "4, طقم, 4 أطقم",
    "16, غيغابايت, 16 غيغابايت",
    "3, كيس, 3 كيس"
  })
  void an_arabic_unit_agrees_with_its_number(BigDecimal number, String unit, String written) {
    Bilingual both = new Bilingual(unit, "unit");

    assertThat(arabic.quantity(number, both).replace('\u00a0', ' ')).isEqualTo(written);
    assertThat(english.quantity(BigDecimal.valueOf(2), both)).isEqualTo("2\u00a0units");
    assertThat(arabic.quantity("1/3", both)).isEqualTo("1/3\u00a0" + unit);
  }

  @ParameterizedTest
  @CsvSource({
    "1, year, 1 year",
    "3, year, 3 years",
    "0, Piece, 0 Pieces",
    "2.5, inch, 2.5 inches",
    "16, GB, 16 GB",
    "4, bag, 4 bag"
  })
  void an_english_unit_agrees_with_its_number(BigDecimal number, String unit, String written) {
    Bilingual both = new Bilingual("وحدة", unit);

    assertThat(english.quantity(number, both).replace('\u00a0', ' ')).isEqualTo(written);
  }

  @Test
  void a_code_inside_an_arabic_sentence_is_isolated_from_it() {
    assertThat(arabic.get("web.problem.status", "T-2026")).isEqualTo("الرمز \u2068T-2026\u2069");
    assertThat(english.get("web.problem.status", "T-2026")).isEqualTo("Code T-2026");
  }

  private static List<String> counts(String message) {
    return Stream.of(message.split("\\{\\d, plural,")).skip(1).toList();
  }

  private static Set<String> arguments(String message) {
    return ARGUMENT
        .matcher(message)
        .results()
        .map((MatchResult m) -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
