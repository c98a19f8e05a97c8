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
import java.util.Set;
import java.util.function.Function;
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
 * An officer saves items with quantities under a name, for their own use or for all officers of the
 * entity, or changes such a set. A quantity keeps the unit in which it was stated: an item that is
 * counted in another unit since is stated again in that one, or stays as it is. It binds nobody and
 * is not on the record.
 *
 * <p>Refused as invalid input at {@code name} without a name, with more than 100 characters or with
 * what cannot be seen; at {@code shared} with {@code demand.set-not-own} when somebody else than
 * its maker takes a set from the other officers; at {@code lines} with {@code demand.set-empty} and
 * {@code demand.set-too-long}; at an item with {@code demand.item-unknown} and, where it is new in
 * the set, {@code demand.item-retired}; at a quantity with {@code shared.not-positive}, {@code
 * demand.too-large} and {@code demand.set-unit} when it is in another unit than the item. Not found
 * for a set of others, and a conflict when it is no longer the version that was seen.
 */
@Singleton
public class SaveItemSet {
  /** The most items of a set. */
  static final int MOST_LINES = 300;

  private static final int LONGEST_NAME = 100;

  /** What is given of items at most, with those without a quantity. */
  private static final int MOST_GIVEN = 5000;

  private static final BigDecimal LARGEST = new BigDecimal("999999999999");
  private final ItemSets sets;
  private final AskableItemQueries catalog;
  private final DatabaseClock clock;

