package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.shared.Language;

/**
 * Arabic speaks to its reader in the formal plural: اكتبوا and دولتكم, never اكتب and دولتك. A slip
 * is found here and not by a reader.
 */
class ArabicWordingTest {
  private static final Pattern WORD = Pattern.compile("[\\u0621-\\u0652]+");

  /** What the screens could ask of one reader, or tell one reader; with و or ف before it too. */
  private static final Set<String> TO_ONE =
      Set.of(
          "أدخل", "اختر", "اكتب", "أعد", "حاول", "أرسل", "انتظر", "احفظ", "قسّم", "قسّمه", "أضف",
          "ابحث", "جرّب", "جرب", "اذكر", "احتفظ", "راجع", "أكمل", "أكملها", "أقرّ", "صِف", "قارن",
          "امسح", "افتح", "تأكد", "حدّد", "حدد", "انقر", "اضغط", "سجّل", "خطّط", "خطط", "رتّب",
          "رتب", "قيّم", "أعطِ", "أعط", "نزّل", "لست", "تشارك", "تطّلع", "فتحته", "أقررت");

  /** Words whose last letter belongs to the root, or that point at something: not "your". */
  private static final Set<String> NOT_YOURS =
      Set.of(
          "يترك", "يشترك", "تشترك", "ذلك", "كذلك", "وكذلك", "ولذلك", "بذلك", "تلك", "الشك", "هناك",
          "ترك", "تفك", "فك", "يشارك", "شيك", "المالك", "مالك");

  private final Map<String, String> messages = MessageBundles.load(Language.AR);

  @Test
  void every_request_is_made_in_the_plural() {
    assertThat(messages)
        .allSatisfy(
            (key, message) ->
                assertThat(words(message)).as(key).noneMatch(ArabicWordingTest::asksOne));
  }

  @Test
  void nothing_is_called_yours_in_the_singular() {
    assertThat(messages)
        .allSatisfy(
            (key, message) ->
                assertThat(words(message)).as(key).noneMatch(ArabicWordingTest::belongsToOne));
  }

  /**
   * What a name put in its place would double or leave in the plural, and a second word or form.
   */
  private static final Map<String, Pattern> NOT_SO =
      Map.of(
          "the name of a committee says that it is one", Pattern.compile("لجنة \\{"),
          "the name of a state stands alone", Pattern.compile("(?:الدولة|دولة) \\{"),
          "one lot is not lots",
              Pattern.compile("(?:ال)?حزم (?:ذات الأرقام:? )?\\{(?![^{}]*plural)"),
          "a tender is منافسة", Pattern.compile("مناقص"),
          "a verb before a name would take the person for a man",
              Pattern.compile(
                  "(?<![\\u0621-\\u0652])و?(?:أفصح|اقترح|أكد|رفض|منحكم|سحب|أقفل|فتح|أنهى|أعدّ|أعاد|قدّم|ألغى|كتب|أضاف|عدّل|سجّل) \\{"),
          "Oman has its damma", Pattern.compile("(?<![\\u0621-\\u0652])(?:ال|ل|ب)?عمان"));

  @Test
  void names_and_numbers_fit_the_words_around_them() {
    NOT_SO.forEach(
        (why, pattern) ->
            assertThat(messages)
                .as(why)
                .allSatisfy(
                    (key, message) ->
                        assertThat(pattern.matcher(withoutPlurals(message)).find())
                            .as(key + " = " + message)
                            .isFalse()));
  }

  /** In the branches of a plural the number of lots is known. */
  private static String withoutPlurals(String message) {
    return message.contains(", plural,") ? "" : message;
  }

  @Test
  void no_notice_begins_with_the_word_that_is_set_before_it() {
    for (Language language : Language.values()) {
      Map<String, String> all = MessageBundles.load(language);
      List<String> before =
          all.entrySet().stream()
              .filter(e -> e.getKey().startsWith("web.notice."))
              .map(e -> e.getValue().replace("تمّ", "تم"))
              .toList();
      assertThat(before).isNotEmpty();
      assertThat(all)
          .allSatisfy(
              (key, message) ->
                  assertThat(
                          key.startsWith("web.notice.")
                              || before.stream()
                                  .noneMatch(message.replace("تمّ", "تم")::startsWith))
                      .as(key + " = " + message)
                      .isTrue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"اختر من القائمة.", "سجّل ما توافقت عليه اللجنة.", "وأعد تحميل الصفحة"})
  void a_singular_request_is_seen(String message) {
    assertThat(words(message)).anyMatch(ArabicWordingTest::asksOne);
  }

  @ParameterizedTest
  @ValueSource(strings = {"دولتك غير مدعوة", "يمكنك تقديمه", "هل لديك تعارض؟", "غير متاح لك."})
  void a_singular_possessive_is_seen(String message) {
    assertThat(words(message)).anyMatch(ArabicWordingTest::belongsToOne);
  }

  private static List<String> words(String message) {
    return WORD.matcher(message).results().map(MatchResult::group).toList();
  }

  private static boolean asksOne(String word) {
    return TO_ONE.contains(word) || TO_ONE.contains(word.replaceFirst("^[وف]", ""));
  }

  private static boolean belongsToOne(String word) {
    String letters = word.replaceAll("[\\u064b-\\u0652]", "");
    return letters.length() > 1 && letters.endsWith("ك") && !NOT_YOURS.contains(letters);
  }
}
