package org.muwahhad.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.muwahhad.work.GaleraCluster;

/**
 * Makes things fail, one of the database nodes and one of the nodes of the service at a time, in an
 * order that follows from a seed. Every kind of failure comes once before any comes again.
 */
final class Nemesis {
  private static final int DATABASE_NODES = 3;
  private static final int REST_SECONDS = 3;

  /** What fails. */
  enum Failure {
    DATABASE_KILLED(4),
    DATABASE_FROZEN(20),
    DATABASE_CUT_OFF(10),
    DATABASES_APART(6),
    SERVICE_KILLED(2),
    SERVICE_DISK_FULL(8);

    private final int seconds;

    Failure(int seconds) {
      this.seconds = seconds;
    }
  }

  /** A failure that happened: its target and its times, in nanoseconds from the beginning. */
  record Incident(Failure failure, String target, long began, long healed, long recovered) {}

  private final GaleraCluster cluster;
  private final List<TroubledNode> services;
  private final CallHistory history;
  private final long seed;
  private final List<Incident> incidents = Collections.synchronizedList(new ArrayList<>());

  Nemesis(GaleraCluster cluster, List<TroubledNode> services, CallHistory history, long seed) {
    this.cluster = cluster;
    this.services = List.copyOf(services);
    this.history = history;
    this.seed = seed;
  }

  /** What can be done on this machine. */
  Set<Failure> possible() {
    Set<Failure> possible = EnumSet.allOf(Failure.class);
    if (!cluster.isOnNetworks()) {
      possible.remove(Failure.DATABASE_CUT_OFF);
      possible.remove(Failure.DATABASES_APART);
    }
    if (services.stream().anyMatch(s -> !s.hasDisk())) {
      possible.remove(Failure.SERVICE_DISK_FULL);
    }
    return possible;
  }

  List<Incident> incidents() {
    synchronized (incidents) {
      return List.copyOf(incidents);
    }
  }

  /** Lets database nodes fail for so long. */
  void failDatabases(long nanos) throws Exception {
    Random random = new Random(seed);
    fail(
        EnumSet.range(Failure.DATABASE_KILLED, Failure.DATABASES_APART),
        random,
        nanos,
        failure -> {
          // Half of the time the one on which everybody works.
          int node = random.nextBoolean() ? 1 : 1 + random.nextInt(DATABASE_NODES);
          failDatabase(failure, node);
        });
  }

  /** Lets nodes of the service fail for so long. */
  void failServices(long nanos) throws Exception {
    Random random = new Random(seed + 1);
    fail(
        EnumSet.range(Failure.SERVICE_KILLED, Failure.SERVICE_DISK_FULL),
        random,
        nanos,
        failure -> failService(failure, random.nextInt(services.size())));
  }

  private interface Breakage {
    void run(Failure failure) throws Exception;
  }

  private void fail(Set<Failure> kinds, Random random, long nanos, Breakage breakage)
      throws Exception {
    long end = System.nanoTime() + nanos;
    List<Failure> order = new ArrayList<>(kinds);
    order.retainAll(possible());
    boolean all = false;
    while (!all || System.nanoTime() < end) {
      Collections.shuffle(order, random);
      for (Failure failure : order) {
        if (!all || System.nanoTime() < end) {
          breakage.run(failure);
          TimeUnit.SECONDS.sleep(REST_SECONDS);
        }
      }
      all = true;
    }
  }

  private void failDatabase(Failure failure, int node) throws Exception {
    boolean one = failure != Failure.DATABASES_APART;
    String target = one ? "database node " + node : "all database nodes";
    switch (failure) {
      case DATABASE_KILLED ->
          record(failure, target, () -> cluster.kill(node), () -> cluster.start(node));
      case DATABASE_FROZEN ->
          record(
              failure, target, () -> cluster.freeze(node, true), () -> cluster.freeze(node, false));
      case DATABASE_CUT_OFF -> record(failure, target, () -> cluster.cutOff(node), cluster::join);
      case DATABASES_APART -> record(failure, target, cluster::keepApart, cluster::join);
      default -> throw new IllegalArgumentException(failure.name());
    }
  }

  private void failService(Failure failure, int number) throws Exception {
    TroubledNode node = services.get(number);
    String target = "service node " + (number + 1);
    switch (failure) {
      case SERVICE_KILLED -> record(failure, target, node::kill, node::start);
      case SERVICE_DISK_FULL -> record(failure, target, node::fillDisk, node::emptyDisk);
      default -> throw new IllegalArgumentException(failure.name());
    }
  }

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private void record(Failure failure, String target, Step breaks, Step heals)
      throws IOException, InterruptedException {
    long began = history.now();
    breaks.run();
    TimeUnit.SECONDS.sleep(failure.seconds);
    long healed = history.now();
    heals.run();
    if (failure.name().startsWith("DATABASE")) {
      for (int node = 1; node <= DATABASE_NODES; node++) {
        cluster.await(node);
      }
    } else {
      await(() -> services.stream().allMatch(TroubledNode::isReady));
    }
    Incident incident = new Incident(failure, target, began, healed, history.now());
    incidents.add(incident);
    System.out.printf(
        "%6.1f s  %s of %s: healed after %.1f s, whole again after %.1f s%n",
        seconds(began),
        failure,
        target,
        seconds(healed - began),
        seconds(incident.recovered() - began));
  }

  /** Waits for up to three minutes. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > limit) {
        throw new AssertionError("Not in time");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  static double seconds(long nanos) {
    return nanos / 1e9;
  }

  /** The longest time without service around each kind of failure, in milliseconds. */
  Map<String, Long> longestSilences() {
    Map<Failure, Long> longest = new EnumMap<>(Failure.class);
    for (Incident incident : incidents()) {
      long silence = history.longestSilence(incident.began(), incident.recovered());
      longest.merge(incident.failure(), TimeUnit.NANOSECONDS.toMillis(silence), Math::max);
    }
    Map<String, Long> named = new LinkedHashMap<>();
    for (Failure failure : Failure.values()) {
      if (longest.containsKey(failure)) {
        named.put(failure.name(), Objects.requireNonNull(longest.get(failure)));
      }
    }
    return named;
  }
}
