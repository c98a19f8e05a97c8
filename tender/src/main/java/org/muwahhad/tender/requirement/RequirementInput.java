package org.muwahhad.tender.requirement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.template.Attribute;

/**
 * A requirement as a buyer states it.
 *
 * @param attributeCode the attribute of the catalog that it was made of, if any
 * @param wanted a number, yes or no, or the accepted or needed choices by code or name with commas
 *     between; empty for {@link Comparison#AS_DESCRIBED}
 * @param choices that a bidder chooses from, for comparisons of choices
 * @param textAr in words, needed for {@link Comparison#AS_DESCRIBED}
 */
public record RequirementInput(
    @Nullable String attributeCode,
    String nameAr,
    String nameEn,
    @Nullable Comparison comparison,
    @Nullable String wanted,
    @Nullable String unitAr,
    @Nullable String unitEn,
    @Nullable List<Attribute.AttributeChoice> choices,
    @Nullable String textAr,
    @Nullable String textEn,
    boolean mandatory) {

  public RequirementInput {
    choices = choices == null ? List.of() : List.copyOf(choices);
  }

  @Override
  public List<Attribute.AttributeChoice> choices() {
    return choices == null ? List.of() : choices;
  }

  /** What a requirement says, to be stated again. */
  static RequirementInput of(Requirement r) {
    return new RequirementInput(
        r.attributeCode(),
        r.name().ar(),
        r.name().en(),
        r.comparison(),
        r.wanted(),
        r.unit() == null ? "" : r.unit().ar(),
        r.unit() == null ? "" : r.unit().en(),
        r.choices(),
        r.text().ar(),
        r.text().en(),
        r.mandatory());
  }

  /** A text that may have been left out. */
  static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  /** What is wanted in canonical form; empty when it cannot be read or is in words. */
  String canonicalWanted() {
    return comparison == null || !comparison.isMeasured()
        ? ""
        : comparison.canonicalWanted(plain(wanted), choices()).orElse("");
  }
}
