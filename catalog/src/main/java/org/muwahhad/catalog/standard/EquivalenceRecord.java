package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.shared.Refusal;

/** Writes the members of a group so that its standard is there first and leaves last. */
@Singleton
class EquivalenceRecord {
  private final EquivalenceGroups groups;
  private final AuditLog audit;

  EquivalenceRecord(EquivalenceGroups groups, AuditLog audit) {
    this.groups = groups;
    this.audit = audit;
  }

  /** A member that does not count in any group yet. */
  static EquivalenceGroups.Member member(
      CatalogItems.StoredItem item, long group, String unit, Factor intoStandard) {
    return new EquivalenceGroups.Member(
        item.id(),
        group,
        null,
        intoStandard.numerator(),
        intoStandard.denominator(),
        unit,
        item.code());
  }

  /**
   * The same members with another as the standard, every factor counting in it.
   *
   * @throws Refusal.RuleBroken {@code catalog.factor-too-great} when one cannot be written
   */
  static List<EquivalenceGroups.Member> withStandard(
      List<EquivalenceGroups.Member> members, long standardId) {
    Factor intoNew =
        members.stream()
            .filter(m -> m.itemId() == standardId)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Not a member: " + standardId))
            .factor()
            .inverse();
    List<EquivalenceGroups.Member> counted = new ArrayList<>();
    for (EquivalenceGroups.Member member : members) {
      Factor factor =
          member
              .factor()
              .then(intoNew)
              .orElseThrow(
                  () -> new Refusal.RuleBroken("catalog.factor-too-great", member.itemCode()));
      boolean standard = member.itemId() == standardId;
      counted.add(
          standard ? 0 : counted.size(),
          new EquivalenceGroups.Member(
              member.itemId(),
              member.groupId(),
              standard ? (Long) member.groupId() : null,
              factor.numerator(),
              factor.denominator(),
              member.unitCode(),
              member.itemCode()));
    }
    return counted;
  }

  /** Puts these members, the standard first, in the place of those there were. */
  void replace(long group, List<EquivalenceGroups.Member> members) {
    groups.removeOthers(group);
    groups.removeStandard(group);
    members.forEach(
        m ->
            groups.add(
                m.itemId(), group, m.standardOf(), m.numerator(), m.denominator(), m.unitCode()));
  }

  /** Makes the entry of an act on the group of an item. */
  interface OfGroup {
    CatalogEntry of(
        long itemId, String code, Map<String, String> members, @Nullable String standard);
  }

  /** Writes the entry of an act on an item's group, on the item's own chain. */
  void record(
      Actor actor,
      OfGroup entry,
      CatalogItems.StoredItem item,
      List<EquivalenceGroups.Member> members) {
    Map<String, String> factors = new TreeMap<>();
    members.forEach(m -> factors.put(m.itemCode(), m.factor().text()));
    String standard =
        members.stream()
            .filter(EquivalenceGroups.Member::isStandard)
            .map(EquivalenceGroups.Member::itemCode)
            .findFirst()
            .orElse(null);
    audit.record(actor, entry.of(item.id(), item.code(), factors, standard));
  }
}
