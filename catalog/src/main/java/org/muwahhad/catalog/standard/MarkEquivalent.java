package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.CatalogEntry.EquivalentMarked;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager marks two items as serving the same need, with the exact conversion between
 * their units, and says which of the group is the standard. The other item joins the group of the
 * first, or both begin one. Being equivalent goes both ways and through all members.
 *
 * <p>Refused with {@code catalog.item-retired} when either is retired, with {@code
 * catalog.in-another-group} when the two are in two groups, with {@code catalog.already-equivalent}
 * when they are in one, with {@code catalog.factor-too-great} when a conversion within the group
 * can't be written exactly, and as invalid input at {@code other} ({@code catalog.item-unknown},
 * {@code catalog.equivalent-itself}, {@code catalog.equivalent-other-kind}), {@code factor} ({@code
 * catalog.factor-malformed}) and {@code standard} ({@code shared.not-a-choice}).
 */
@Singleton
public class MarkEquivalent {
  private final CatalogItems items;
  private final EquivalenceGroups groups;
  private final EquivalenceRecord record;
  private final DatabaseClock clock;

  MarkEquivalent(
      CatalogItems items, EquivalenceGroups groups, EquivalenceRecord record, DatabaseClock clock) {
    this.items = items;
    this.groups = groups;
    this.record = record;
    this.clock = clock;
  }

  /**
   * What is equivalent.
   *
   * @param other code of the other item
   * @param factor units of the other item that one unit of the item is: {@code 10}, {@code 2.5} or
   *     {@code 5/2}
   * @param standard code of the item that is to be the standard of the group: one of the two, or
   *     the present standard; blank keeps the present one, or takes the other item without one
   */
  public record Mark(String other, String factor, String standard) {}

  @Transactional
  public void run(Actor actor, String itemCode, Mark mark) {
    actor.require(Role.CATALOG_MANAGER);
    CatalogItems.StoredItem item = active(items.get(itemCode));
    Faults faults = new Faults();
    Optional<Factor> factor = Factor.parse(mark.factor());
    faults.check(factor.isPresent(), "factor", "catalog.factor-malformed");
    Optional<CatalogItems.StoredItem> other = other(faults, item, mark.other());
    faults.throwIfAny();
    active(other.orElseThrow());

    List<EquivalenceGroups.Member> members = joined(actor, item, other.get(), factor.orElseThrow());
    long standard = standard(members, mark.standard(), other.get());
    List<EquivalenceGroups.Member> counted = EquivalenceRecord.withStandard(members, standard);
    record.replace(counted.get(0).groupId(), counted);
    record.record(actor, EquivalentMarked::new, item, counted);
    record.record(actor, EquivalentMarked::new, other.get(), counted);
  }

  /** The members of the group that comes out, every factor still counting in its old standard. */
  private List<EquivalenceGroups.Member> joined(
      Actor actor, CatalogItems.StoredItem item, CatalogItems.StoredItem other, Factor factor) {
    Optional<Long> ofItem = groups.findGroup(item.id());
    Optional<Long> ofOther = groups.findGroup(other.id());
    if (ofItem.isPresent() && ofOther.isPresent()) {
      throw new Refusal.RuleBroken(
          ofItem.equals(ofOther) ? "catalog.already-equivalent" : "catalog.in-another-group",
          item.code(),
          other.code());
    }
    String unit = groups.unitOf(item.id());
    String otherUnit = groups.unitOf(other.id());
    if (ofItem.isPresent()) {
      return with(ofItem.get(), item, other, otherUnit, factor.inverse());
    }
    if (ofOther.isPresent()) {
      return with(ofOther.get(), other, item, unit, factor);
    }
    long group = groups.save(new EquivalenceGroups.Group(0, clock.now(), actor.personId())).id();
    return List.of(
        EquivalenceRecord.member(other, group, otherUnit, Factor.ONE),
        EquivalenceRecord.member(item, group, unit, factor));
  }

  /** A group and one more item, with the factor between its unit and that of a member. */
  private List<EquivalenceGroups.Member> with(
      long group,
      CatalogItems.StoredItem member,
      CatalogItems.StoredItem joining,
      String unit,
      Factor factor) {
    groups.lock(group);
    List<EquivalenceGroups.Member> members = new ArrayList<>(groups.listMembers(group));
    Factor ofMember =
        members.stream()
            .filter(m -> m.itemId() == member.id())
            .findFirst()
            .orElseThrow(Refusal.Conflict::changedMeanwhile)
            .factor();
    Factor intoStandard =
        factor
            .then(ofMember)
            .orElseThrow(() -> new Refusal.RuleBroken("catalog.factor-too-great", joining.code()));
    members.add(EquivalenceRecord.member(joining, group, unit, intoStandard));
    return members;
  }

  private static long standard(
      List<EquivalenceGroups.Member> members, String named, CatalogItems.StoredItem other) {
    if (named.isBlank()) {
      return members.stream()
          .filter(EquivalenceGroups.Member::isStandard)
          .findFirst()
          .map(EquivalenceGroups.Member::itemId)
          .orElse(other.id());
    }
    return members.stream()
        .filter(m -> m.itemCode().equals(named.strip()))
        .findFirst()
        .orElseThrow(() -> new Refusal.InvalidInput("standard", "shared.not-a-choice"))
        .itemId();
  }

  private Optional<CatalogItems.StoredItem> other(
      Faults faults, CatalogItems.StoredItem item, String code) {
    if (code.isBlank()) {
      faults.check(false, "other", "shared.missing");
      return Optional.empty();
    }
    String named = code.strip().toUpperCase(Locale.ROOT);
    Optional<CatalogItems.StoredItem> other = items.findByCode(named);
    faults
        .check(other.isPresent(), "other", "catalog.item-unknown", named)
        .check(!named.equals(item.code()), "other", "catalog.equivalent-itself")
        .check(
            other.isEmpty() || other.get().kind() == item.kind(),
            "other",
            "catalog.equivalent-other-kind");
    return other;
  }

  private static CatalogItems.StoredItem active(CatalogItems.StoredItem item) {
    if (item.status() != ItemStatus.ACTIVE) {
      throw new Refusal.RuleBroken("catalog.item-retired", item.code());
    }
    return item;
  }
}