  SaveItemSet(ItemSets sets, AskableItemQueries catalog, DatabaseClock clock) {
    this.sets = sets;
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * An item and how many; without a quantity it is left out.
   *
   * @param unit code of the unit in which the quantity is; none means that of the item
   */
  public record SetLineInput(
      @Nullable String item, @Nullable String unit, @Nullable BigDecimal quantity) {}

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

  /** A quantity in the unit in which it is kept. */
  private record SetQuantity(String unitCode, BigDecimal quantity) {}

  /** Saves a new set; returns its number. */
  @Transactional
  public long run(Actor actor, SetDraft draft) {
    Grant officer = actor.require(Role.PROCUREMENT_OFFICER);
    Map<String, SetQuantity> lines = check(draft, Map.of(), true);
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
    store(kept.id(), lines, Set.of());
    return kept.id();
  }

  /** Changes a set. */
  @Transactional
  public void run(Actor actor, long id, SetDraft draft) {
    Grant officer = actor.require(Role.PROCUREMENT_OFFICER);
    ItemSets.ItemSetRow standing =
        sets.findFor(id, officer.entity(), actor.personId())
            .orElseThrow(() -> new Refusal.NotFound("item set " + id));
    int seen = Objects.requireNonNullElse(draft.version(), -1);
    if (standing.version() != seen) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    Map<String, SetQuantity> before = new LinkedHashMap<>();
    sets.listLines(id)
        .forEach(l -> before.put(l.itemCode(), new SetQuantity(l.unitCode(), l.quantity())));
    Map<String, SetQuantity> lines = check(draft, before, standing.own());
    if (sets.update(id, seen, name(draft), draft.shared()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    before.keySet().stream()
        .filter(code -> !lines.containsKey(code))
        .forEach(code -> sets.removeLine(id, code));
    store(id, lines, before.keySet());
  }

  private void store(long id, Map<String, SetQuantity> lines, Set<String> before) {
    int position = 0;
    for (Map.Entry<String, SetQuantity> line : lines.entrySet()) {
      position++;
      String code = line.getKey();
      SetQuantity stated = line.getValue();
      if (before.contains(code)) {
        sets.changeLine(id, position, code, stated.unitCode(), stated.quantity());
      } else {
        sets.addLine(id, position, code, stated.unitCode(), stated.quantity());
      }
    }
  }

  /**
   * The quantities by the codes of the items, in the order given; of an item given twice the sum.
   *
   * @param before what the set holds
   * @param own whether the officer made the set
   */
  private Map<String, SetQuantity> check(
      SetDraft draft, Map<String, SetQuantity> before, boolean own) {
    List<SetLineInput> given =
        new ArrayList<>(Objects.requireNonNullElse(draft.lines(), List.<SetLineInput>of()));
    Faults faults =
        new Faults()
            .name("name", name(draft), LONGEST_NAME)
            .check(draft.shared() || own, "shared", "demand.set-not-own")
            .check(given.size() <= MOST_GIVEN, "lines", "demand.set-too-long", MOST_LINES);
    if (given.size() > MOST_GIVEN) {
      faults.throwIfAny();
    }
    Map<String, AskableItemQueries.AskableItem> items = items(given);
    Map<String, SetQuantity> lines = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      SetLineInput line = given.get(i);
      if (line == null || line.quantity() == null) {
        continue;
      }
      AskableItemQueries.AskableItem item = items.get(key(line));
      faults.check(item != null, "lines[" + i + "].item", "demand.item-unknown", key(line));
      if (item != null) {
        SetQuantity kept = before.get(item.code());
        SetQuantity stated = new SetQuantity(unit(line, item, kept), line.quantity());
        faults.check(kept != null || item.active(), field(i), "demand.item-retired", item.code());
        checkUnit(faults, i, item, kept, stated, lines.get(item.code()));
        lines.merge(item.code(), stated, SaveItemSet::together);
        checkQuantity(faults, i, line.quantity(), lines.get(item.code()));
      }
    }
    faults
        .check(!lines.isEmpty(), "lines", "demand.set-empty")
        .check(lines.size() <= MOST_LINES, "lines", "demand.set-too-long", MOST_LINES)
        .throwIfAny();
    return lines;
  }

  private static String field(int index) {
    return "lines[" + index + "].quantity";
  }

  private static SetQuantity together(SetQuantity one, SetQuantity other) {
    return new SetQuantity(one.unitCode(), one.quantity().add(other.quantity()));
  }

  /** The unit in which a quantity is meant; of an item that the set has without one, unknown. */
  private static String unit(
      SetLineInput line, AskableItemQueries.AskableItem item, @Nullable SetQuantity kept) {
    String unit = line.unit();
    if (unit != null && !unit.isBlank()) {
      return unit.strip();
    }
    return kept == null || kept.unitCode().equals(item.unitCode()) ? item.unitCode() : "";
  }

  /** A quantity is in the unit of its item today, or stays in that in which the set has it. */
  private static void checkUnit(
      Faults faults,
      int index,
      AskableItemQueries.AskableItem item,
      @Nullable SetQuantity kept,
      SetQuantity stated,
      @Nullable SetQuantity above) {
    String unit = stated.unitCode();
    boolean known =
        unit.equals(item.unitCode()) && item.active()
            || kept != null && unit.equals(kept.unitCode());
    boolean one = above == null || above.unitCode().equals(unit);
    faults.check(!item.active() && kept == null || known && one, field(index), "demand.set-unit");
  }

  private static void checkQuantity(
      Faults faults, int index, BigDecimal quantity, @Nullable SetQuantity sum) {
    faults
        .check(quantity.signum() > 0, field(index), "shared.not-positive")
        .check(
            quantity.compareTo(LARGEST) <= 0
                && quantity.stripTrailingZeros().scale() <= 3
                && (sum == null || sum.quantity().compareTo(LARGEST) <= 0),
            field(index),
            "demand.too-large");
  }

  /** Items of the catalog by what was given. */
  private Map<String, AskableItemQueries.AskableItem> items(List<SetLineInput> given) {
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
            .collect(Collectors.toMap(i -> i.code().toUpperCase(Locale.ROOT), Function.identity()));
  }

  private static String key(SetLineInput line) {
    return Objects.requireNonNullElse(line.item(), "").strip().toUpperCase(Locale.ROOT);
  }

  private static String name(SetDraft draft) {
    return Objects.requireNonNullElse(draft.name(), "").strip();
  }
}
