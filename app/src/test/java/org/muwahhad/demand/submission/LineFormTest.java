package org.muwahhad.demand.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
}
