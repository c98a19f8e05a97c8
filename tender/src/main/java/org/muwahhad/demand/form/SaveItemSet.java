package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An officer saves items with quantities under a name, for the own use or for all officers of the
 * entity, or changes such a set. It binds nobody and is not on the record.
 *
 * <p>Refused as invalid input at {@code name} without a name, with more than 100 characters or with
 * what cannot be seen; at {@code lines} with {@code demand.set-empty} and {@code
 * demand.set-too-long}; at an item with {@code demand.item-unknown}, at a quantity with {@code
 * shared.not-positive} and {@code demand.too-large}. Not found for a set of others, and a conflict
 * when it is no longer the version that was seen.
 */
@Singleton
public class SaveItemSet {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_LINES = 300;
  private static final BigDecimal LARGEST = new BigDecimal("999999999999");
  private final ItemSets sets;
  private final AskableItemQueries catalog;
  private final DatabaseClock clock;

  SaveItemSet(ItemSets sets, AskableItemQueries catalog, DatabaseClock clock) {
    this.sets = sets;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** An item and how many; without a quantity it is left out. */
  public record SetLineInput(@Nullable String item, @Nullable BigDecimal quantity) {}

  /**
   * A set as it is to be.
   *
   * @param shared whether all officers of the entity use it, or its maker alone
   * @param version of the set that is changed; not looked at for a new one
   */
  public record SetDraft(
      @Nullable String name,
      boolean shared,
      @Nullable Integer version,
      @Nullable List<SetLineInput> lines) {}

  /** Saves a new set; returns its number. */
  @Transactional
  public long run(Actor actor, SetDraft draft) {
    Grant officer = actor.require(Role.PROCUREMENT_OFFICER);
    Map<String, BigDecimal> lines = check(draft);
    ItemSets.ItemSet kept =
        sets.save(
            new ItemSets.ItemSet(
                0,
                officer.entity(),
                name(draft),
                draft.shared(),
                actor.personId(),
                clock.now(),
                0));
    add(kept.id(), lines);
    return kept.id();
  }

  /** Changes a set. */
  @Transactional
  public void run(Actor actor, long id, SetDraft draft) {
    Grant officer = actor.require(Role.PROCUREMENT_OFFICER);
    if (sets.findFor(id, officer.entity(), actor.personId()).isEmpty()) {
      throw new Refusal.NotFound("item set " + id);
    }
    Map<String, BigDecimal> lines = check(draft);
    int seen = Objects.requireNonNullElse(draft.version(), -1);
    if (sets.update(id, seen, name(draft), draft.shared()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    sets.removeLines(id);
    add(id, lines);
  }

  private void add(long id, Map<String, BigDecimal> lines) {
    int position = 0;
    for (Map.Entry<String, BigDecimal> line : lines.entrySet()) {
      position++;
      sets.addLine(id, position, line.getKey(), line.getValue());
    }
  }

  /**
   * The quantities by the codes of the items, in the order given; of an item given twice the sum.
   */
  private Map<String, BigDecimal> check(SetDraft draft) {
    List<SetLineInput> given =
        new ArrayList<>(Objects.requireNonNullElse(draft.lines(), List.<SetLineInput>of()));
    Faults faults = new Faults().name("name", name(draft), LONGEST_NAME);
    Map<String, String> codes = codes(given);
    Map<String, BigDecimal> lines = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      SetLineInput line = given.get(i);
      if (line == null || line.quantity() == null) {
        continue;
      }
      String code = codes.get(key(line));
      faults
          .check(code != null, "lines[" + i + "].item", "demand.item-unknown", key(line))
          .check(line.quantity().signum() > 0, "lines[" + i + "].quantity", "shared.not-positive")
          .check(
              line.quantity().compareTo(LARGEST) <= 0
                  && line.quantity().stripTrailingZeros().scale() <= 3,
              "lines[" + i + "].quantity",
              "demand.too-large");
      if (code != null) {
        lines.merge(code, line.quantity(), BigDecimal::add);
      }
    }
    faults
        .check(!lines.isEmpty(), "lines", "demand.set-empty")
        .check(lines.size() <= MOST_LINES, "lines", "demand.set-too-long", MOST_LINES)
        .throwIfAny();
    return lines;
  }

  /** Codes of the catalog by what was given. */
  private Map<String, String> codes(List<SetLineInput> given) {
    List<String> typed =
        given.stream()
            .filter(Objects::nonNull)
            .map(SaveItemSet::key)
            .filter(c -> !c.isEmpty())
            .distinct()
            .toList();
    return typed.isEmpty()
        ? Map.of()
        : catalog.listByCodes(0, typed).stream()
            .collect(
                Collectors.toMap(
                    i -> i.code().toUpperCase(Locale.ROOT), AskableItemQueries.AskableItem::code));
  }

  private static String key(SetLineInput line) {
    return Objects.requireNonNullElse(line.item(), "").strip().toUpperCase(Locale.ROOT);
  }

  private static String name(SetDraft draft) {
    return Objects.requireNonNullElse(draft.name(), "").strip();
  }
}
