package org.muwahhad.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Digest;

/**
 * What a person reads before an act that binds is done: sums, effect and what cannot be taken back.
 * {@link Reviews} adds who is notified. Values are shown by their type: {@link
 * org.muwahhad.shared.Money}, {@link java.time.Instant}, {@link java.time.LocalDate}, {@link
 * org.muwahhad.shared.Bilingual}, {@link Amount}, {@link Wording}, numbers and plain text. None may
 * differ when the same act is tried twice, such as a number that is only given to what is made.
 *
 * @param actKey message of the button that does it, which is the title too
 * @param back path of the page where the act began
 * @param effects what it does, one sentence each
 * @param notified who is notified, of what only a later step tells them
 * @param lasting what cannot be taken back, one sentence each
 * @param danger whether it ends something
 * @param changeable whether the form can be gone back to with what was typed
 */
public record Review(
    String actKey,
    String back,
    List<Figure> facts,
    List<Table> sheets,
    List<Wording> effects,
    List<Wording> notified,
    List<Wording> lasting,
    boolean danger,
    boolean changeable) {

  /** A value under its name. */
  public record Figure(String labelKey, Object value) {}

  /** A message with its arguments. */
  public record Wording(String key, List<Object> arguments) {
    public Wording {
      arguments = List.copyOf(arguments);
    }

    public static Wording of(String key, Object... arguments) {
      return new Wording(key, List.of(arguments));
    }
  }

  /** A number of units. */
  public record Amount(java.math.BigDecimal value, org.muwahhad.shared.Bilingual unit) {}

  /** A table: the headings of its columns, and the cells of each row. */
  public record Table(String titleKey, List<String> headingKeys, List<List<Object>> rows) {
    public Table {
      headingKeys = List.copyOf(headingKeys);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  public Review {
    facts = List.copyOf(facts);
    sheets = List.copyOf(sheets);
    effects = List.copyOf(effects);
    notified = List.copyOf(notified);
    lasting = List.copyOf(lasting);
  }

  /** A review without anything to read yet. */
  public static Review of(String actKey, String back) {
    return new Review(
        actKey, back, List.of(), List.of(), List.of(), List.of(), List.of(), false, false);
  }

  /** The review with one more fact; a value that is not there, or an empty text, is left out. */
  public Review fact(String labelKey, @Nullable Object value) {
    return value == null || value.equals("")
        ? this
        : new Review(
            actKey,
            back,
            more(facts, new Figure(labelKey, value)),
            sheets,
            effects,
            notified,
            lasting,
            danger,
            changeable);
  }

  /** The review with one more table; one without rows is left out. */
  public Review sheet(String titleKey, List<String> headingKeys, List<List<Object>> rows) {
    return rows.isEmpty()
        ? this
        : new Review(
            actKey,
            back,
            facts,
            more(sheets, new Table(titleKey, headingKeys, rows)),
            effects,
            notified,
            lasting,
            danger,
            changeable);
  }

  /** The review with one more sentence of what the act does. */
  public Review effect(String key, Object... arguments) {
    return new Review(
        actKey,
        back,
        facts,
        sheets,
        more(effects, Wording.of(key, arguments)),
        notified,
        lasting,
        danger,
        changeable);
  }

  /** The review with one more sentence of who is notified once a later step is done. */
  public Review notified(String key, Object... arguments) {
    return new Review(
        actKey,
        back,
        facts,
        sheets,
        effects,
        more(notified, Wording.of(key, arguments)),
        lasting,
        danger,
        changeable);
  }

  /** The review with one more sentence of what cannot be taken back. */
  public Review lasting(String key, Object... arguments) {
    return new Review(
        actKey,
        back,
        facts,
        sheets,
        effects,
        notified,
        more(lasting, Wording.of(key, arguments)),
        danger,
        changeable);
  }

  /** The review of an act that ends something. */
  public Review ending() {
    return new Review(actKey, back, facts, sheets, effects, notified, lasting, true, changeable);
  }

  /** The review of a form that can be gone back to with what was typed. */
  public Review ofForm() {
    return new Review(actKey, back, facts, sheets, effects, notified, lasting, danger, true);
  }

  /** Of all that is shown and was typed; the line ends of browsers are one. */
  String digest(Map<String, List<String>> typed) {
    List<String> parts = new ArrayList<>(List.of(actKey));
    facts.forEach(f -> parts.addAll(List.of(f.labelKey(), f.value().toString())));
    sheets.forEach(s -> s.rows().forEach(row -> row.forEach(c -> parts.add(c.toString()))));
    effects.forEach(e -> parts.add(e.toString()));
    lasting.forEach(e -> parts.add(e.toString()));
    typed.forEach(
        (name, values) -> {
          parts.add(name);
          values.forEach(v -> parts.add(v.replace("\r\n", "\n")));
        });
    return Digest.of(parts);
  }

  private static <T> List<T> more(List<T> all, T one) {
    List<T> longer = new ArrayList<>(all);
    longer.add(one);
    return longer;
  }
}
