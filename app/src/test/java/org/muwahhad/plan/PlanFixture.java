package org.muwahhad.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.plan.intention.AnnounceIntention;
import org.muwahhad.plan.state.BeginStatePlan;
import org.muwahhad.plan.state.SaveStatePlan;
import org.muwahhad.plan.state.SubmitStatePlan;
import org.muwahhad.shared.Bilingual;

/** Plans of states and intentions to buy, made by the acts that people use. */
public final class PlanFixture {
  public static final String COMPUTERS = "30200000";
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final TestApp app;
  private final World world;
  private final Actor buyer;

  public PlanFixture(TestApp app, World world) {
    this.app = app;
    this.world = world;
    this.buyer = world.aPersonWho(Role.CENTRAL_BUYER);
  }

  public Actor buyer() {
    return buyer;
  }

  public Actor aCoordinatorOf(String state) {
    return world.aPersonWho(Role.NATIONAL_COORDINATOR, state);
  }

  /** The year it is in Riyadh. */
  public int year() {
    return Integer.parseInt(app.ask("SELECT YEAR(UTC_TIMESTAMP() + INTERVAL 3 HOUR)"));
  }

  /** What is needed of computers in the first quarter. */
  public static SaveStatePlan.StatePlanContent needs(String amount, String reason, int version) {
    return new SaveStatePlan.StatePlanContent(
        List.of(
            new SaveStatePlan.CategoryNeeds(COMPUTERS, new BigDecimal(amount), null, null, null)),
        reason,
        version);
  }

  /** An edition of a plan that was begun and saved. */
  public long aDraft(Actor coordinator, int year, String amount) {
    long plan = app.get(BeginStatePlan.class).run(coordinator, year);
    app.get(SaveStatePlan.class).run(coordinator, plan, needs(amount, "The budget was raised", 0));
    return plan;
  }

  /** An edition of a plan that is in force. */
  public long aPlan(Actor coordinator, int year, String amount) {
    long plan = aDraft(coordinator, year, amount);
    app.get(SubmitStatePlan.class).run(coordinator, plan);
    return plan;
  }

  /** What is announced of computers for some states. */
  public static AnnounceIntention.IntentionContent computersFor(String... states) {
    return new AnnounceIntention.IntentionContent(
        "I-" + COUNTER.incrementAndGet(),
        new Bilingual("حواسيب", "Computers"),
        new Bilingual("حواسيب محمولة", "Portable computers"),
        List.of(COMPUTERS),
        List.of(states));
  }

  public long anIntention(String... states) {
    return app.get(AnnounceIntention.class).run(buyer, computersFor(states));
  }

  /** The last act on a thing. */
  public String lastAct(String type, long id) {
    return app.ask(
        "SELECT act FROM audit_entry WHERE object_type = '%s' AND object_id = '%d' ORDER BY id DESC"
            .formatted(type, id));
  }
}
