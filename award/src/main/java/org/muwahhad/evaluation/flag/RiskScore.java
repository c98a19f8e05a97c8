package org.muwahhad.evaluation.flag;

import java.util.Comparator;
import java.util.List;
import org.muwahhad.evaluation.flag.RedFlagRuleQueries.RedFlagRule;

/**
 * How much calls for a closer look, with the parts it is made of: it is never shown without them. A
 * kind adds its weight once, however often it is found, so that a tender of many lots is not risky
 * by its size.
 *
 * @param points sum of the weights of the kinds found
 * @param most sum of the weights of all kinds that were looked for
 * @param parts the kinds found, the heaviest first
 */
public record RiskScore(int points, int most, List<ScorePart> parts) {
  public RiskScore {
    parts = List.copyOf(parts);
  }

  /**
   * What a kind of flag adds.
   *
   * @param flags how many were found
   */
  public record ScorePart(RedFlag.RedFlagKind kind, int flags, int weight) {}

  static RiskScore of(List<RedFlagRule> rules, List<RedFlag> flags) {
    List<ScorePart> parts =
        rules.stream()
            .filter(RedFlagRule::computed)
            .map(r -> new ScorePart(r.kind(), count(flags, r.kind()), r.weight()))
            .filter(p -> p.flags() > 0)
            .sorted(
                Comparator.comparingInt(ScorePart::weight)
                    .reversed()
                    .thenComparing(ScorePart::kind))
            .toList();
    return new RiskScore(
        parts.stream().mapToInt(ScorePart::weight).sum(),
        rules.stream().filter(RedFlagRule::computed).mapToInt(RedFlagRule::weight).sum(),
        parts);
  }

  private static int count(List<RedFlag> flags, RedFlag.RedFlagKind kind) {
    return (int) flags.stream().filter(s -> s.kind() == kind).count();
  }
}
