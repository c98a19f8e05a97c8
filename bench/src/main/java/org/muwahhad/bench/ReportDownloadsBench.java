package org.muwahhad.bench;

import com.sun.net.httpserver.HttpServer;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Members of a committee who download a report at the same moment, each in a session of its own,
 * from a running service with the demonstration data. The report is made before, by the first who
 * asks, and stored. The floor hands out the same bytes from memory by the Java platform's own HTTP
 * server, to as many clients at once.
 */
@Command(
    name = "report-downloads",
    description = "Time to the last byte of a stored report that many members ask for at once.")
final class ReportDownloadsBench implements Callable<Integer> {
  private static final long TARGET_MILLIS = 2_000;

  @Option(names = "--url", defaultValue = "http://127.0.0.1:8080")
  private String url = "";

  @Option(
      names = "--logins",
      split = ",",
      defaultValue = "member.ae,member.bh,member.kw,member.om,member.qa,member.sa",
      description = "Who signs in, in turn.")
  private List<String> logins = List.of();

  @Option(names = "--password", defaultValue = "Muwahhad-demo-1")
  private String password = "";

  @Option(
      names = "--path",
      required = true,
      description = "Of a report that can't change any more, as /reports/award/3/ARABIC/PDF.")
  private String path = "";

  @Option(names = "--members", defaultValue = "60")
  private int members;

  @Option(names = "--rounds", defaultValue = "5")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    List<HttpClient> clients = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      clients.add(signIn(logins.get(i % logins.size())));
    }
    URI report = URI.create(url + path);
    byte[] file = get(clients.get(0), report);
    Figures.print("%,d bytes, %d members at once, %d times", file.length, members, rounds);
    atOnce(clients, report, file.length);
    long[] own = atOnce(clients, report, file.length);
    for (int i = 1; i < rounds; i++) {
      own = joined(own, atOnce(clients, report, file.length));
    }
    long[] floor = floor(clients, file);
    print("service", own);
    print("floor", floor);
    Figures.print(
        "ratio of p95: %.1f", percentile(own, 95) / (double) Math.max(1, percentile(floor, 95)));
    return percentile(own, 95) <= TARGET_MILLIS ? 0 : 1;
  }

  private HttpClient signIn(String login) throws Exception {
    HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    String body =
        "login="
            + URLEncoder.encode(login, StandardCharsets.UTF_8)
            + "&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8);
    client.send(
        HttpRequest.newBuilder(URI.create(url + "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", url)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.discarding());
    return client;
  }

  private static byte[] get(HttpClient client, URI address) throws Exception {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(address + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  /** The milliseconds of each, from the moment at which all ask to the last byte. */
  private static long[] atOnce(List<HttpClient> clients, URI address, int length) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      CyclicBarrier together = new CyclicBarrier(clients.size());
      List<Future<Long>> all = new ArrayList<>();
      for (HttpClient client : clients) {
        all.add(
            threads.submit(
                () -> {
                  together.await();
                  long began = System.nanoTime();
                  if (get(client, address).length != length) {
                    throw new IllegalStateException("Another file");
                  }
                  return (System.nanoTime() - began) / 1_000_000;
                }));
      }
      long[] times = new long[clients.size()];
      for (int i = 0; i < times.length; i++) {
        times[i] = all.get(i).get();
      }
      return times;
    } finally {
      threads.shutdown();
    }
  }

  private long[] floor(List<HttpClient> clients, byte[] file) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), members);
    ExecutorService threads = Executors.newFixedThreadPool(members);
    try {
      server.setExecutor(threads);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
          });
      server.start();
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      atOnce(clients, address, file.length);
      long[] all = {};
      for (int i = 0; i < rounds; i++) {
        all = joined(all, atOnce(clients, address, file.length));
      }
      return all;
    } finally {
      server.stop(0);
      threads.shutdown();
    }
  }

  private static long[] joined(long[] some, long[] more) {
    long[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static void print(String name, long[] times) {
    Figures.print(
        "%-8s p50 %,d ms, p95 %,d ms, longest %,d ms",
        name, percentile(times, 50), percentile(times, 95), percentile(times, 100));
  }

  private static long percentile(long[] times, int percent) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }
}
