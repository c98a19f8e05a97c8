package org.muwahhad.catalog.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** In what two versions of a template differ, in words. */
public final class TemplateDifferences {
  private static final Bilingual NOTHING = new Bilingual("", "");

  private TemplateDifferences() {}

  /** What happened to an attribute. */
  public enum AttributeChangeKind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * One attribute that differs.
   *
   * @param parts what of it changed; empty when it was added or removed
   */
  public record Difference(
      AttributeChangeKind kind, String code, Bilingual name, List<AttributeChange> parts) {}

  /**
   * One part of an attribute that changed.
   *
   * @param part key of its name under {@code catalog.template-part}
   * @param before empty where there was nothing
   */
  public record AttributeChange(String part, Bilingual before, Bilingual after) {}

  /** The differences, in the order of the later version; what was removed comes last. */
  public static List<Difference> between(List<Attribute> before, List<Attribute> after) {
    Map<String, Attribute> former = byCode(before);
    Map<String, Attribute> later = byCode(after);
    List<Difference> differences = new ArrayList<>();
    later.forEach(
        (code, attribute) -> {
          Attribute old = former.get(code);
          if (old == null) {
            differences.add(
                new Difference(AttributeChangeKind.ADDED, code, attribute.name(), List.of()));
          } else {
            List<AttributeChange> parts =
                parts(
                    words(old, rank(old, before, later)),
                    words(attribute, rank(attribute, after, former)));
            if (!parts.isEmpty()) {
              differences.add(
                  new Difference(AttributeChangeKind.CHANGED, code, attribute.name(), parts));
            }
          }
        });
    former.values().stream()
        .filter(a -> !later.containsKey(a.code()))
        .forEach(
            a ->
                differences.add(
                    new Difference(AttributeChangeKind.REMOVED, a.code(), a.name(), List.of())));
    return differences;
  }

  private static Map<String, Attribute> byCode(List<Attribute> attributes) {
    Map<String, Attribute> byCode = new LinkedHashMap<>();
    attributes.forEach(a -> byCode.put(a.code(), a));
    return byCode;
  }

  private static List<AttributeChange> parts(
      Map<String, Bilingual> before, Map<String, Bilingual> after) {
    List<AttributeChange> parts = new ArrayList<>();
    before.forEach(
        (part, old) -> {
          Bilingual now = after.getOrDefault(part, NOTHING);
          if (!old.equals(now)) {
            parts.add(new AttributeChange(part, old, now));
          }
        });
    return parts;
  }

  private static Map<String, Bilingual> words(Attribute attribute, long rank) {
    Map<String, Bilingual> words = new LinkedHashMap<>();
    words.put("name", attribute.name());
    words.put("type", AttributeWording.message("catalog.type." + attribute.type()));
    words.put("unit", attribute.unit() == null ? NOTHING : attribute.unit());
    words.put("required", AttributeWording.yesOrNo(attribute.required()));
    words.put("facet", AttributeWording.yesOrNo(attribute.facet()));
    words.put("minimum", number(attribute.minimum()));
    words.put("maximum", number(attribute.maximum()));
    words.put(
        "choices", new Bilingual(choices(attribute, Language.AR), choices(attribute, Language.EN)));
    words.put("position", new Bilingual(Long.toString(rank), Long.toString(rank)));
    return words;
  }

  private static String choices(Attribute attribute, Language language) {
    Texts texts = Texts.in(language);
    return attribute.choices().stream()
        .map(c -> texts.of(c.name()))
        .collect(Collectors.joining(language == Language.AR ? "، " : ", "));
  }

  /** Place among the attributes that both versions have, so that an insertion moves nothing. */
  private static long rank(Attribute one, List<Attribute> own, Map<String, Attribute> other) {
    return own.stream()
            .takeWhile(a -> !a.code().equals(one.code()))
            .filter(a -> other.containsKey(a.code()))
            .count()
        + 1;
  }

  private static Bilingual number(@Nullable BigDecimal number) {
    return number == null ? NOTHING : new Bilingual(number.toPlainString(), number.toPlainString());
  }
}
