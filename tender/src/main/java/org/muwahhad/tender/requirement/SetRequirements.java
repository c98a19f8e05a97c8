package org.muwahhad.tender.requirement;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry.RequirementsSet;
import org.muwahhad.tender.TenderQueries;

/**
 * A central buyer states what an item of a draft must be; the list replaces the one before.
 *
 * <p>Refused with {@code tender.not-editable} once approved, and as invalid input at {@code
 * requirements[<place>].<part>} when a text is missing or what is wanted cannot be held against
 * what will be offered ({@link RequirementRules}).
 *
 * <p>Faults in the input have the codes {@code requirement.choice-code}, {@code
 * requirement.choice-twice}, {@code requirement.choices-too-few}, {@code
 * requirement.choices-too-many}, {@code requirement.choices-without-use}, {@code
 * requirement.too-many}, {@code requirement.unit-in-both}, {@code requirement.unit-without-number}
 * and {@code requirement.wanted-with-words}.
 */
@Singleton
public class SetRequirements {
  private final DraftEdits drafts;
  private final TenderQueries tenders;
  private final Requirements requirements;
  private final TenderRequirements rows;

  SetRequirements(
      DraftEdits drafts,
      TenderQueries tenders,
      Requirements requirements,
      TenderRequirements rows) {
    this.drafts = drafts;
    this.tenders = tenders;
    this.requirements = requirements;
    this.rows = rows;
  }

  @Transactional
  public void run(Actor actor, long tenderId, long lotItemId, List<RequirementInput> inputs) {
    drafts.edit(actor, tenderId);
    requireItem(tenders, tenderId, lotItemId);
    RequirementRules.check(inputs).throwIfAny();

    rows.removeOfItem(tenderId, lotItemId);
    for (int i = 0; i < inputs.size(); i++) {
      add(tenderId, lotItemId, i + 1, inputs.get(i));
    }
    drafts.record(
        actor,
        new RequirementsSet(
            tenderId, lotItemId, inputs.stream().map(SetRequirements::summary).toList()));
  }

  static void requireItem(TenderQueries tenders, long tenderId, long lotItemId) {
    if (tenders.listItems(tenderId).stream().noneMatch(i -> i.id() == lotItemId)) {
      throw new Refusal.NotFound("lot item " + lotItemId);
    }
  }

  private void add(long tenderId, long lotItemId, int position, RequirementInput input) {
    Comparison comparison = input.comparison();
    if (comparison == null) {
      throw new IllegalStateException("Checked before");
    }
    rows.add(
        tenderId,
        lotItemId,
        position,
        orNull(input.attributeCode()),
        input.nameAr().strip(),
        input.nameEn().strip(),
        comparison,
        input.canonicalWanted(),
        orNull(input.unitAr()),
        orNull(input.unitEn()),
        requirements.write(input.choices()),
        RequirementInput.plain(input.textAr()),
        RequirementInput.plain(input.textEn()),
        input.mandatory());
  }

  private static @Nullable String orNull(@Nullable String text) {
    String plain = RequirementInput.plain(text);
    return plain.isEmpty() ? null : plain;
  }

  private static String summary(RequirementInput input) {
    return "%s %s %s%s"
        .formatted(
            input.nameEn().strip(),
            input.comparison(),
            input.canonicalWanted(),
            input.mandatory() ? "" : " (desirable)");
  }
}
