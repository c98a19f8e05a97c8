package org.muwahhad.catalog.template;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * One attribute of a template as it was typed, complete or not: nothing is lost while a draft is
 * being written.
 *
 * @param code stable code of small letters, digits and underscores
 * @param type name of an {@link Attribute.Type}
 * @param unitAr unit shown after a number, or empty
 * @param minimum least number taken, as typed, or empty
 * @param maximum greatest number taken, as typed, or empty
 */
public record AttributeDraft(
    String code,
    String nameAr,
    String nameEn,
    String type,
    String unitAr,
    String unitEn,
    boolean required,
    boolean facet,
    String minimum,
    String maximum,
    List<Attribute.AttributeChoice> choices) {
  private static final AttributeDraft BLANK =
      new AttributeDraft("", "", "", "TEXT", "", "", false, false, "", "", List.of());

  public AttributeDraft {
    choices = List.copyOf(choices);
  }

  static AttributeDraft blank() {
    return BLANK;
  }

  /** A published attribute, to be changed. */
  static AttributeDraft of(Attribute attribute) {
    Bilingual unit = attribute.unit() == null ? new Bilingual("", "") : attribute.unit();
    return new AttributeDraft(
        attribute.code(),
        attribute.name().ar(),
        attribute.name().en(),
        attribute.type().name(),
        unit.ar(),
        unit.en(),
        attribute.required(),
        attribute.facet(),
        text(attribute.minimum()),
        text(attribute.maximum()),
        attribute.choices());
  }

  private static String text(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }
}
