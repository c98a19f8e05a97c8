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
  private final EquivalentQueries queries;
  private final AuditLog audit;

  EquivalenceRecord(EquivalentQueries queries, AuditLog audit) {
    this.queries = queries;
    this.audit = audit;
  }

  /** A member that does not count in any group yet. */
  static EquivalentQueries.Member member(
      CatalogItems.StoredItem item, long group, String unit, Factor intoStandard) {
    return new EquivalentQueries.Member(
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
  static List<EquivalentQueries.Member> withStandard(
      List<EquivalentQueries.Member> members, long standardId) {
    Factor intoNew =
        members.stream()
            .filter(m -> m.itemId() == standardId)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Not a member: " + standardId))
            .factor()
            .inverse();
    List<EquivalentQueries.Member> counted = new ArrayList<>();
    for (EquivalentQueries.Member member : members) {
      Factor factor =
          member
              .factor()
              .then(intoNew)
              .orElseThrow(
                  () -> new Refusal.RuleBroken("catalog.factor-too-great", member.itemCode()));
      boolean standard = member.itemId() == standardId;
      counted.add(
          standard ? 0 : counted.size(),
          new EquivalentQueries.Member(
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
  void replace(long group, List<EquivalentQueries.Member> members) {
    queries.removeOthers(group);
    queries.removeStandard(group);
    members.forEach(
        m ->
            queries.add(
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
      List<EquivalentQueries.Member> members) {
    Map<String, String> factors = new TreeMap<>();
    members.forEach(m -> factors.put(m.itemCode(), m.factor().text()));
    String standard =
        members.stream()
            .filter(EquivalentQueries.Member::isStandard)
            .map(EquivalentQueries.Member::itemCode)
            .findFirst()
            .orElse(null);
    audit.record(actor, entry.of(item.id(), item.code(), factors, standard));
  }
}
