package org.muwahhad.overview;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.shared.Refusal;

/**
 * Whose figures an overview is of, and in which currency.
 *
 * @param state ISO 3166-1 code; empty for all states
 * @param currency ISO 4217 code
 */
record OverviewScope(String state, String currency) {
  /**
   * To which part of an overview figures are narrowed.
   *
   * @param state ISO 3166-1 code; empty for all states
   * @param division code of a CPV division; empty for all
   */
  record Narrowing(String state, String division) {
    static final Narrowing NONE = new Narrowing("", "");

    /** By what it narrows, as addresses say it; empty where it does not. */
    String kind() {
      return state.isEmpty() ? division.isEmpty() ? "" : "category" : "state";
    }

    boolean holds(String ofState, String ofDivision) {
      return (state.isEmpty() || state.equals(ofState))
          && (division.isEmpty() || division.equals(ofDivision));
    }
  }

  private static final Pattern WRITTEN = Pattern.compile("([A-Z]{2})?([A-Z]{3})");

  static OverviewScope of(OverviewView view) {
    OverviewView.NamedState state = view.state();
    return new OverviewScope(state == null ? "" : state.code(), view.currency());
  }

  /**
   * As it stands in the part of a report's subject: {@code SAR} for all states, {@code KWKWD} for
   * Kuwait.
   *
   * @throws Refusal.NotFound when nothing can be meant by it
   */
  static OverviewScope read(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new Refusal.NotFound("overview of " + written);
    }
    String state = matcher.group(1);
    return new OverviewScope(state == null ? "" : state, matcher.group(2));
  }

  String written() {
    return state + currency;
  }
}
