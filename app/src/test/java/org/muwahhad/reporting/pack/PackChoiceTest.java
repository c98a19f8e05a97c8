package org.muwahhad.reporting.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.shared.Refusal;

class PackChoiceTest {

  @Test
  void one_choice_is_written_in_one_way_whatever_the_order_of_choosing() {
    PackChoice choice =
        PackChoice.of(List.of(ReportKind.AWARD, ReportKind.OPENING, ReportKind.AWARD));

    assertThat(choice.kinds()).containsExactly(ReportKind.OPENING, ReportKind.AWARD);
    assertThat(choice.written()).isEqualTo("OA");
    assertThat(choice.of(12).written()).isEqualTo("12-OA");
    assertThat(PackChoice.read("OA")).isEqualTo(choice);
  }

  @Test
  void everything_that_can_be_chosen_can_be_written_and_read() {
    PackChoice all = PackChoice.of(PackChoice.all());

    assertThat(PackChoice.read(all.written())).isEqualTo(all);
    assertThat(all.written()).hasSizeLessThanOrEqualTo(20).matches("[A-Z]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AO", "AA", "OAZ", "oa", "KW"})
  void another_way_of_writing_it_is_no_address(String part) {
    assertThatThrownBy(() -> PackChoice.read(part)).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void nothing_is_no_choice_and_what_no_pack_has_cannot_be_chosen() {
    assertThatThrownBy(() -> PackChoice.of(List.of()))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("reporting.nothing-chosen"));
    assertThatThrownBy(() -> PackChoice.of(List.of(ReportKind.LETTER)))
        .isInstanceOf(Refusal.NotFound.class);
  }
}
