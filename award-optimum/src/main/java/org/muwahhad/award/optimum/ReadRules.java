package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.AwardRule.RuleKind;

/** Reads the rules of an award problem on groups of bidders and lots. */
final class ReadRules {
  private final JsonFields root;
  private final Set<String> bidders;
  private final Set<String> lots;
  private final boolean splitsLots;

  ReadRules(JsonFields root, List<String> bidders, Set<String> lots, boolean splitsLots) {
    this.root = root;
    this.bidders = new LinkedHashSet<>(bidders);
    this.lots = lots;
    this.splitsLots = splitsLots;
  }

  List<AwardRule> read() {
    List<AwardRule> rules = new ArrayList<>();
    for (JsonFields fields : root.objects("rules")) {
      rules.add(rule(fields));
      fields.noOthers();
    }
    return rules;
  }

  private AwardRule rule(JsonFields fields) {
    RuleKind kind = kind(fields);
    List<String> group =
        switch (kind) {
          case ONE_BIDDER, SHARES -> List.of();
          case FORCE, FORBID -> named(fields, "bidders", bidders, true);
          default -> named(fields, "bidders", bidders, false);
        };
    boolean needsLots = kind == RuleKind.FORCE || kind == RuleKind.ONE_BIDDER;
    List<String> about = named(fields, "lots", lots, needsLots);
    List<BigDecimal> percents = kind == RuleKind.SHARES ? percents(fields) : List.of();
    if (kind == RuleKind.SHARE || kind == RuleKind.SHARES) {
      fields.faults().check(splitsLots, fields.path("rule"), "award.optimum-share-of-whole");
    }
    return kind.isBounded()
        ? bounded(fields, kind, group, about)
        : new AwardRule(kind, group, about, null, null, percents);
  }

  private static RuleKind kind(JsonFields fields) {
    String text = fields.text("rule");
    return RuleKind.of(text)
        .orElseGet(
            () -> {
              fields
                  .faults()
                  .check(
                      text.isEmpty(),
                      fields.path("rule"),
                      "award.optimum-not-choice",
                      Arrays.stream(RuleKind.values())
                          .map(RuleKind::text)
                          .collect(Collectors.joining(", ")));
              return RuleKind.FORBID;
            });
  }

  private static List<String> named(
      JsonFields fields, String name, Set<String> known, boolean needed) {
    if (!needed && !fields.has(name)) {
      return List.of();
    }
    List<String> named = fields.texts(name);
    for (int i = 0; i < named.size(); i++) {
      fields.among(
          fields.path(name) + "[" + i + "]",
          named.get(i),
          known,
          name.equals("lots") ? "items" : name);
    }
    return named;
  }

  private static AwardRule bounded(
      JsonFields fields, RuleKind kind, List<String> group, List<String> about) {
    if (kind != RuleKind.VALUE && fields.has("exactly")) {
      BigDecimal exactly = figure(fields, kind, "exactly");
      return new AwardRule(kind, group, about, exactly, exactly, List.of());
    }
    BigDecimal least = figure(fields, kind, "atLeast");
    BigDecimal most = figure(fields, kind, "atMost");
    fields
        .faults()
        .check(least != null || most != null, fields.path("atLeast"), "shared.missing")
        .check(
            least == null || most == null || least.compareTo(most) <= 0,
            fields.path("atMost"),
            "award.optimum-least-above-most");
    return new AwardRule(kind, group, about, least, most, List.of());
  }

  private static @Nullable BigDecimal figure(JsonFields fields, RuleKind kind, String name) {
    if (!fields.has(name)) {
      return null;
    }
    if (kind.isCount()) {
      return BigDecimal.valueOf(fields.count(name));
    }
    return kind == RuleKind.SHARE ? fields.percent(name) : fields.decimal(name);
  }

  private static List<BigDecimal> percents(JsonFields fields) {
    List<BigDecimal> percents = fields.decimalList("percents");
    BigDecimal sum = percents.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean whole =
        sum.compareTo(AwardProblem.HUNDRED) == 0 && percents.stream().allMatch(p -> p.signum() > 0);
    fields.faults().check(whole, fields.path("percents"), "award.optimum-not-hundred");
    return whole ? percents : List.of(AwardProblem.HUNDRED);
  }
}
