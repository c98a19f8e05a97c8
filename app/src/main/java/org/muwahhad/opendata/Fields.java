package org.muwahhad.opendata;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Page;

/**
 * An object of a release in the making. What says nothing is left out: no nulls, no empty lists.
 */
final class Fields {
  private static final Pattern ISOLATES = Pattern.compile("[\\u2066-\\u2069]");

  private final Map<String, Object> map = new LinkedHashMap<>();

  /** Adds a value; nothing for null, an empty text, an empty list and an empty object. */
  Fields put(String name, @Nullable Object value) {
    if (value == null
        || value instanceof String text && text.isEmpty()
        || value instanceof Collection<?> list && list.isEmpty()
        || value instanceof Map<?, ?> object && object.isEmpty()) {
      return this;
    }
    if (value instanceof String text) {
      map.put(name, plain(text));
    } else {
      map.put(
          name, value instanceof Instant || value instanceof LocalDate ? value.toString() : value);
    }
    return this;
  }

  /**
   * A text as programs compare and search it: without the isolates of direction that a message has
   * around its arguments. They are for pages and cannot be seen.
   */
  static String plain(String text) {
    return ISOLATES.matcher(text).replaceAll("");
  }

  /** Adds an object. */
  Fields put(String name, @Nullable Fields value) {
    return put(name, value == null ? null : value.map());
  }

  /** Adds a text in Arabic, the language of the releases, and in English. */
  Fields text(String name, @Nullable Bilingual text) {
    return text == null ? this : put(name, text.ar()).put(name + "_en", text.en());
  }

  /** Adds a list of objects. */
  Fields list(String name, List<Fields> values) {
    return put(name, values.stream().map(Fields::map).filter(m -> !m.isEmpty()).toList());
  }

  /** An amount of money. */
  static Fields value(BigDecimal amount, String currency) {
    return new Fields().put("amount", amount).put("currency", currency);
  }

  /**
   * A time, of which either end may be open. One that ends with the last second of a day has that
   * day whole.
   */
  static Fields period(@Nullable Instant from, @Nullable Instant until) {
    return new Fields()
        .put("startDate", from)
        .put("endDate", until)
        .put(
            "durationInDays",
            from == null || until == null
                ? null
                : Duration.between(from, until.plusSeconds(1)).toDays());
  }

  /** The begin of a day in Riyadh, as an instant. */
  static @Nullable Instant day(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(Page.RIYADH).toInstant();
  }

  Map<String, Object> map() {
    return map;
  }
}
