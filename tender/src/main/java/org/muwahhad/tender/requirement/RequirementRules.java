package org.muwahhad.tender.requirement;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Faults;

/** What the requirements of an item must fulfil. Pure. */
final class RequirementRules {
  static final int MOST_OF_AN_ITEM = 100;
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_WANTED = 500;
  private static final int LONGEST_UNIT = 60;
  private static final int MOST_CHOICES = 100;
  private static final int LONGEST_CODE = 60;

  private RequirementRules() {}

  static Faults check(List<RequirementInput> inputs) {
    Faults faults =
        new Faults()
            .check(
                inputs.size() <= MOST_OF_AN_ITEM,
                "requirements",
                "requirement.too-many",
                MOST_OF_AN_ITEM);
    for (int i = 0; i < inputs.size(); i++) {
      check(faults, "requirements[" + i + "].", inputs.get(i));
    }
    return faults;
  }

  private static void check(Faults faults, String row, RequirementInput input) {
    faults
        .name(row + "nameAr", input.nameAr().strip(), LONGEST_NAME)
        .name(row + "nameEn", input.nameEn().strip(), LONGEST_NAME)
        .check(input.comparison() != null, row + "comparison", "shared.missing")
        .atMost(row + "wanted", RequirementInput.plain(input.wanted()), LONGEST_WANTED);
    if (input.comparison() == Comparison.AS_DESCRIBED) {
      faults
          .text(row + "textAr", RequirementInput.plain(input.textAr()), LONGEST_TEXT)
          .text(row + "textEn", RequirementInput.plain(input.textEn()), LONGEST_TEXT)
          .check(
              RequirementInput.plain(input.wanted()).isEmpty(),
              row + "wanted",
              "requirement.wanted-with-words");
    } else {
      faults
          .atMost(row + "textAr", RequirementInput.plain(input.textAr()), LONGEST_TEXT)
          .atMost(row + "textEn", RequirementInput.plain(input.textEn()), LONGEST_TEXT);
    }
    checkUnit(faults, row, input);
    checkChoices(faults, row, input);
    checkWanted(faults, row, input);
  }

  private static void checkUnit(Faults faults, String row, RequirementInput input) {
    String ar = RequirementInput.plain(input.unitAr());
    String en = RequirementInput.plain(input.unitEn());
    boolean numeric = input.comparison() != null && input.comparison().isNumeric();
    faults
        .nameAtMost(row + "unitAr", ar, LONGEST_UNIT)
        .nameAtMost(row + "unitEn", en, LONGEST_UNIT)
        .check(ar.isEmpty() == en.isEmpty(), row + "unitEn", "requirement.unit-in-both")
        .check(numeric || ar.isEmpty(), row + "unitAr", "requirement.unit-without-number");
  }

  private static void checkChoices(Faults faults, String row, RequirementInput input) {
    List<Attribute.AttributeChoice> choices = input.choices();
    boolean asks = input.comparison() != null && input.comparison().hasChoices();
    String field = row + "choices";
    faults
        .check(asks || choices.isEmpty(), field, "requirement.choices-without-use")
        .check(!asks || choices.size() >= 2, field, "requirement.choices-too-few")
        .check(choices.size() <= MOST_CHOICES, field, "requirement.choices-too-many", MOST_CHOICES);
    Set<String> codes = new HashSet<>();
    for (Attribute.AttributeChoice choice : choices) {
      faults
          .check(isCode(choice.code()), field, "requirement.choice-code", LONGEST_CODE)
          .check(codes.add(choice.code()), field, "requirement.choice-twice", choice.code())
          .text(field, choice.ar(), LONGEST_NAME)
          .text(field, choice.en(), LONGEST_NAME);
    }
  }

  private static boolean isCode(String code) {
    return !code.isBlank() && code.length() <= LONGEST_CODE && !code.contains(Attribute.SEPARATOR);
  }

  private static void checkWanted(Faults faults, String row, RequirementInput input) {
    Comparison comparison = input.comparison();
    if (comparison == null || !comparison.isMeasured()) {
      return;
    }
    String field = row + "wanted";
    String wanted = RequirementInput.plain(input.wanted());
    if (wanted.isEmpty()) {
      faults.check(false, field, "shared.missing");
      return;
    }
    String code =
        comparison.isNumeric()
            ? "shared.not-a-number"
            : comparison == Comparison.YES_NO
                ? "requirement.wanted-not-yes-or-no"
                : "requirement.wanted-not-a-choice";
    faults.check(!input.canonicalWanted().isEmpty(), field, code);
  }
}
