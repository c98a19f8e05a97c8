package org.muwahhad.seeds.demo;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.reference.AttributeType;
import org.muwahhad.seeds.reference.TemplateAttribute;

/**
 * Fills attribute values into a text pattern, so that an item's name always agrees with its data.
 * {@code {memory}} is the plain value or a choice's label; {@code {memory:size}} gives it a form:
 * {@code size}, {@code months}, {@code years}, {@code days}, {@code hours}, {@code minutes}, {@code
 * cores}, {@code ports}, {@code lower}, {@code code}.
 */
final class ItemText {

  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");

  private final Map<String, TemplateAttribute> template;
  private final Map<String, String> values;

  ItemText(Map<String, TemplateAttribute> template, Map<String, String> values) {
    this.template = template;
    this.values = values;
  }

  Bilingual fill(Bilingual pattern) {
    return new Bilingual(fill(pattern.ar(), true), fill(pattern.en(), false));
  }

  private String fill(String pattern, boolean arabic) {
    Function<MatchResult, String> slot =
        match -> {
          String form = match.group(2) == null ? "" : match.group(2);
          return Matcher.quoteReplacement(value(match.group(1), form, arabic));
        };
    return SLOT.matcher(pattern).replaceAll(slot);
  }

  private String value(String code, String form, boolean arabic) {
    String value = values.get(code);
    TemplateAttribute attribute = template.get(code);
    if (value == null || attribute == null) {
      throw new IllegalArgumentException("The name uses " + code + ", which the item hasn't got");
    }
    if (form.equals("code") || attribute.type() == AttributeType.TEXT) {
      return value;
    }
    if (attribute.type() == AttributeType.CHOICE) {
      return label(attribute, value, form, arabic);
    }
    return form.isEmpty() ? grouped(value) : counted(Integer.parseInt(value), form, arabic);
  }

  private static String label(
      TemplateAttribute attribute, String value, String form, boolean arabic) {
    Bilingual label =
        attribute.choices().stream()
            .filter(choice -> choice.code().equals(value))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No choice " + value))
            .name();
    if (arabic) {
      return label.ar();
    }
    return form.equals("lower")
        ? label.en().substring(0, 1).toLowerCase(Locale.ROOT) + label.en().substring(1)
        : label.en();
  }

  private static String grouped(String value) {
    return value.length() > 4 && !value.contains(".")
        ? String.format(Locale.ROOT, "%,d", Long.parseLong(value))
        : value;
  }

  private static String counted(int count, String form, boolean arabic) {
    return switch (form) {
      case "size" -> size(count, arabic);
      case "months" ->
          count % 12 == 0 ? years(count / 12, arabic) : Noun.MONTH.counted(count, arabic);
      case "years" -> years(count, arabic);
      case "days" -> Noun.DAY.counted(count, arabic);
      case "hours" -> Noun.HOUR.counted(count, arabic);
      case "minutes" -> Noun.MINUTE.counted(count, arabic);
      case "cores" -> Noun.CORE.counted(count, arabic);
      case "ports" -> Noun.PORT.counted(count, arabic);
      default -> throw new IllegalArgumentException("No form " + form);
    };
  }

  private static String years(int count, boolean arabic) {
    return Noun.YEAR.counted(count, arabic);
  }

  private static String size(int gigabytes, boolean arabic) {
    boolean whole = gigabytes >= 1000 && (gigabytes % 1024 == 0 || gigabytes % 1000 == 0);
    int divisor = gigabytes % 1024 == 0 ? 1024 : 1000;
    if (whole) {
      return gigabytes / divisor + (arabic ? " تيرابايت" : " TB");
    }
    return gigabytes + (arabic ? " غيغابايت" : " GB");
  }

  /** Nouns with the Arabic forms that counting needs, in the genitive. */
  private enum Noun {
    YEAR("سنة واحدة", "سنتين", "سنوات", "سنة", "one year", "years", true),
    MONTH("شهر واحد", "شهرين", "أشهر", "شهراً", "one month", "months", false),
    DAY("يوم واحد", "يومين", "أيام", "يوماً", "one day", "days", false),
    HOUR("ساعة واحدة", "ساعتين", "ساعات", "ساعة", "one hour", "hours", true),
    MINUTE("دقيقة واحدة", "دقيقتين", "دقائق", "دقيقة", "one minute", "minutes", true),
    CORE("نواة واحدة", "نواتين", "أنوية", "نواة", "one core", "cores", true),
    PORT("منفذ واحد", "منفذين", "منافذ", "منفذاً", "one port", "ports", false);

    private static final Map<Integer, String> ENGLISH =
        Map.of(2, "two", 3, "three", 4, "four", 5, "five", 10, "ten");

    private final String one;
    private final String two;
    private final String few;
    private final String many;
    private final String oneEnglish;
    private final String manyEnglish;
    private final boolean feminine;

    Noun(
        String one,
        String two,
        String few,
        String many,
        String oneEnglish,
        String manyEnglish,
        boolean feminine) {
      this.one = one;
      this.two = two;
      this.few = few;
      this.many = many;
      this.oneEnglish = oneEnglish;
      this.manyEnglish = manyEnglish;
      this.feminine = feminine;
    }

    String counted(int count, boolean arabic) {
      return arabic ? arabic(count) : english(count);
    }

    private String english(int count) {
      return count == 1 ? oneEnglish : ENGLISH.getOrDefault(count, "" + count) + " " + manyEnglish;
    }

    private String arabic(int count) {
      return switch (count) {
        case 1 -> one;
        case 2 -> two;
        case 3 -> (feminine ? "ثلاث " : "ثلاثة ") + few;
        case 4 -> (feminine ? "أربع " : "أربعة ") + few;
        case 5 -> (feminine ? "خمس " : "خمسة ") + few;
        case 10 -> (feminine ? "عشر " : "عشرة ") + few;
        default -> count + " " + (count < 11 ? few : many);
      };
    }
  }
}
