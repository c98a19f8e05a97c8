package org.muwahhad.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What verifying pieces of the record found, by kind, so that it is told chain by chain. */
final class PieceFindings {
  private final List<PlacedFinding> placed = new ArrayList<>();
  private final List<Finding> differing = new ArrayList<>();
  private final List<Finding> withoutWitness = new ArrayList<>();
  private final List<Finding> outOfOrder = new ArrayList<>();
  private final List<Finding> backdated = new ArrayList<>();
  private final List<Finding> halfTold = new ArrayList<>();
  private final List<Finding> unreadable = new ArrayList<>();

  /** A finding with the place in the record where it is told. */
  private record PlacedFinding(long chainId, long position, Finding finding) {}

  /** Of an entry. */
  void add(long chainId, long position, Finding finding) {
    placed.add(new PlacedFinding(chainId, position, finding));
  }

  /** Of the end of a chain, after its entries. */
  void addAtEnd(long chainId, Finding finding) {
    add(chainId, Long.MAX_VALUE, finding);
  }

  /** That entries are not those of their checkpoint. */
  void addDiffering(Finding finding) {
    differing.add(finding);
  }

  void addWithoutWitness(String place) {
    withoutWitness.add(Finding.of("witness-missing", place));
  }

  void addOutOfOrder(String place) {
    outOfOrder.add(Finding.of("entry-out-of-order", place));
  }

  void addBackdated(String place) {
    backdated.add(Finding.of("entry-backdated", place));
  }

  void addHalfTold(String place) {
    halfTold.add(Finding.of("rows-half-told", place));
  }

  void addUnreadable(String place, String act) {
    unreadable.add(Finding.of("entry-unreadable", place, act));
  }

  void addAll(PieceFindings others) {
    placed.addAll(others.placed);
    differing.addAll(others.differing);
    withoutWitness.addAll(others.withoutWitness);
    outOfOrder.addAll(others.outOfOrder);
    backdated.addAll(others.backdated);
    halfTold.addAll(others.halfTold);
    unreadable.addAll(others.unreadable);
  }

  boolean isEmpty() {
    return placed.isEmpty()
        && differing.isEmpty()
        && withoutWitness.isEmpty()
        && outOfOrder.isEmpty()
        && backdated.isEmpty()
        && halfTold.isEmpty()
        && unreadable.isEmpty();
  }

  /** Those of chains, in the order of the chains and their entries, then those of all entries. */
  List<Finding> ofChains() {
    List<Finding> all = new ArrayList<>();
    placed.stream()
        .sorted(
            Comparator.comparingLong(PlacedFinding::chainId)
                .thenComparingLong(PlacedFinding::position))
        .map(PlacedFinding::finding)
        .forEach(all::add);
    all.addAll(differing);
    all.addAll(withoutWitness);
    all.addAll(outOfOrder);
    all.addAll(backdated);
    all.addAll(halfTold);
    return all;
  }

  /** Entries that the service would not have written so. */
  List<Finding> ofForms() {
    return List.copyOf(unreadable);
  }
}
