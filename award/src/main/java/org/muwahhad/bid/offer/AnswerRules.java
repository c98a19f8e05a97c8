package org.muwahhad.bid.offer;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.requirement.Requirement;

/**
 * What the answers of an offer to the requirements must fulfil. Which of them are met is not asked
 * here: that is for the people who examine the bids.
 */
public final class AnswerRules {
  static final int LONGEST_VALUE = 500;
  public static final int LONGEST_REMARK = 1000;
  private final Map<Long, Requirement> requirements;

  public AnswerRules(Collection<Requirement> requirements) {
    this.requirements =
        requirements.stream().collect(Collectors.toMap(Requirement::id, Function.identity()));
  }

  /** Whether there are no more answers than requirements, and none is longer than it can be. */
  boolean areBounded(Offer offer) {
    return offer.allAnswers().size() <= requirements.size()
        && offer.allAnswers().stream()
            .allMatch(
                a -> a.offered().length() <= LONGEST_VALUE && a.words().length() <= LONGEST_REMARK);
  }

  /**
   * Adds what is wrong with what was typed so far; a value that cannot be read yet is kept, and so
   * are words that are too long.
   */
  public void ofDraft(Faults faults, Offer offer) {
    Set<Long> seen = new HashSet<>();
    for (Offer.RequirementAnswer answer : offer.allAnswers()) {
      String field = field(answer.requirementId());
      faults
          .check(requirements.containsKey(answer.requirementId()), field, "bid.unknown-requirement")
          .check(seen.add(answer.requirementId()), field, "bid.answered-twice");
    }
  }

  /**
   * Adds what is wrong with what is to be submitted: values that cannot be held against any, and
   * words that are too long.
   */
  public void ofSubmission(Faults faults, Offer offer) {
    for (Offer.RequirementAnswer answer : offer.allAnswers()) {
      String field = field(answer.requirementId());
      faults
          .atMost(field + ".value", answer.offered(), LONGEST_VALUE)
          .atMost(field + ".remark", answer.words(), LONGEST_REMARK);
      Requirement requirement = requirements.get(answer.requirementId());
      if (requirement != null && !answer.offered().isBlank()) {
        faults.check(
            requirement.canonical(answer.offered()).isPresent(),
            field + ".value",
            fault(requirement));
      }
    }
  }

  private static String fault(Requirement requirement) {
    return switch (requirement.comparison()) {
      case EQUALS, AT_LEAST, AT_MOST, AS_DESCRIBED -> "shared.not-a-number";
      case ONE_OF, HAS_ALL -> "shared.not-a-choice";
      case YES_NO -> "requirement.wanted-not-yes-or-no";
    };
  }

  /** The path of the answer to a requirement. */
  public static String field(long requirementId) {
    return "answers[" + requirementId + "]";
  }
}
