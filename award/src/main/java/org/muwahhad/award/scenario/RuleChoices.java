package org.muwahhad.award.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.award.optimum.AwardRule.RuleKind;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Texts;

/** What the places for rules in the form of a scenario offer to choose. */
public final class RuleChoices {
  private final Texts t;
  private final List<ViewScenarios.BidderChoice> bidders;
  private final Form form;

  RuleChoices(Texts t, List<ViewScenarios.BidderChoice> bidders, Form form) {
    this.t = t;
    this.bidders = bidders;
    this.form = form;
  }

  /** The paths of the rules, one for each place. */
  public List<String> paths() {
    return IntStream.range(0, RuleForm.count(form)).mapToObj(RuleForm::path).toList();
  }

  /** Whether anything of the rule at a path is filled in, so that it is shown unfolded. */
  public boolean isFilled(String path) {
    return RuleForm.isFilled(form, path);
  }

  /** What a rule may be about. */
  public List<Option> kinds() {
    return Arrays.stream(RuleKind.values())
        .map(k -> new Option(k.name(), t.get("award.rule.about." + k)))
        .toList();
  }

  /** The bidders, by name and register number. */
  public List<Option> bidders() {
    return bidders.stream()
        .map(
            b ->
                new Option(
                    b.registrationNumber(),
                    t.get("award.rule.bidder", t.of(b.name()), b.registrationNumber())))
        .toList();
  }
}
