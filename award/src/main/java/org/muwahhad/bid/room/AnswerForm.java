package org.muwahhad.bid.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.AnswerRules;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.tender.requirement.Claim;
import org.muwahhad.tender.requirement.Comparison;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.web.Form;

/** Answers as the bid room's form has them. */
public final class AnswerForm {
  private AnswerForm() {}

  /** The form filled in with the answers to requirements. */
  static Form of(AnswerRoomView room, List<Requirement> requirements) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Requirement requirement : requirements) {
      Offer.RequirementAnswer answer = room.answers().get(requirement.id());
      if (answer != null) {
        String field = AnswerRules.field(requirement.id());
        values.put(field + ".claim", List.of(answer.claim() == null ? "" : answer.claim().name()));
        values.put(field + ".value", shown(requirement, answer.offered()));
        values.put(field + ".remark", List.of(answer.words()));
      }
    }
    return Form.of(values);
  }

  /** A value as its control shows it: choices by code, numbers as they were typed. */
  private static List<String> shown(Requirement requirement, String typed) {
    Optional<String> canonical = requirement.canonical(typed);
    return switch (requirement.comparison()) {
      case HAS_ALL -> canonical.map(Attribute::codes).orElse(List.of());
      case ONE_OF, YES_NO -> List.of(canonical.orElse(""));
      case EQUALS, AT_LEAST, AT_MOST, AS_DESCRIBED -> List.of(typed);
    };
  }

  /** The answers typed for requirements, also those left empty. */
  public static List<Offer.RequirementAnswer> read(Form form, List<Requirement> requirements) {
    List<Offer.RequirementAnswer> answers = new ArrayList<>();
    for (Requirement requirement : requirements) {
      String field = AnswerRules.field(requirement.id());
      String value =
          requirement.comparison() == Comparison.HAS_ALL
              ? String.join(Attribute.SEPARATOR, form.values(field + ".value"))
              : form.value(field + ".value").strip();
      answers.add(
          new Offer.RequirementAnswer(
              requirement.id(),
              claim(form.value(field + ".claim")),
              value,
              form.value(field + ".remark").strip().replace("\r\n", "\n")));
    }
    return answers;
  }

  private static @Nullable Claim claim(String typed) {
    for (Claim claim : Claim.values()) {
      if (claim.name().equals(typed)) {
        return claim;
      }
    }
    return null;
  }
}
