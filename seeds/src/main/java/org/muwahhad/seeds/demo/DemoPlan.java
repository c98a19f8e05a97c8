package org.muwahhad.seeds.demo;

import java.time.LocalDate;
import java.util.List;
import org.muwahhad.seeds.reference.ReferenceData;

/**
 * The whole demonstration, ready to be played through the application's own acts in the order of
 * their instants. All instants are UTC; acts fall on days that are working days in every member
 * state, weekends considered and holidays not.
 *
 * @param today the day around which everything is placed
 */
public record DemoPlan(
    LocalDate today,
    List<DemoEntity> entities,
    List<DemoPerson> people,
    List<DemoSupplier> suppliers,
    List<DemoItem> items,
    List<DemoRound> rounds,
    List<DemoTender> tenders) {

  /**
   * Makes the plan. The same day and seed give an equal plan; another day moves the dates and
   * leaves the rest as it is, apart from the years in names and the exchange rates of the day.
   *
   * @param today the day of loading in Riyadh
   * @param seed of the generator
   */
  public static DemoPlan generate(LocalDate today, long seed) {
    ReferenceData reference = ReferenceData.load();
    DemoCalendar calendar = new DemoCalendar(today);
    Phrases phrases = Phrases.load();
    PeoplePlan people = PeoplePlan.generate(reference, seed);
    List<DemoItem> items = new CatalogPlan(reference, calendar, phrases, seed).items();
    DemandPlan demand = new DemandPlan(reference, calendar, phrases, people, items, seed);
    List<DemoRound> rounds = RoundOutline.ALL.stream().map(demand::round).toList();
    TenderPlan tenders = new TenderPlan(reference, calendar, phrases, people, items, seed);
    return new DemoPlan(
        today,
        people.entities(),
        people.people(),
        people.suppliers(),
        items,
        rounds,
        TenderOutline.ALL.stream()
            .map(outline -> tenders.tender(outline, rounds.get(outline.round())))
            .toList());
  }
}
