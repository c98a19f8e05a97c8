package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.exceptions.HttpStatusException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {

  @Test
  void refused_input_is_kept_as_it_was_typed_and_its_error_leads_to_the_field() {
    Form form =
        Form.of(Map.of("lines[0].quantity", List.of("-٥")))
            .withError("lines[0].quantity", "above zero");

    assertThat(form.value("lines[0].quantity")).isEqualTo("-٥");
    assertThat(form.error("lines[0].quantity")).isEqualTo("above zero");
    assertThat(form.errors()).extracting(FieldError::href).containsExactly("#lines-0-quantity");
    assertThat(form.describedBy("lines[0].quantity", true))
        .isEqualTo("lines-0-quantity-hint lines-0-quantity-error");
  }

  @Test
  void a_field_nobody_filled_in_is_empty_and_right() {
    assertThat(Form.empty().value("title")).isEmpty();
    assertThat(Form.empty().error("title")).isNull();
    assertThat(Form.empty().describedBy("title", false)).isNull();
    assertThat(Form.empty().hasErrors()).isFalse();
  }

  @Test
  void numbers_and_days_are_read_and_nonsense_is_not() {
    Form form =
        Form.empty().with("price", "١٬٢٥٠٫٥").with("day", "2027-03-01").with("no", "30/2/27");

    assertThat(form.decimal("price")).contains(new BigDecimal("1250.5"));
    assertThat(form.date("day")).contains(LocalDate.of(2027, 3, 1));
    assertThat(form.date("no")).isEmpty();
    assertThat(form.decimal("no")).isEmpty();
  }

  @Test
  void a_body_that_cannot_be_read_is_a_bad_request_that_quotes_nothing_of_it() {
    for (String end : List.of("%", "%zz", "%4")) {
      assertThatThrownBy(() -> Forms.parse("password=my-secret" + end))
          .isInstanceOfSatisfying(
              HttpStatusException.class, e -> assertThat(e.getStatus().getCode()).isEqualTo(400))
          .hasNoCause()
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void the_pager_shows_the_ends_and_the_neighbours() {
    assertThat(new PageNumbers(9, 20, 345, "/t", Map.of()).shown())
        .containsExactly(1, 0, 8, 9, 10, 0, 18);
    assertThat(new PageNumbers(1, 20, 0, "/t", Map.of()).shown()).containsExactly(1);
    assertThat(new PageNumbers(18, 20, 345, "/t", Map.of("q", "أ")).href(2))
        .isEqualTo("/t?page=2&q=%D8%A3");
    assertThat(new PageNumbers(18, 20, 345, "/t", Map.of()).to()).isEqualTo(345);
  }
}
