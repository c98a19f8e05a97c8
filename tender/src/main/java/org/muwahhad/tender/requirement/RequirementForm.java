package org.muwahhad.tender.requirement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.Form;

/** The requirements of an item as their form has them: rows, of which empty ones are left out. */
final class RequirementForm {
  private static final List<String> FIELDS =
      List.of(
          "attributeCode",
          "nameAr",
          "nameEn",
          "comparison",
          "wanted",
          "unitAr",
          "unitEn",
          "choices",
          "textAr",
          "textEn",
          "mandatory");
  private static final String BETWEEN = " | ";

  private RequirementForm() {}

  static Form of(List<Requirement> requirements) {
    Form form = Form.empty();
    for (int i = 0; i < requirements.size(); i++) {
      form = withRequirement(form, row(i), RequirementInput.of(requirements.get(i)));
    }
    return form.with("rows", requirements.size());
  }

  private static Form withRequirement(Form form, String row, RequirementInput input) {
    return form.with(row + "attributeCode", RequirementInput.plain(input.attributeCode()))
        .with(row + "nameAr", input.nameAr())
        .with(row + "nameEn", input.nameEn())
        .with(row + "comparison", input.comparison() == null ? "" : input.comparison())
        .with(row + "wanted", RequirementInput.plain(input.wanted()))
        .with(row + "unitAr", RequirementInput.plain(input.unitAr()))
        .with(row + "unitEn", RequirementInput.plain(input.unitEn()))
        .with(row + "choices", lines(input.choices()))
        .with(row + "textAr", RequirementInput.plain(input.textAr()))
        .with(row + "textEn", RequirementInput.plain(input.textEn()))
        .with(row + "mandatory", input.mandatory());
  }

  private static String lines(List<Attribute.AttributeChoice> choices) {
    return choices.stream()
        .map(c -> String.join(BETWEEN, c.code(), c.ar(), c.en()))
        .collect(Collectors.joining("\n"));
  }

  static int rows(Form form) {
    return form.decimal("rows")
        .map(BigDecimal::intValue)
        .filter(n -> n >= 0 && n <= RequirementRules.MOST_OF_AN_ITEM)
        .orElse(0);
  }

  static Form withOneMore(Form form) {
    int rows = rows(form);
    return rows < RequirementRules.MOST_OF_AN_ITEM
        ? form.with("rows", rows + 1).with(row(rows) + "mandatory", "true")
        : form;
  }

  /**
   * The rows that stay, closed up, so that a fault's path leads to the row it means. What is wrong
   * with the packed form stays with it.
   */
  static Form packed(Form form) {
    Form packed = new Form(Map.of(), form.errors());
    int kept = 0;
    for (int i = 0; i < rows(form); i++) {
      if (isKept(form, row(i))) {
        for (String field : FIELDS) {
          packed = packed.with(row(kept) + field, form.value(row(i) + field));
        }
        kept++;
      }
    }
    return packed.with("rows", kept);
  }

  /**
   * The requirements typed into a packed form.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput when choices cannot be read
   */
  static List<RequirementInput> read(Form packed) {
    Faults faults = new Faults();
    List<RequirementInput> inputs = new ArrayList<>();
    for (int i = 0; i < rows(packed); i++) {
      inputs.add(read(packed, row(i), faults));
    }
    faults.throwIfAny();
    return inputs;
  }

  private static RequirementInput read(Form form, String row, Faults faults) {
    return new RequirementInput(
        form.text(row + "attributeCode").orElse(null),
        form.value(row + "nameAr").strip(),
        form.value(row + "nameEn").strip(),
        comparison(form.value(row + "comparison")).orElse(null),
        form.value(row + "wanted"),
        form.value(row + "unitAr"),
        form.value(row + "unitEn"),
        choices(form.value(row + "choices"), row + "choices", faults),
        form.value(row + "textAr"),
        form.value(row + "textEn"),
        form.chosen(row + "mandatory", "true"));
  }

  private static Optional<Comparison> comparison(String typed) {
    return Arrays.stream(Comparison.values()).filter(c -> c.name().equals(typed)).findFirst();
  }

  /** One choice a line: code, Arabic and English; without a code it gets one. */
  private static List<Attribute.AttributeChoice> choices(
      String typed, String field, Faults faults) {
    List<Attribute.AttributeChoice> choices = new ArrayList<>();
    for (String line : typed.split("\\R")) {
      if (line.isBlank()) {
        continue;
      }
      String[] parts = line.split("\\|", -1);
      if (parts.length == 2) {
        choices.add(
            new Attribute.AttributeChoice(
                "c" + (choices.size() + 1), parts[0].strip(), parts[1].strip()));
      } else if (parts.length == 3) {
        choices.add(
            new Attribute.AttributeChoice(parts[0].strip(), parts[1].strip(), parts[2].strip()));
      } else {
        faults.check(false, field, "requirement.choices-unreadable", line.strip());
      }
    }
    return choices;
  }

  private static boolean isKept(Form form, String row) {
    boolean typed =
        form.text(row + "nameAr").isPresent()
            || form.text(row + "nameEn").isPresent()
            || form.text(row + "wanted").isPresent()
            || form.text(row + "textAr").isPresent()
            || form.text(row + "textEn").isPresent();
    return typed && !form.chosen(row + "remove", "true");
  }

  private static String row(int i) {
    return "requirements[" + i + "].";
  }
}
