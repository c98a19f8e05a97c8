package org.muwahhad.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.NumberText;

/**
 * What a person typed, by field path, and what is wrong with it. Refused input is shown again as it
 * was typed. Immutable.
 *
 * @param values the raw values of each field, in the order sent
 * @param errors in the order of the form's fields
 */
public record Form(Map<String, List<String>> values, List<FieldError> errors) {
  private static final Form EMPTY = new Form(Map.of(), List.of());

  public Form {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    values = copy;
    errors = List.copyOf(errors);
  }

  /** A form nobody has filled in yet. */
  public static Form empty() {
    return EMPTY;
  }

  /** A form as the browser sent it. */
  public static Form of(Map<String, List<String>> sent) {
    return new Form(sent, List.of());
  }

  /** The form with one more value, replacing any former ones of that field. */
  public Form with(String field, Object value) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    more.put(field, List.of(plain(value)));
    return new Form(more, errors);
  }

  /** The form with one more error. */
  public Form withError(String field, String message) {
    List<FieldError> more = new ArrayList<>(errors);
    more.add(new FieldError(field, message));
    return new Form(values, more);
  }

  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** The first value typed into a field, or the empty text. */
  public String value(String field) {
    List<String> all = values(field);
    return all.isEmpty() ? "" : all.get(0);
  }

  /** All values of a field, such as the ticked boxes of a group. */
  public List<String> values(String field) {
    return values.getOrDefault(field, List.of());
  }

  /** Whether a choice was made. */
  public boolean chosen(String field, String value) {
    return values(field).contains(value);
  }

  /** What is wrong with a field, or null. */
  public @Nullable String error(String field) {
    return errors.stream()
        .filter(e -> e.field().equals(field))
        .map(FieldError::message)
        .findFirst()
        .orElse(null);
  }

  /**
   * The ids of a field's hint and error, for {@code aria-describedby}; null when it has neither.
   */
  public @Nullable String describedBy(String field, boolean hint) {
    String id = id(field);
    boolean wrong = error(field) != null;
    if (hint) {
      return id + "-hint" + (wrong ? " " + id + "-error" : "");
    }
    return wrong ? id + "-error" : null;
  }

  /** {@code true} when the field is wrong, else null, for {@code aria-invalid}. */
  public @Nullable String invalid(String field) {
    return error(field) == null ? null : "true";
  }

  /** The trimmed text of a field, empty when nothing was typed. */
  public Optional<String> text(String field) {
    return Optional.of(value(field).strip()).filter(s -> !s.isEmpty());
  }

  /** The number typed, in either digit set; empty when absent or not a number. */
  public Optional<BigDecimal> decimal(String field) {
    return Formats.parseNumber(value(field));
  }

  /**
   * The day typed (ISO 8601, as a date input sends it); empty when absent, no such day, or in a
   * year of other than four digits.
   */
  public Optional<LocalDate> date(String field) {
    return day(value(field));
  }

  static Optional<LocalDate> day(String typed) {
    try {
      return Optional.of(typed.strip())
          .filter(s -> !s.isEmpty())
          .map(s -> LocalDate.parse(Formats.latinDigits(s)))
          .filter(d -> hasFourDigits(d.getYear()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The day and time typed (ISO 8601 without a zone); empty when absent, no such moment, or in a
   * year of other than four digits. The form says in which zone it is meant.
   */
  public Optional<LocalDateTime> dateTime(String field) {
    return moment(value(field));
  }

  static Optional<LocalDateTime> moment(String typed) {
    try {
      return Optional.of(typed.strip())
          .filter(s -> !s.isEmpty())
          .map(s -> LocalDateTime.parse(Formats.latinDigits(s)))
          .filter(d -> hasFourDigits(d.getYear()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean hasFourDigits(int year) {
    return year >= 1000 && year <= 9999;
  }

  /** The element id of a field: {@code lines[0].quantity} gives {@code lines-0-quantity}. */
  public static String id(String field) {
    return field.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("^-|-$", "");
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal number ? NumberText.plain(number) : value.toString();
  }
}
