package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/** Saved sets: an officer sees the own ones and those of the entity, others none. */
@Singleton
public class ViewItemSets {
  /** Most items that a set is begun with. */
  private static final int MOST_CHOSEN = 100;

  private final ItemSets sets;
  private final OpenRoundQueries rounds;
  private final AskableItemQueries catalog;
  private final SubmissionQueries submissions;
  private final DatabaseClock clock;

  ViewItemSets(
      ItemSets sets,
      OpenRoundQueries rounds,
      AskableItemQueries catalog,
      SubmissionQueries submissions,
      DatabaseClock clock) {
    this.sets = sets;
    this.rounds = rounds;
    this.catalog = catalog;
    this.submissions = submissions;
    this.clock = clock;
  }

  /**
   * A set with its items.
   *
   * @param rounds open rounds that take some of them and in which the entity has not submitted
   */
  public record ItemSetView(
      ItemSets.ItemSetRow set,
      List<ItemSets.ItemSetLine> lines,
      List<OpenRoundQueries.OpenRound> rounds) {}

  /** An item that a set is begun with, and how many, where that is known. */
  public record ChosenItem(
      String itemCode, Bilingual name, Bilingual unit, @Nullable BigDecimal quantity) {}

  @Transactional
  public List<ItemSets.ItemSetRow> list(Actor actor) {
    return sets.listFor(officer(actor).entity(), actor.personId());
  }

  /**
   * One set.
   *
   * @throws Refusal.NotFound also for a set of others
   */
  @Transactional
  public ItemSetView get(Actor actor, long id) {
    Grant officer = officer(actor);
    ItemSets.ItemSetRow row =
        sets.findFor(id, officer.entity(), actor.personId())
            .orElseThrow(() -> new Refusal.NotFound("item set " + id));
    return new ItemSetView(
        row,
        sets.listLines(id),
        rounds.listForSet(id, officer.state(), officer.entity(), clock.now()));
  }

  /**
   * What a new set begins with: the lines of a submission of the entity, of an item that stands
   * there several times the sum, or items that were chosen.
   */
  @Transactional
  public List<ChosenItem> begin(Actor actor, @Nullable Long submission, List<String> items) {
    Grant officer = officer(actor);
    if (submission != null) {
      boolean own =
          submissions.findRow(submission).filter(s -> s.entityId() == officer.entity()).isPresent();
      if (!own) {
        throw new Refusal.NotFound("submission " + submission);
      }
      Map<String, ChosenItem> chosen = new LinkedHashMap<>();
      submissions
          .listLines(submission)
          .forEach(
              l ->
                  chosen.merge(
                      l.itemCode(),
                      new ChosenItem(l.itemCode(), l.name(), l.unit(), l.quantity()),
                      ViewItemSets::together));
      return new ArrayList<>(chosen.values());
    }
    List<String> codes = items.stream().distinct().limit(MOST_CHOSEN).toList();
    return codes.isEmpty()
        ? List.of()
        : catalog.listByCodes(0, codes).stream()
            .sorted(Comparator.comparing(i -> codes.indexOf(i.code())))
            .map(i -> new ChosenItem(i.code(), i.name(), i.unit(), null))
            .toList();
  }

  private static ChosenItem together(ChosenItem one, ChosenItem other) {
    BigDecimal first = one.quantity();
    BigDecimal second = other.quantity();
    return new ChosenItem(
        one.itemCode(),
        one.name(),
        one.unit(),
        first == null || second == null ? null : first.add(second));
  }

  private static Grant officer(Actor actor) {
    return actor.require(Role.PROCUREMENT_OFFICER);
  }
}
