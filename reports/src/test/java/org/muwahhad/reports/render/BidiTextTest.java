package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;

/** How a text gets into a document that is described in XML. */
class BidiTextTest {
  @Test
  void what_xml_does_not_take_is_left_out_and_its_signs_are_written_as_entities() {
    assertThat(BidiText.escape("a\u0001b\u0000 \ud83d\udcc4 <\ufffe&\ud800>\tحبر"))
        .isEqualTo("ab \ud83d\udcc4 &lt;&amp;&gt;\tحبر");
  }

  @Test
  void arabic_after_an_english_name_keeps_its_own_order_and_its_full_stop() {
    assertThat(english("Why: نوقشت الخطة (HPE Gen12) واتفق عليها."))
        .isEqualTo("Why: \u202bنوقشت الخطة (HPE Gen12) واتفق عليها.\u202c");
    assertThat(english("Ministry – فرع المنطقة – Ministry"))
        .isEqualTo("Ministry – \u202bفرع المنطقة\u202c – Ministry");
    assertThat(english("Company (الرياض)")).isEqualTo("Company (\u202bالرياض\u202c)");
  }

  @Test
  void a_day_in_digits_after_arabic_words_is_read_from_its_year_in_every_edition() {
    for (Edition edition : Edition.values()) {
      assertThat(BidiText.compose(Bilingual.same("السجل منتهٍ منذ 2026-01-01"), edition))
          .isEqualTo("السجل منتهٍ منذ \u202a2026-01-01\u202c");
    }
  }

  @Test
  void english_with_arabic_in_it_begins_on_the_left_of_its_line_below_the_arabic() {
    assertThat(BidiText.heldLeftToRight("Chair: المدة أطول."))
        .isEqualTo("\u202aChair: \u202bالمدة أطول.\u202c\u202c");
  }

  private static String english(String text) {
    return BidiText.compose(Bilingual.same(text), Edition.ENGLISH);
  }

  @Test
  void a_figure_stands_before_its_latin_unit_in_an_arabic_sentence() {
    assertThat(BidiText.rightToLeft("ذاكرة 32 GB على الأقل"))
        .isEqualTo("ذاكرة \u202a32 GB\u202c على الأقل");
    assertThat(BidiText.rightToLeft("البند 2 HW-1001")).isEqualTo("البند 2 HW-1001");
  }

  @Test
  void a_number_that_begins_a_name_stays_with_it_after_a_latin_code() {
    assertThat(BidiText.rightToLeft("HW-1001 – 1 منظومة"))
        .isEqualTo("\u200fHW-1001 – \u200f1 منظومة");
    assertThat(BidiText.rightToLeft("نموذج Laptop – 14 inch")).doesNotContain("– \u200f");
    assertThat(PlainText.lines("HW-1001 – \u200f1 منظومة", Edition.ARABIC))
        .containsExactly("HW-1001 – 1 منظومة");
  }

  @Test
  void marks_between_lam_and_alef_are_drawn_after_them_and_read_where_they_were_written() {
    String drawn = BidiText.rightToLeft("شاملًا");

    assertThat(drawn).isEqualTo("شاملا\u064b\u200f");
    assertThat(PlainText.lines(drawn, Edition.ARABIC)).containsExactly("شاملًا");
    assertThat(PlainText.lines("كاملاً", Edition.ARABIC)).containsExactly("كاملاً");
  }
}
