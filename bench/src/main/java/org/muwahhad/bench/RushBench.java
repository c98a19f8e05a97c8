package org.muwahhad.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The last hour before a round closes: entities arrive at a fixed rate whether or not those before
 * them were answered; each form is kept once as the page's script keeps it, and then submitted. The
 * same submissions by bare JDBC at the same rate follow on the same server.
 */
@Command(
    name = "rush",
    description = "Autosave and submission at the rate of the last hour; times and refusals.")
final class RushBench implements Callable<Integer> {
  private static final int ITEMS = 300;

  @Option(names = "--entities", description = "Entities that submit; 5000 by default.")
  private int entities = 5_000;

  @Option(names = "--minutes", description = "Minutes in which they arrive; 10 by default.")
  private double minutes = 10;

  @Option(names = "--lines", description = "Lines of a submission; 40 by default.")
  private int lines = 40;

  @Option(names = "--clients", description = "Connections; 64 by default.")
  private int clients = 64;

  @Option(names = "--warm-up", description = "Entities that arrive before, unmeasured; 300.")
  private int warmUp = 300;

  private final AtomicInteger refused = new AtomicInteger();

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    try (Installation installation = Installation.start()) {
      Population population = Population.in(installation, entities, ITEMS);
      OfficerRequests.openSessions(installation, population);
      Arrivals warm = Arrivals.in(installation, population, "WARM");
      Arrivals rush = Arrivals.in(installation, population, "RUSH");
      Arrivals bare = Arrivals.in(installation, population, "BARE");
      int port = installation.serve();
      double perSecond = entities / (minutes * 60);
      OpenLoop.send(perSecond * 2, clients, warmUp, () -> overHttp(port, population, warm));
      refused.set(0);
      CpuTime before = CpuTime.now();
      OpenLoop.Times times =
          OpenLoop.send(perSecond, clients, entities, () -> overHttp(port, population, rush));
      CpuTime used = CpuTime.now().minus(before);
      Figures.print(
          "%d entities of %d lines at %.2f/s: kept and submitted in %s ms (p50), %s ms (p99), at"
              + " most %s ms; %d refused; CPU time of one %s",
          entities,
          lines,
          perSecond,
          times.millis(500),
          times.millis(990),
          times.millis(1000),
          refused.get(),
          used.each(entities));
      floor(installation, population, bare, perSecond);
      Figures.print(
          "load average at the end: %.2f",
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
    return refused.get() == 0 ? 0 : 1;
  }

  private void floor(
      Installation installation, Population population, Arrivals bare, double perSecond)
      throws Exception {
    String content = Arrivals.contentOfAReceipt(installation);
    CpuTime before = CpuTime.now();
    int count = Math.min(entities, (int) (perSecond * 60));
    OpenLoop.Times times =
        OpenLoop.send(
            perSecond,
            clients,
            count,
            () -> {
              BareSubmission client =
                  new BareSubmission(
                      installation.connect(), population.revisions(), content, lines);
              return new OpenLoop.Client() {
                @Override
                public void send(int n) throws Exception {
                  client.submit(
                      bare.submissions().get(n),
                      bare.chains().get(n),
                      population.entities().get(n));
                }

                @Override
                public void close() throws Exception {
                  client.close();
                }
              };
            });
    Figures.print(
        "floor, bare JDBC at the same rate for a minute: %s ms (p50), %s ms (p99), at most %s ms;"
            + " CPU time of one %s",
        times.millis(500),
        times.millis(990),
        times.millis(1000),
        CpuTime.now().minus(before).each(count));
  }

  private OpenLoop.Client overHttp(int port, Population population, Arrivals arrivals)
      throws IOException {
    WireClient wire = new WireClient(port);
    OfficerRequests requests = new OfficerRequests(lines, ITEMS);
    return new OpenLoop.Client() {
      @Override
      public void send(int n) throws Exception {
        Population.Entity entity = population.entities().get(n);
        String token = OfficerRequests.token(entity);
        try {
          wire.postForm(
              "/rounds/" + arrivals.round() + "/submission/autosave",
              token,
              requests.form(entity, n, 0));
          wire.post(
              "/api/v1/submissions/" + arrivals.submissions().get(n) + "/submit",
              token,
              requests.json(n));
        } catch (IOException e) {
          if (refused.incrementAndGet() == 1) {
            Figures.print("refused: %s", e);
          }
        }
      }

      @Override
      public void close() throws Exception {
        wire.close();
      }
    };
  }
}
