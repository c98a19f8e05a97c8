package org.muwahhad.catalog.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.Formats;

/**
 * What must hold of a template before it is published.
 *
 * @param around codes in use in the categories above and below
 * @param types the type of every attribute the category ever had
 */
record TemplateRules(Set<String> around, Map<String, Attribute.Type> types) {
  /** Attributes of one category. */
  static final int MOST_ATTRIBUTES = 60;

  private static final int MOST_CHOICES = 100;
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,39}");
  private static final Pattern CHOICE_CODE = Pattern.compile("[A-Z0-9][A-Z0-9_]{0,39}");
  private static final BigDecimal GREATEST = new BigDecimal("1000000000000");
  private static final int MOST_DECIMALS = 6;

  /** The attributes drafted, their faults added to those found. */
  List<Attribute> check(Faults faults, List<AttributeDraft> drafts) {
    faults.check(
        drafts.size() <= MOST_ATTRIBUTES, "", "catalog.too-many-attributes", MOST_ATTRIBUTES);
    Set<String> codes = new HashSet<>();
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      String path = "attributes[" + i + "].";
      AttributeDraft draft = drafts.get(i);
      checkCode(faults, path + "code", draft.code().strip(), codes);
      attributes.add(attribute(faults, path, draft));
    }
    return attributes;
  }

  private void checkCode(Faults faults, String field, String code, Set<String> codes) {
    if (!CODE.matcher(code).matches()) {
      faults.check(false, field, "catalog.attribute-code-malformed");
      return;
    }
    faults
        .check(codes.add(code), field, "catalog.attribute-code-repeated", code)
        .check(!around.contains(code), field, "catalog.attribute-code-around", code);
  }

  private Attribute attribute(Faults faults, String path, AttributeDraft draft) {
    faults.name(path + "nameAr", draft.nameAr(), 200).name(path + "nameEn", draft.nameEn(), 200);
    Attribute.Type type = type(faults, path, draft);
    boolean number = type == Attribute.Type.NUMBER;
    BigDecimal minimum = number ? bound(faults, path + "minimum", draft.minimum()) : null;
    BigDecimal maximum = number ? bound(faults, path + "maximum", draft.maximum()) : null;
    faults.check(
        minimum == null || maximum == null || minimum.compareTo(maximum) <= 0,
        path + "maximum",
        "catalog.range-backwards");
    return new Attribute(
        0,
        draft.code().strip(),
        new Bilingual(draft.nameAr().strip(), draft.nameEn().strip()),
        type,
        number ? unit(faults, path, draft) : null,
        draft.required(),
        draft.facet(),
        minimum,
        maximum,
        type.hasChoices() ? choices(faults, path + "choices", draft.choices()) : List.of());
  }

  private Attribute.Type type(Faults faults, String path, AttributeDraft draft) {
    Optional<Attribute.Type> type =
        Arrays.stream(Attribute.Type.values())
            .filter(t -> t.name().equals(draft.type()))
            .findFirst();
    Attribute.Type former = types.get(draft.code().strip());
    faults
        .check(type.isPresent(), path + "type", "shared.not-a-choice")
        .check(
            type.isEmpty() || former == null || former == type.get(),
            path + "type",
            "catalog.attribute-type-fixed");
    return type.orElse(Attribute.Type.TEXT);
  }

  private static @Nullable Bilingual unit(Faults faults, String path, AttributeDraft draft) {
    String ar = draft.unitAr().strip();
    String en = draft.unitEn().strip();
    if (ar.isEmpty() && en.isEmpty()) {
      return null;
    }
    faults.name(path + "unitAr", ar, 40).name(path + "unitEn", en, 40);
    return new Bilingual(ar, en);
  }

  private static @Nullable BigDecimal bound(Faults faults, String field, String typed) {
    if (typed.isBlank()) {
      return null;
    }
    Optional<BigDecimal> number =
        Formats.parseNumber(typed)
            .filter(n -> n.abs().compareTo(GREATEST) < 0)
            .filter(n -> n.stripTrailingZeros().scale() <= MOST_DECIMALS);
    faults.check(number.isPresent(), field, "shared.not-a-number");
    return number.orElse(null);
  }

  private static List<Attribute.AttributeChoice> choices(
      Faults faults, String field, List<Attribute.AttributeChoice> typed) {
    List<Attribute.AttributeChoice> choices =
        typed.stream()
            .map(
                c ->
                    new Attribute.AttributeChoice(c.code().strip(), c.ar().strip(), c.en().strip()))
            .toList();
    boolean complete =
        choices.stream()
            .allMatch(
                c ->
                    CHOICE_CODE.matcher(c.code()).matches()
                        && !c.ar().isEmpty()
                        && !c.en().isEmpty()
                        && c.ar().length() <= 200
                        && c.en().length() <= 200);
    long different = choices.stream().map(Attribute.AttributeChoice::code).distinct().count();
    if (choices.size() < 2 || choices.size() > MOST_CHOICES) {
      faults.check(false, field, "catalog.choices-too-few", 2, MOST_CHOICES);
    } else if (!complete) {
      faults.check(false, field, "catalog.choices-malformed");
    } else {
      faults.check(different == choices.size(), field, "catalog.choices-repeated");
    }
    return choices;
  }
}
