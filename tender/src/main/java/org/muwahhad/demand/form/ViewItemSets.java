package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Saved sets: an officer sees their own and those of the entity, others none. */
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

  /**
   * An item that a set is begun with.
   *
   * @param unitCode in which the item is counted today
   * @param quantity in that unit, or null where it is to be stated
   * @param active not retired from the catalog
   */
  public record ChosenItem(
      String itemCode,
      Bilingual name,
      String unitCode,
      Bilingual unit,
      @Nullable BigDecimal quantity,
      boolean active) {}

  /** A page of the sets that the officer may use. */
  @Transactional
  public ListPage<ItemSets.ItemSetRow> list(Actor actor, ListChoice choice) {
    long entity = officer(actor).entity();
    return new ListPage<>(
        sets.listPage(
            entity,
            actor.personId(),
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        sets.count(entity, actor.personId(), choice.like(), choice.filter()),
        choice);
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
   * What a new set begins with: the items of a submission of the entity, or items that were chosen.
   * The quantity of an item is the sum of its lines; where one of them is in another unit than that
   * in which the item is counted today, it is to be stated.
   */
  @Transactional
  public List<ChosenItem> begin(Actor actor, @Nullable Long submission, List<String> items) {
    Grant officer = officer(actor);
    if (submission == null) {
      return chosen(items.stream().distinct().limit(MOST_CHOSEN).toList(), Map.of());
    }
    boolean own =
        submissions.findRow(submission).filter(s -> s.entityId() == officer.entity()).isPresent();
    if (!own) {
      throw new Refusal.NotFound("submission " + submission);
    }
    Map<String, List<SubmissionQueries.LineRow>> lines =
        submissions.listLines(submission).stream()
            .collect(
                Collectors.groupingBy(
                    SubmissionQueries.LineRow::itemCode, LinkedHashMap::new, Collectors.toList()));
    return chosen(List.copyOf(lines.keySet()), lines);
  }

  /** The items of a form that is shown again, in its order. */
  @Transactional
  public List<ChosenItem> again(Actor actor, List<String> items) {
    officer(actor);
    return chosen(items.stream().distinct().toList(), Map.of());
  }

  private List<ChosenItem> chosen(
      List<String> codes, Map<String, List<SubmissionQueries.LineRow>> lines) {
    return codes.isEmpty()
        ? List.of()
        : catalog.listByCodes(0, codes).stream()
            .sorted(Comparator.comparing(i -> codes.indexOf(i.code())))
            .map(
                i ->
                    new ChosenItem(
                        i.code(),
                        i.name(),
                        i.unitCode(),
                        i.unit(),
                        quantity(i, lines.getOrDefault(i.code(), List.of())),
                        i.active()))
            .toList();
  }

  private static @Nullable BigDecimal quantity(
      AskableItemQueries.AskableItem item, List<SubmissionQueries.LineRow> lines) {
    boolean summable =
        item.active() && lines.stream().allMatch(l -> l.unitCode().equals(item.unitCode()));
    return summable
        ? lines.stream()
            .map(SubmissionQueries.LineRow::quantity)
            .reduce(BigDecimal::add)
            .orElse(null)
        : null;
  }

  private static Grant officer(Actor actor) {
    return actor.require(Role.PROCUREMENT_OFFICER);
  }
}
