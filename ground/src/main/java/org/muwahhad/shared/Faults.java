package org.muwahhad.shared;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Collects what is wrong with an input, so that a person learns of all of it at once.
 *
 * <p>{@code new Faults().text("reason", reason, 300).…throwIfAny()}
 */
public final class Faults {
  private static final String REQUEST_KEY = "requestKey";
  private static final Pattern KEY = Pattern.compile("[!-~]+");
  private static final int LONGEST_KEY = 64;
  private final List<Refusal.Fault> found = new ArrayList<>();

  /** Adds a fault when a condition does not hold. */
  public Faults check(boolean holds, String field, String code, Object... arguments) {
    if (!holds) {
      found.add(new Refusal.Fault(field, code, arguments));
    }
    return this;
  }

  /**
   * A text must be given, with something to be seen, and no longer than the given number of
   * characters.
   */
  public Faults text(String field, String value, int longest) {
    if (TextRules.isBlank(value)) {
      return check(false, field, "shared.missing");
    }
    return atMost(field, value, longest);
  }

  /** A text that may be left empty, but not be longer or hold what no one can see. */
  public Faults atMost(String field, String value, int longest) {
    return check(TextRules.isReadable(value), field, "shared.forbidden-character")
        .check(value.length() <= longest, field, "shared.too-long", longest);
  }

  /**
   * A name, title or number must be given, no longer than the given number of characters, and hold
   * nothing that cannot be seen: two that look alike are the same.
   */
  public Faults name(String field, String value, int longest) {
    if (TextRules.isBlank(value)) {
      return check(false, field, "shared.missing");
    }
    return nameAtMost(field, value, longest);
  }

  /** A name that may be left empty. */
  public Faults nameAtMost(String field, String value, int longest) {
    return check(TextRules.isPlainName(value), field, "shared.invisible-in-name")
        .check(value.length() <= longest, field, "shared.too-long", longest);
  }

  /**
   * The key that tells one request from all others, at {@code requestKey}: what can be seen of
   * ASCII, so that no two that look alike, or that a database sorts alike, are taken for one.
   */
  public Faults requestKey(String key) {
    return TextRules.isBlank(key)
        ? check(false, REQUEST_KEY, "shared.missing")
        : check(KEY.matcher(key).matches(), REQUEST_KEY, "shared.request-key")
            .check(key.length() <= LONGEST_KEY, REQUEST_KEY, "shared.too-long", LONGEST_KEY);
  }

  /** A list that a program sent must have something at each of its places. */
  public Faults present(String field, List<?> elements) {
    for (int i = 0; i < elements.size(); i++) {
      check(elements.get(i) != null, field + "[" + i + "]", "shared.missing");
    }
    return this;
  }

  /** A price must be above zero and fit the decimals of its currency. */
  public Faults price(String field, BigDecimal value, String currency) {
    if (value.signum() <= 0) {
      return check(false, field, "shared.not-positive");
    }
    return check(
        Money.fits(value, currency),
        field,
        "shared.too-many-decimals",
        currency,
        Money.decimals(currency));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** What was wrong, in the order found. */
  public List<Refusal.Fault> found() {
    return List.copyOf(found);
  }

  /**
   * Ends the act when anything was wrong.
   *
   * @throws Refusal.InvalidInput with every fault
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new Refusal.InvalidInput(found);
    }
  }
}
