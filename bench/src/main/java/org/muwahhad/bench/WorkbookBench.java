package org.muwahhad.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.shared.TableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A workbook of demand sent in over HTTP, every line checked, and its changes shown; against the
 * same file only parsed.
 */
@Command(
    name = "workbook",
    description = "A workbook of 10,000 lines sent, checked and shown, and the time to parse it.")
final class WorkbookBench implements Callable<Integer> {
  private static final int ITEMS = 300;
  private static final double TARGET_SECONDS = 5;
  private static final String BOUNDARY = "bench-boundary";
  private static final List<String> COLUMNS =
      List.of(
          "key",
          "base",
          "source",
          "item",
          "quantity",
          "unitPrice",
          "needBy",
          "site",
          "commitment",
          "budgetLine",
          "justification");

  @Option(names = "--lines", description = "Lines of the workbook; 10,000 by default.")
  private int lines = 10_000;

  @Option(names = "--runs", description = "Runs, of which the best and the worst are told; 5.")
  private int runs = 5;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    try (Installation installation = Installation.start()) {
      Population population = Population.in(installation, 1, ITEMS);
      OfficerRequests.openSessions(installation, population);
      Population.Entity entity = population.entities().get(0);
      long round = Arrivals.in(installation, population, "BOOK").round();
      int port = installation.serve();
      byte[] warm = workbook(entity, 500);
      send(port, round, entity, warm);
      parse(warm);
      byte[] file = workbook(entity, lines);
      long[] whole = new long[runs];
      long[] parsed = new long[runs];
      for (int i = 0; i < runs; i++) {
        whole[i] = Figures.time(() -> send(port, round, entity, file)).wallMillis();
        parsed[i] = Figures.time(() -> parse(file)).wallMillis();
      }
      report(file.length, whole, parsed);
      return best(whole) <= TARGET_SECONDS * 1000 ? 0 : 1;
    }
  }

  private void report(int bytes, long[] whole, long[] parsed) {
    Figures.print(
        "%d lines (%d KiB) sent, checked and shown: %.2f s at best, %.2f s at worst; target %.0f s",
        lines, bytes >> 10, best(whole) / 1e3, worst(whole) / 1e3, TARGET_SECONDS);
    Figures.print(
        "floor, the file parsed alone: %.2f s at best, %.2f s at worst; ratio %.1f",
        best(parsed) / 1e3, worst(parsed) / 1e3, (double) best(whole) / best(parsed));
  }

  private static long best(long[] millis) {
    return java.util.Arrays.stream(millis).min().orElseThrow();
  }

  private static long worst(long[] millis) {
    return java.util.Arrays.stream(millis).max().orElseThrow();
  }

  /** New lines, as filled into the empty rows of a workbook. */
  private static byte[] workbook(Population.Entity entity, int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "bench", "1.0")) {
      Worksheet sheet = book.newWorksheet("lines");
      for (int column = 0; column < COLUMNS.size(); column++) {
        sheet.value(0, column, COLUMNS.get(column));
      }
      for (int n = 1; n <= count; n++) {
        sheet.value(n, 0, "w-" + n);
        sheet.value(n, 3, "ITEM-" + n % ITEMS);
        sheet.value(n, 4, BareLines.quantity(1, n));
        sheet.value(n, 5, BareLines.PRICE);
        sheet.value(n, 6, BareLines.NEED_BY.toString());
        sheet.value(n, 7, "SITE-0");
        sheet.value(n, 8, "FIRM");
        sheet.value(n, 9, "B-" + entity.id());
        sheet.value(n, 10, BareLines.JUSTIFICATION);
      }
    }
    return bytes.toByteArray();
  }

  private static void parse(byte[] file) {
    TableFile.read(new ByteArrayInputStream(file), "demand.xlsx");
  }

  private static void send(int port, long round, Population.Entity entity, byte[] file)
      throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    String workbook = "http://127.0.0.1:" + port + "/rounds/" + round + "/submission/workbook";
    HttpResponse<String> sent =
        client.send(
            request(workbook, entity)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(file)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    HttpResponse<String> shown =
        client.send(
            request(workbook + "/review", entity).build(), HttpResponse.BodyHandlers.ofString());
    if (sent.statusCode() != 303 || shown.statusCode() != 200 || !shown.body().contains("ITEM-")) {
      throw new IllegalStateException(
          "Sent %d, shown %d: %s".formatted(sent.statusCode(), shown.statusCode(), sent.body()));
    }
  }

  private static HttpRequest.Builder request(String address, Population.Entity entity) {
    return HttpRequest.newBuilder(URI.create(address))
        .header("Accept", "text/html")
        .header("Authorization", "Bearer " + OfficerRequests.token(entity));
  }

  private static byte[] multipart(byte[] file) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(file.length + 500);
    String token =
        "--%1$s\r\nContent-Disposition: form-data; name=\"csrfToken\"\r\n\r\nrush\r\n"
            .formatted(BOUNDARY);
    String head =
        ("--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"demand.xlsx\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
            .formatted(BOUNDARY);
    body.write(token.getBytes(StandardCharsets.UTF_8));
    body.write(head.getBytes(StandardCharsets.UTF_8));
    body.write(file);
    body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }
}
