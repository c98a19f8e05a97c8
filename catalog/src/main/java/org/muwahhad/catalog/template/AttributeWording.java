package org.muwahhad.catalog.template;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.NumberText;
import org.muwahhad.web.Texts;

/** Values of an item in the words of both languages, for comparing what people see. */
public final class AttributeWording {
  private AttributeWording() {}

  public static Bilingual message(String key) {
    return each(t -> t.get(key));
  }

  static Bilingual yesOrNo(boolean value) {
    return message(value ? "catalog.yes" : "catalog.no");
  }

  public static Bilingual money(Money amount) {
    return each(t -> t.money(amount));
  }

  public static Bilingual date(LocalDate day) {
    return each(t -> t.date(day));
  }

  /** The value of an attribute, as {@link Attribute#canonical} writes it. */
  public static Bilingual value(Attribute attribute, String value) {
    return switch (attribute.type()) {
      case TEXT -> new Bilingual(value, value);
      case BOOLEAN -> yesOrNo(value.equals("true"));
      case CHOICE, MULTI_CHOICE -> each(t -> choices(attribute, value, t));
      case NUMBER -> each(t -> number(attribute, value, t));
    };
  }

  private static String number(Attribute attribute, String value, Texts texts) {
    BigDecimal number = NumberText.of(value);
    Bilingual unit = attribute.unit();
    return unit == null ? texts.number(number) : texts.quantity(number, unit);
  }

  private static String choices(Attribute attribute, String value, Texts texts) {
    return Attribute.codes(value).stream()
        .map(
            c ->
                attribute
                    .choice(c)
                    .map(Attribute.AttributeChoice::name)
                    .orElse(new Bilingual(c, c)))
        .map(texts::of)
        .collect(Collectors.joining(texts.language().isArabic() ? "، " : ", "));
  }

  private static Bilingual each(Function<Texts, String> words) {
    return new Bilingual(words.apply(Texts.in(Language.AR)), words.apply(Texts.in(Language.EN)));
  }
}
