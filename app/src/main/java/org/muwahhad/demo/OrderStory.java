package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderBatch;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderLine;
import org.muwahhad.framework.order.AgreeToChange;
import org.muwahhad.framework.order.AskForChange;
import org.muwahhad.framework.order.ChangeRequest;
import org.muwahhad.framework.order.PlaceBasket;
import org.muwahhad.framework.order.PutInBasket;
import org.muwahhad.framework.order.SetOrderThreshold;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.GrantInput;
import org.muwahhad.organisation.person.ProposeAccount;
import org.muwahhad.seeds.demo.DemoEntity;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;

/**
 * An entity orders from a basket in batches. Its suppliers propose other terms, of which the
 * officer agrees to some; a change of a confirmed order waits for its supplier. A second officer
 * comes, and an order of that officer, above the threshold of the entity, waits for the first.
 */
@Singleton
class OrderStory {
  /** Login of the officer whose order waits for another one. */
  static final String SECOND_OFFICER = "officer.second";

  private static final Duration BASKET = Duration.ofDays(9);
  private static final Duration PROPOSED = Duration.ofDays(8);
  private static final Duration AGREED = Duration.ofDays(7);
  private static final Duration ASKED = Duration.ofDays(5);
  private static final Duration SECOND_COMES = Duration.ofDays(4);
  private static final Duration THRESHOLD = Duration.ofDays(3);
  private static final Duration HELD = Duration.ofHours(6);
  private static final BigDecimal ABOVE = new BigDecimal("1000");
  private static final int LEAST = 2;
  private static final BigDecimal MOST = new BigDecimal("4");

  private final PlaceBasket placeBasket;
  private final PutInBasket putInBasket;
  private final AskForChange askForChange;
  private final AgreeToChange agreeToChange;
  private final SetOrderThreshold setThreshold;
  private final ProposeAccount proposeAccount;
  private final DecideProposal decideProposal;
  private final Actors actors;
  private final JdbcOperations jdbc;

  OrderStory(
      PlaceBasket placeBasket,
      PutInBasket putInBasket,
      AskForChange askForChange,
      AgreeToChange agreeToChange,
      SetOrderThreshold setThreshold,
      ProposeAccount proposeAccount,
      DecideProposal decideProposal,
      Actors actors,
      JdbcOperations jdbc) {
    this.placeBasket = placeBasket;
    this.putInBasket = putInBasket;
    this.askForChange = askForChange;
    this.agreeToChange = agreeToChange;
    this.setThreshold = setThreshold;
    this.proposeAccount = proposeAccount;
    this.decideProposal = decideProposal;
    this.actors = actors;
    this.jdbc = jdbc;
  }

  /** An order of the basket. */
  private record StoryOrder(long id, OrderableBalance of) {}

  void enter(DemoPlan plan, DemoCast cast, Timetable timetable, Instant now) {
    // Those that order by the plan meanwhile find what the plan leaves them.
    Set<String> busy = new HashSet<>();
    plan.tenders()
        .forEach(
            t ->
                t.callOffs().stream()
                    .filter(o -> o.at().isAfter(now.minus(BASKET)))
                    .forEach(o -> busy.add(o.entity())));
    List<StoryOrder> orders = new ArrayList<>();
    List<DemoEntity> chosen = new ArrayList<>();
    timetable.add(
        now.minus(BASKET),
        () ->
            plan.entities().stream()
                .filter(e -> signsIn(e) && !busy.contains(e.code()))
                .filter(e -> orderable(cast.entity(e.code())).size() > 1)
                .findFirst()
                .ifPresent(
                    e -> {
                      chosen.add(e);
                      orders.addAll(order(cast, e, now.minus(BASKET)));
                    }));
    timetable.add(now.minus(PROPOSED), () -> propose(orders, now.minus(PROPOSED)));
    timetable.add(now.minus(AGREED), () -> agree(cast, chosen, orders));
    timetable.add(now.minus(ASKED), () -> ask(cast, chosen, orders, now));
    timetable.add(now.minus(SECOND_COMES), () -> chosen.forEach(e -> open(cast, e)));
    timetable.add(now.minus(THRESHOLD), () -> chosen.forEach(e -> limit(cast, e, now)));
    timetable.add(now.minus(HELD), () -> chosen.forEach(e -> hold(cast, e, now)));
  }

  /** Whose officer can sign in. */
  private static boolean signsIn(DemoEntity entity) {
    return entity.officer().equals("officer." + entity.state().toLowerCase(Locale.ROOT));
  }

