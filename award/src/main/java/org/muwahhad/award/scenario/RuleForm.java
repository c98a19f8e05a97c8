package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.AwardRule.RuleKind;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.Form;
import org.muwahhad.web.Formats;

/**
 * The rules of a scenario as a form has them: each with its kind, boxes for bidders, the numbers of
 * lots such as "1, 3, 5-9", and figures. A rule without a kind and anything else was left empty.
 */
final class RuleForm {
  /** How many rules a form has places for beyond those already filled in. */
  private static final int PLACES = 3;

  private static final Pattern LOTS = Pattern.compile("(\\d{1,6})(?:\\s*+[-–]\\s*+(\\d{1,6}))?+");
  private static final Pattern COMMA = Pattern.compile("[,،;؛]");
  private static final int MOST_LOTS = 5000;
  private final Form form;
  private final Faults faults;

  RuleForm(Form form, Faults faults) {
    this.form = form;
    this.faults = faults;
  }

  static String path(int index) {
    return "rules[" + index + "]";
  }

  /** How many rules a form shows: those filled in, and some places more. */
  static int count(Form form) {
    int rows =
        IntStream.range(0, ScenarioTerms.MOST_RULES)
            .filter(i -> isFilled(form, path(i)))
            .map(i -> i + 1)
            .max()
            .orElse(0);
    return Math.min(ScenarioTerms.MOST_RULES, rows + PLACES);
  }

  static boolean isFilled(Form form, String path) {
    return !form.values(path + ".bidders").isEmpty()
        || List.of(".kind", ".lots", ".atLeast", ".atMost", ".shares").stream()
            .anyMatch(f -> form.text(path + f).isPresent());
  }

  /** The form with the rules of another scenario. */
  static Form with(Form form, List<ScenarioRule> rules) {
    Form whole = form;
    for (int i = 0; i < rules.size(); i++) {
      ScenarioRule rule = rules.get(i);
      RuleKind kind = rule.kind();
      if (kind != null) {
        whole = whole.with(path(i) + ".kind", kind);
      }
      if (!rule.group().isEmpty()) {
        whole = chosen(whole, path(i) + ".bidders", rule.group());
      }
      whole =
          whole.with(
              path(i) + ".lots",
              rule.about().stream().map(String::valueOf).collect(Collectors.joining(", ")));
      whole = figure(whole, path(i) + ".atLeast", rule.atLeast());
      whole = figure(whole, path(i) + ".atMost", rule.atMost());
      whole =
          whole.with(
              path(i) + ".shares",
              rule.percents().stream()
                  .map(BigDecimal::toPlainString)
                  .collect(Collectors.joining(", ")));
    }
    return whole;
  }

  private static Form chosen(Form form, String field, List<String> values) {
    Map<String, List<String>> more = new LinkedHashMap<>(form.values());
    more.put(field, values);
    return new Form(more, form.errors());
  }

  private static Form figure(Form form, String field, @Nullable BigDecimal figure) {
    return figure == null ? form : form.with(field, figure);
  }

  /**
   * The rules that were filled in; null for none. A place left empty between two rules stays an
   * empty rule, so that a fault is told at the place where it was made.
   */
  @Nullable List<ScenarioRule> read() {
    int last = -1;
    for (int i = 0; i < ScenarioTerms.MOST_RULES; i++) {
      last = isFilled(form, path(i)) ? i : last;
    }
    List<ScenarioRule> rules = IntStream.rangeClosed(0, last).mapToObj(i -> rule(path(i))).toList();
    return rules.isEmpty() ? null : rules;
  }

  private ScenarioRule rule(String path) {
    return new ScenarioRule(
        kind(path + ".kind"),
        form.values(path + ".bidders").isEmpty() ? null : form.values(path + ".bidders"),
        lots(path + ".lots"),
        figure(path + ".atLeast"),
        figure(path + ".atMost"),
        shares(path + ".shares"));
  }

  private @Nullable RuleKind kind(String field) {
    return Arrays.stream(RuleKind.values())
        .filter(k -> form.chosen(field, k.name()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable BigDecimal figure(String field) {
    Optional<BigDecimal> number = form.decimal(field);
    faults.check(number.isPresent() || form.text(field).isEmpty(), field, "shared.not-a-number");
    return number.orElse(null);
  }

  private @Nullable List<Integer> lots(String field) {
    Optional<String> typed = form.text(field);
    if (typed.isEmpty()) {
      return null;
    }
    List<Integer> lots = new ArrayList<>();
    for (String some : COMMA.split(Formats.latinDigits(typed.get()), -1)) {
      Matcher range = LOTS.matcher(some.strip());
      boolean known = range.matches() && add(lots, range);
      faults.check(known, field, "award.rule-not-lots");
    }
    return lots;
  }

  private static boolean add(List<Integer> lots, Matcher range) {
    int from = Integer.parseInt(range.group(1));
    int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
    if (to < from || to - from > MOST_LOTS) {
      return false;
    }
    IntStream.rangeClosed(from, to).forEach(lots::add);
    return true;
  }

  private @Nullable List<BigDecimal> shares(String field) {
    Optional<String> typed = form.text(field);
    if (typed.isEmpty()) {
      return null;
    }
    List<BigDecimal> shares = new ArrayList<>();
    for (String some : COMMA.split(typed.get(), -1)) {
      Optional<BigDecimal> share = Formats.parseNumber(some);
      faults.check(share.isPresent(), field, "shared.not-a-number");
      share.ifPresent(shares::add);
    }
    return shares;
  }
}
