package org.muwahhad.tender.terms;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry.PriceIndexSet;

/**
 * A central buyer names the index that prices of the agreements may follow, with the published
 * value from which its moves count, or none. Bidders read it in the dossier. Once the tender is
 * approved it stays as it is, and agreements follow no other.
 *
 * <p>Refused with {@code tender.not-editable} once approved, and as invalid input when a part is
 * missing, the day of the base value is still to come, or the value is not above 0.
 *
 * <p>Faults in the input have the codes {@code tender.index-day-in-future} and {@code
 * tender.index-decimals}.
 */
@Singleton
public class SetPriceIndex {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SOURCE = 300;
  private static final int DECIMALS = 4;
  private static final BigDecimal LARGEST = new BigDecimal("10000000000");
  private final DraftEdits drafts;
  private final PriceIndices indices;
  private final DatabaseClock clock;

  SetPriceIndex(DraftEdits drafts, PriceIndices indices, DatabaseClock clock) {
    this.drafts = drafts;
    this.indices = indices;
    this.clock = clock;
  }

  @Transactional
  public void run(Actor actor, long tenderId, PriceIndexInput input) {
    drafts.edit(actor, tenderId);
    if (input.isEmpty()) {
      indices.remove(tenderId);
      drafts.record(actor, PriceIndexSet.none(tenderId));
      return;
    }
    check(input);
    Bilingual name = input.words();
    Bilingual source = input.publisher();
    LocalDate baseOn = Objects.requireNonNull(input.baseOn());
    BigDecimal baseValue = Objects.requireNonNull(input.baseValue());

    indices.remove(tenderId);
    indices.add(tenderId, name.ar(), name.en(), source.ar(), source.en(), baseOn, baseValue);
    drafts.record(
        actor,
        new PriceIndexSet(
            tenderId, baseOn, baseValue, name.ar(), name.en(), source.ar(), source.en()));
  }

  private void check(PriceIndexInput input) {
    LocalDate today = RiyadhDay.of(clock.now());
    LocalDate baseOn = input.baseOn();
    Faults faults =
        new Faults()
            .name("name.ar", input.words().ar(), LONGEST_NAME)
            .name("name.en", input.words().en(), LONGEST_NAME)
            .name("source.ar", input.publisher().ar(), LONGEST_SOURCE)
            .name("source.en", input.publisher().en(), LONGEST_SOURCE)
            .check(baseOn != null, "baseOn", "shared.missing")
            .check(
                baseOn == null || !baseOn.isAfter(today), "baseOn", "tender.index-day-in-future");
    checkValue(faults, input.baseValue());
    faults.throwIfAny();
  }

  private static void checkValue(Faults faults, @Nullable BigDecimal value) {
    if (value == null) {
      faults.check(false, "baseValue", "shared.missing");
      return;
    }
    faults
        .check(value.signum() > 0, "baseValue", "shared.not-positive")
        .check(
            value.stripTrailingZeros().scale() <= DECIMALS && value.compareTo(LARGEST) < 0,
            "baseValue",
            "tender.index-decimals");
  }
}
