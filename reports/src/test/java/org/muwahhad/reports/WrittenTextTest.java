package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.render.EditionText;

/** What a person wrote in one language is marked where the other language reads it. */
class WrittenTextTest {
  private static final Bilingual ENGLISH = Bilingual.written("The offer is the best value of all");
  private static final Bilingual ARABIC = Bilingual.written("العرض هو الأفضل قيمة");

  @Test
  void an_arabic_report_says_that_a_reason_is_in_english() {
    assertThat(ENGLISH.ar()).isEqualTo("The offer is the best value of all (بالإنجليزية)");
    assertThat(ENGLISH.en()).isEqualTo("The offer is the best value of all");
    assertThat(ARABIC.ar()).isEqualTo("العرض هو الأفضل قيمة");
  }

  @Test
  void an_english_report_says_that_a_reason_is_in_arabic() {
    assertThat(ARABIC.en()).isEqualTo("العرض هو الأفضل قيمة (in Arabic)");
  }

  @Test
  void the_language_is_that_of_most_letters_and_numbers_have_none() {
    assertThat(Bilingual.written("يلزم معالج Intel i7").ar()).doesNotContain("بالإنجليزية");
    assertThat(Bilingual.written("Agreed with الأفق, as in the minutes").ar())
        .endsWith("(بالإنجليزية)");
    assertThat(Bilingual.written("12/2026 – 7.5 %")).isEqualTo(Bilingual.same("12/2026 – 7.5 %"));
  }

  @Test
  void in_both_languages_beside_each_other_it_stands_once_and_unmarked() {
    EditionText text =
        new EditionText("org.muwahhad.reports.award.labels", Edition.BILINGUAL, ZoneOffset.UTC);

    assertThat(text.plain(ENGLISH)).isEqualTo(ENGLISH.en());
    assertThat(text.text(ARABIC)).contains(ARABIC.ar()).doesNotContain("in Arabic");
  }
}
