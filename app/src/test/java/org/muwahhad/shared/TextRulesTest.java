package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which characters a typed text may hold. */
class TextRulesTest {
  @Test
  void an_address_of_e_mail_is_told_however_long_the_text_is() {
    assertThat(TextRules.isEmailAddress("buyer@example.gov.sa")).isTrue();
    assertThat(TextRules.isEmailAddress("a@b" + ".c".repeat(100_000))).isTrue();
    assertThat(TextRules.isEmailAddress("a@b" + ".c".repeat(100_000) + "@")).isFalse();
    assertThat(TextRules.isEmailAddress("a@b.")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t\n", "\u00a0", "\u200b", "\u2060 \ufeff", "\u200e\u00ad\u2069"})
  void a_text_of_which_nothing_is_seen_is_none(String text) {
    assertThat(TextRules.isBlank(text)).isTrue();
    assertThat(TextRules.isBlank(text + "ا")).isFalse();
    assertThat(new Faults().text("reason", text, 10).found())
        .extracting(Refusal.Fault::code)
        .containsExactly("shared.missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\u0001", "\u000b", "\u001f", "\u007f", "\u0085", "\u009f", "\u202a", "\u202b",
        "\u202c", "\u202d", "\u202e", "\ufffe", "\uffff"
      })
  void what_no_one_can_see_is_refused(String character) {
    assertThat(TextRules.isReadable("قبل" + character + "بعد")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0xD83D, 0xDCC4})
  void half_a_character_is_refused_and_a_whole_one_is_not(int half) {
    assertThat(TextRules.isReadable("ورق" + (char) half)).isFalse();
    assertThat(TextRules.isReadable("ورق \ud83d\udcc4")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "حبر أسود، A4",
        "line\r\nline\tcell",
        "\u2066A4\u2069",
        "\u2067ورق\u2069",
        "\u2068x\u2069",
        "\u200eA4\u200f",
        "می\u200cخواهم",
        "ه\u200d"
      })
  void what_arabic_and_mixed_texts_need_stays(String text) {
    assertThat(TextRules.isReadable(text)).isTrue();
  }
}
