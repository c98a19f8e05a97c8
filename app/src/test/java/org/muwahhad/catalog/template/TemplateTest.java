package org.muwahhad.catalog.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

class TemplateTest {
  private static final Attribute MEMORY =
      attribute("memory", Attribute.Type.NUMBER, true, new BigDecimal("1"), new BigDecimal("64"));
  private static final Attribute PORTS =
      attribute("ports", Attribute.Type.MULTI_CHOICE, false, null, null);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HDMI,USB|USB,HDMI",
        "usb; hdmi|USB,HDMI",
        "يو إس بي، إتش دي إم آي|USB,HDMI",
        "USB,USB|USB"
      })
  void several_choices_are_kept_by_code_in_the_order_of_the_template(String typed, String kept) {
    assertThat(PORTS.canonical(typed)).contains(kept);
  }

  @Test
  void one_unknown_choice_makes_the_value_unknown() {
    assertThat(PORTS.canonical("USB,VGA")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.5,true", "1,false", "64,false", "64.1,true"})
  void a_number_out_of_its_range_is_refused(String value, boolean refused) {
    assertThat(faults(Map.of("memory", value)))
        .isEqualTo(refused ? List.of("catalog.attribute-out-of-range") : List.of());
  }

  @Test
  void an_item_lacks_what_is_required_now_not_taken_any_more_or_not_asked_any_more() {
    Template template = new Template("30213100", List.of(MEMORY, PORTS));
    Attribute old = attribute("colour", Attribute.Type.TEXT, false, null, null);

    assertThat(template.lacks(Map.of(PORTS, "VGA", old, "black")))
        .extracting(Template.TemplateLack::code, Template.TemplateLack::problem)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("memory", Template.Problem.MISSING),
            org.assertj.core.groups.Tuple.tuple("ports", Template.Problem.NOT_TAKEN),
            org.assertj.core.groups.Tuple.tuple("colour", Template.Problem.NOT_ASKED));
  }

  @Test
  void differences_tell_what_was_added_removed_and_changed_part_by_part() {
    Attribute later = attribute("memory", Attribute.Type.NUMBER, false, new BigDecimal("1"), null);
    Attribute added = attribute("weight", Attribute.Type.NUMBER, false, null, null);

    List<TemplateDifferences.Difference> differences =
        TemplateDifferences.between(List.of(MEMORY, PORTS), List.of(added, later));

    assertThat(differences)
        .extracting(TemplateDifferences.Difference::code)
        .containsExactly("weight", "memory", "ports");
    assertThat(differences.get(1).parts())
        .extracting(TemplateDifferences.AttributeChange::part)
        .containsExactly("required", "maximum");
    assertThat(differences.get(1).parts().get(0).after().ar()).isEqualTo("لا");
    assertThat(TemplateDifferences.between(List.of(MEMORY, PORTS), List.of(MEMORY, PORTS)))
        .isEmpty();
    assertThat(TemplateDifferences.between(List.of(MEMORY, PORTS), List.of(PORTS, MEMORY)))
        .hasSize(2);
  }

  private static List<String> faults(Map<String, String> values) {
    Faults faults = new Faults();
    new Template("30213100", List.of(MEMORY)).check(faults, "attributes", values);
    try {
      faults.throwIfAny();
      return List.of();
    } catch (Refusal.InvalidInput invalid) {
      return invalid.faults().stream().map(Refusal.Fault::code).collect(Collectors.toList());
    }
  }

  private static Attribute attribute(
      String code,
      Attribute.Type type,
      boolean required,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum) {
    return new Attribute(
        1,
        code,
        new Bilingual(code, code),
        type,
        null,
        required,
        false,
        minimum,
        maximum,
        type.hasChoices()
            ? List.of(
                new Attribute.AttributeChoice("USB", "يو إس بي", "USB"),
                new Attribute.AttributeChoice("HDMI", "إتش دي إم آي", "HDMI"))
            : List.of());
  }
}