  /** A few units under two agreements, the first in two batches where it can be. */
  private List<StoryOrder> order(DemoCast cast, DemoEntity entity, Instant at) {
    List<OrderableBalance> items = orderable(cast.entity(entity.code()));
    OrderableBalance first = items.get(0);
    OrderableBalance other =
        items.stream()
            .filter(i -> i.agreementId() != first.agreementId())
            .findFirst()
            .orElse(first);
    List<OrderableBalance> ordered = other.equals(first) ? List.of(first) : List.of(first, other);
    LocalDate day = RiyadhDay.of(at);
    Actor officer = cast.person(entity.officer());
    List<Long> ids =
        placeBasket.run(
            officer,
            new PlaceBasket.Basket(
                "demo-basket",
                ordered.stream()
                    .map(
                        o ->
                            new PlaceBasket.BasketOrder(
                                o.agreementId(),
                                List.of(
                                    new OrderLine(
                                        o.lotItemId(), o.upTo(MOST), batches(o.upTo(MOST), day))),
                                new OrderInstruction(
                                    o.site(), day.plusDays(60), "", "", "PR-2026-118")))
                    .toList()));
    items.stream()
        .skip(1)
        .limit(2)
        .forEach(
            i ->
                putInBasket.run(
                    officer,
                    List.of(
                        new PutInBasket.WantedItem(
                            i.agreementId(), i.lotItemId(), BigDecimal.ONE))));
    List<StoryOrder> orders = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      orders.add(new StoryOrder(ids.get(i), ordered.get(i)));
    }
    return orders;
  }

  private static @Nullable List<OrderBatch> batches(BigDecimal quantity, LocalDate day) {
    return quantity.compareTo(BigDecimal.ONE) <= 0
        ? null
        : List.of(
            new OrderBatch(BigDecimal.ONE, day.plusDays(30)),
            new OrderBatch(quantity.subtract(BigDecimal.ONE), day.plusDays(60)));
  }

  /** Every supplier proposes a day; only the first proposal is answered. */
  private void propose(List<StoryOrder> orders, Instant at) {
    LocalDate day = RiyadhDay.of(at).plusDays(75);
    orders.forEach(
        o ->
            askForChange.run(
                actors.get(o.of().supplierPerson()),
                o.id(),
                new ChangeRequest(
                    "demo-proposal", day, oneLess(o), "يتأخر الشحن من المصنع أسبوعين")));
  }

  private static List<ChangeRequest.LeftItem> oneLess(StoryOrder order) {
    return List.of(
        new ChangeRequest.LeftItem(
            order.of().lotItemId(), order.of().upTo(MOST).subtract(BigDecimal.ONE)));
  }

  private void agree(DemoCast cast, List<DemoEntity> chosen, List<StoryOrder> orders) {
    chosen.forEach(
        e ->
            orders.stream()
                .findFirst()
                .ifPresent(
                    o -> agreeToChange.run(cast.person(e.officer()), o.id(), changeOf(o.id()))));
  }

  /** The officer wants the confirmed order later, which its supplier has not answered. */
  private void ask(DemoCast cast, List<DemoEntity> chosen, List<StoryOrder> orders, Instant now) {
    LocalDate day = RiyadhDay.of(now).plusDays(110);
    chosen.forEach(
        e ->
            orders.stream()
                .findFirst()
                .ifPresent(
                    o ->
                        askForChange.run(
                            cast.person(e.officer()),
                            o.id(),
                            new ChangeRequest("demo-later", day, null, "لم يكتمل تجهيز الموقع"))));
  }

  private void open(DemoCast cast, DemoEntity entity) {
    Actor administrator = cast.person("admin");
    long proposal =
        proposeAccount.run(
            administrator,
            new ProposeAccount.NewPerson(
                SECOND_OFFICER,
                new Bilingual("هند السبيعي", "Hind Al-Subaie"),
                new Bilingual("مديرة المشتريات", "Head of procurement"),
                SECOND_OFFICER + "@example.org",
                new GrantInput(Role.PROCUREMENT_OFFICER, null, entity.code(), null)));
    decideProposal.confirm(cast.person("admin.2"), proposal);
  }

  private void limit(DemoCast cast, DemoEntity entity, Instant now) {
    setThreshold.run(
        cast.person("coordinator." + entity.state().toLowerCase(Locale.ROOT)),
        cast.entity(entity.code()),
        new SetOrderThreshold.Threshold(ABOVE, RiyadhDay.of(now.minus(THRESHOLD)).plusDays(1)));
  }

  /** Half of what is left of an item, which is more than the threshold. */
  private void hold(DemoCast cast, DemoEntity entity, Instant now) {
    LocalDate day = RiyadhDay.of(now).plusDays(45);
    orderable(cast.entity(entity.code())).stream()
        .findFirst()
        .ifPresent(
            o ->
                placeBasket.run(
                    actors.get(second()),
                    new PlaceBasket.Basket(
                        "demo-held",
                        List.of(
                            new PlaceBasket.BasketOrder(
                                o.agreementId(),
                                List.of(
                                    new OrderLine(
                                        o.lotItemId(),
                                        o.left()
                                            .divideToIntegralValue(BigDecimal.valueOf(2))
                                            .max(BigDecimal.ONE))),
                                new OrderInstruction(o.site(), day, "", "", "PR-2026-131"))))));
  }

  private long second() {
    return number("SELECT id FROM person WHERE login = ?", SECOND_OFFICER);
  }

  private long changeOf(long order) {
    return number("SELECT id FROM order_change WHERE open_order = ?", Long.toString(order));
  }

  private long number(String query, String of) {
    return jdbc.prepareStatement(
        query,
        statement -> {
          statement.setString(1, of);
          try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  private List<OrderableBalance> orderable(long entityId) {
    return OrderableBalance.listByValue(jdbc, entityId, LEAST);
  }
}
