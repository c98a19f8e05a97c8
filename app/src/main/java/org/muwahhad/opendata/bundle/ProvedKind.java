package org.muwahhad.opendata.bundle;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.muwahhad.audit.Entry;
import org.muwahhad.audit.EntryKind;
import org.muwahhad.award.AwardEntry.AwardsConfirmed;
import org.muwahhad.award.AwardEntry.ScenarioChosen;
import org.muwahhad.award.AwardEntry.ScenarioStated;
import org.muwahhad.award.AwardEntry.ScenarioWorked;
import org.muwahhad.committee.CommitteeEntry.OutcomeRecorded;
import org.muwahhad.committee.CommitteeEntry.VoteCast;
import org.muwahhad.evaluation.EvaluationEntry.BidsRanked;
import org.muwahhad.opendata.bundle.BundleEntry.BundlePublished;
import org.muwahhad.tender.TenderMove.BidsOpened;

/**
 * A kind of entry that a bundle proves, and who reads what such an entry says. Entries of other
 * kinds are in no bundle.
 *
 * @param readers who reads it where the rule does not open it
 * @param isLastAlone whether only the last entry of the kind may be opened, since those before it
 *     tell of figures that were replaced
 * @param rule whether everybody reads an entry, by the figures that are published
 */
record ProvedKind<E extends Entry>(
    Class<E> type, Readers readers, boolean isLastAlone, BiPredicate<OpenFigures, E> rule) {

  /** Who reads an entry that is not open to everybody. */
  enum Readers {
    AUDITORS,
    NOBODY
  }

  /** All kinds. */
  static final List<ProvedKind<?>> ALL =
      List.of(
          new ProvedKind<>(BidsOpened.class, Readers.AUDITORS, false, (open, entry) -> false),
          new ProvedKind<>(
              BidsRanked.class, Readers.AUDITORS, true, (open, entry) -> open.isOf(entry)),
          new ProvedKind<>(
              ScenarioStated.class, Readers.AUDITORS, false, (open, entry) -> open.isOf(entry)),
          new ProvedKind<>(
              ScenarioWorked.class, Readers.AUDITORS, false, (open, entry) -> open.isOf(entry)),
          new ProvedKind<>(ScenarioChosen.class, Readers.AUDITORS, false, (open, entry) -> false),
          new ProvedKind<>(VoteCast.class, Readers.NOBODY, false, (open, entry) -> false),
          new ProvedKind<>(
              OutcomeRecorded.class,
              Readers.AUDITORS,
              false,
              (open, entry) -> open.hasUnitPrices()),
          new ProvedKind<>(AwardsConfirmed.class, Readers.AUDITORS, false, (open, entry) -> false),
          new ProvedKind<>(BundlePublished.class, Readers.NOBODY, false, (open, entry) -> true));

  /** The kind of an act; empty for an act that is in no bundle. */
  static Optional<ProvedKind<?>> find(String act) {
    return ALL.stream().filter(kind -> kind.act().equals(act)).findFirst();
  }

  /** Whether auditors open what an entry of an act says, where a bundle does not give it. */
  static boolean isForAuditors(String act) {
    return find(act).filter(kind -> kind.readers() == Readers.AUDITORS).isPresent();
  }

  /** The acts on the chain of a tender. */
  static List<String> acts() {
    return ALL.stream()
        .filter(kind -> kind.type() != BundlePublished.class)
        .map(ProvedKind::act)
        .toList();
  }

  /** The act of the kind. */
  String act() {
    return EntryKind.of(type).act();
  }

  /** Whether everybody reads an entry, if that is of this kind. */
  boolean isOpen(Entry entry, OpenFigures open) {
    return type.isInstance(entry) && rule.test(open, type.cast(entry));
  }
}
