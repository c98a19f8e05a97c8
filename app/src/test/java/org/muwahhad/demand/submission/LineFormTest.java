package org.muwahhad.demand.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;

class LineFormTest {

  @Test
  void one_field_with_a_high_number_does_not_make_thousands_of_lines() {
    Form form = Form.empty().with("lines[0].item", "LAP-1").with("lines[99999].item", "LAP-2");

    assertThat(LineForm.count(form)).isLessThan(100);
    assertThat(LineForm.typed(form).get(0).item()).isEqualTo("LAP-1");
  }

  @Test
  void a_line_that_is_missing_among_others_loses_none_of_them() {
    Form form = Form.empty().with("lines[0].item", "LAP-1").with("lines[2].item", "LAP-2");

    assertThat(LineForm.typed(form)).extracting(DraftLine::item).contains("LAP-1", "LAP-2");
  }

  @Test
  void every_field_of_a_stated_line_is_in_the_words_of_the_form_and_read_from_them() {
    LineInput stated =
        new LineInput(
            "LAP-1",
            new BigDecimal("2.5"),
            LocalDate.of(2027, 3, 1),
            "S-1",
            new BigDecimal("1200.5"),
            Commitment.INDICATIVE,
            "B-7",
            "Schools open",
            "Others break");

    DraftLine line = DraftLine.of("k", stated);

    assertThat(line.texts()).containsOnlyKeys(LineField.values());
    Map<String, Refusal.Fault> faults = new LinkedHashMap<>();
    LineInput read = DemandLineInputs.input(line, 0, faults);
    assertThat(faults).isEmpty();
    assertThat(DraftLine.of("k", read)).isEqualTo(line);
  }
}
