package org.muwahhad.tender.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.shared.Refusal;

/** Codes by which publications are followed. */
class CpvCodesTest {

  @ParameterizedTest
  @CsvSource({
    "30200000, 302",
    "30200000-1, 302",
    "30, 30",
    "30000000, 30",
    "'302 48000000', 302 48",
    "'48, 302', 302 48",
    "'30 302', 30",
    "'30213100 30213100', 302131"
  })
  void zeros_at_the_end_stand_for_all_below_and_what_another_covers_is_left_out(
      String typed, String codes) {
    assertThat(CpvCodes.read(typed).text()).isEqualTo(codes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "302131000", "3a", "30|48", ".*", "--"})
  void what_is_no_code_is_refused(String typed) {
    assertThatThrownBy(() -> CpvCodes.read(typed)).isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void none_are_all_and_eleven_are_too_many() {
    assertThat(CpvCodes.read(" ").pattern()).isEqualTo("^");
    assertThat(CpvCodes.read("302,48").pattern()).isEqualTo("^(302|48)");
    assertThatThrownBy(() -> CpvCodes.read("11 12 13 14 15 16 17 18 19 21 22"))
        .isInstanceOf(Refusal.InvalidInput.class);
  }
}
