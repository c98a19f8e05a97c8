package org.muwahhad.demand.submission;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.OpenRound;
import org.muwahhad.demand.round.PlanRound;
import org.muwahhad.shared.Bilingual;

/** Rounds, and entities that answer them, for the tests of demand and of what follows it. */
public final class DemandFixture {
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final TestApp app;
  private final World world;
  private final Actor buyer;

  public DemandFixture(TestApp app, World world) {
    this.app = app;
    this.world = world;
    this.buyer = world.aPersonWho(Role.CENTRAL_BUYER);
  }

  /** An entity with its officer, and its submission in a round. */
  public record Side(long round, long entity, Actor officer, long submission) {}

  public Actor buyer() {
    return buyer;
  }

  /** A round for computers that invites Kuwait and Oman, planned from now on for 30 days. */
  public long aPlannedRound() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return app.get(PlanRound.class)
        .run(
            buyer,
            new PlanRound.Plan(
                "R-"
                    + COUNTER.incrementAndGet()
                    + "-"
                    + UUID.randomUUID().toString().substring(0, 6),
                new Bilingual("جولة اختبار", "Test round"),
                now.minus(Duration.ofMinutes(1)),
                now.plus(Duration.ofDays(30)),
                now.plus(Duration.ofDays(37)),
                List.of("30200000"),
                List.of("KW", "OM"),
                null,
                "Needed at once"));
  }

  public long anOpenRound() {
    long round = aPlannedRound();
    app.get(OpenRound.class).run(buyer, round);
    return round;
  }

  /** A new entity of a state with a draft in a round. */
  public Side aDraft(long round, String state) {
    long entity = world.anEntityIn(state);
    Actor officer = world.anOfficerOf(entity);
    return new Side(round, entity, officer, app.get(StartSubmission.class).run(officer, round));
  }

  /** A new entity of a state that has submitted these lines. */
  public Side aSubmission(long round, String state, LineInput... lines) {
    Side side = aDraft(round, state);
    app.get(SubmitDemand.class)
        .run(side.officer(), side.submission(), request("first", List.of(lines)));
    return side;
  }

  public Actor aCoordinatorOf(String state) {
    return world.aPersonWho(Role.NATIONAL_COORDINATOR, state);
  }

  /** The code of a new laptop with a benchmark of 1,000 US dollars. */
  public String aLaptop() {
    String code = "LAP-" + COUNTER.incrementAndGet();
    world.anItem(code, "30213100", "1000");
    return code;
  }

  /** A complete line; the entity's only site is taken. */
  public static LineInput line(String item, String quantity) {
    return line(item, quantity, LocalDate.now().plusDays(120));
  }

  /** A complete line for what is needed by a day. */
  public static LineInput line(String item, String quantity, LocalDate needBy) {
    return new LineInput(
        item,
        new BigDecimal(quantity),
        needBy,
        null,
        new BigDecimal("250.5"),
        Commitment.FIRM,
        "B-1",
        "استبدال الأجهزة القديمة");
  }

  public static SubmitDemand.DemandSubmission request(String key, List<LineInput> lines) {
    return new SubmitDemand.DemandSubmission(key, null, lines);
  }

  /** Submits the draft as it was saved. */
  public static SubmitDemand.DemandSubmission asSaved(String key) {
    return new SubmitDemand.DemandSubmission(key, null, null);
  }

  public int version(long submission) {
    return Integer.parseInt(app.ask("SELECT version FROM submission WHERE id = " + submission));
  }

  public String status(long submission) {
    return app.ask("SELECT status FROM submission WHERE id = " + submission);
  }

  /** The last act recorded on an object. */
  public String lastAct(String type, long id) {
    return app.ask(
        "SELECT act FROM audit_entry WHERE object_type = '%s' AND object_id = '%d' ORDER BY id DESC"
            .formatted(type, id));
  }
}
