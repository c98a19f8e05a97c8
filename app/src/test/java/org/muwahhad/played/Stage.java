package org.muwahhad.played;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.OpeningMembers;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.demo.ReferenceLoader;
import org.muwahhad.tender.TenderFixture;

/**
 * The people who take part in tenders that are played from demand to award by the acts that people
 * use, on the reference data of every installation: nothing of such a tender is written past the
 * service but the demand that it is made of.
 */
public final class Stage {
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private final TestApp app;
  private final World world;
  private final TenderFixture tenders;
  private final OpeningMembers openers;
  private final List<Actor> reviewers = new ArrayList<>();
  private final Map<String, List<Actor>> committees = new LinkedHashMap<>();
  private final Map<String, Actor> coordinators = new LinkedHashMap<>();
  private final Actor second;

  private Stage(TestApp app) {
    this.app = app;
    app.get(ReferenceLoader.class).run();
    world = World.over(app);
    tenders = TenderFixture.over(app, world);
    second = world.aPersonWho(Role.CENTRAL_BUYER);
    openers = new OpeningMembers(app, world);
    openers.add(3);
    for (int i = 0; i < 3; i++) {
      world.aPersonWho(Role.EVALUATOR);
      reviewers.add(world.aPersonWho(Role.REVIEW_MEMBER));
    }
    STATES.forEach(s -> coordinators.put(s, world.aPersonWho(Role.NATIONAL_COORDINATOR, s)));
    for (String committee : List.of("TECHNICAL", "EXECUTIVE", "UNDERSECRETARIES", "MINISTERIAL")) {
      committees.put(
          committee,
          STATES.stream().map(s -> world.aMemberOf(committee, s, s.equals("AE"))).toList());
    }
  }

  /** Everybody, in a service that has nobody in it yet. */
  public static Stage on(TestApp app) {
    return new Stage(app);
  }

  /** Runs an act at an instant of the database's clock, UTC. */
  public <T> T at(Instant moment, Supplier<T> act) {
    return DemoTime.at(moment, act);
  }

  /** Runs an act at an instant of the database's clock, UTC. */
  public void run(Instant moment, Runnable act) {
    DemoTime.run(moment, act);
  }

  public TestApp app() {
    return app;
  }

  public World world() {
    return world;
  }

  /** Makes rounds with demand that was endorsed. */
  TenderFixture tenders() {
    return tenders;
  }

  /** Who prepares the tenders. */
  public Actor buyer() {
    return tenders.buyer();
  }

  /** Another central buyer, who approves them. */
  public Actor second() {
    return second;
  }

  public OpeningMembers openers() {
    return openers;
  }

  /** The review body; none of them has a part in any tender. */
  public List<Actor> reviewers() {
    return List.copyOf(reviewers);
  }

  /** The members of a committee, one of each state, the first as chair. */
  public List<Actor> committee(String code) {
    return Objects.requireNonNull(committees.get(code));
  }

  public Actor coordinator(String state) {
    return Objects.requireNonNull(coordinators.get(state));
  }
}
